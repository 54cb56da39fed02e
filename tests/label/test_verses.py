"""Stock phrases that are verses, items or headings of the document itself, in text without a site around it."""

from __future__ import annotations

import pytest

from corpusclean import clean

POEMS = {
    "en": "Who keeps the ledger of the tide?\nMore\nand more again, the water said,\nFollow me,\nsaid the light.\nHome, home,\nClose",
    "de": "Am Anleger\nWeiter,\nweiter noch, sagte das Wasser,\nNach oben\ngeht der Blick,\nSchließen\nkann nur, wer offen war.",
    "pt": "No cais\nMais\ne mais ainda, disse a água.\nVoltar\né só de quem partiu.\nFechar\na porta, abrir o mar.",
    "ru": "У причала\nДальше,\nи назад.\nПоиск\nводы в темноте.\nПравила\nзнает один паромщик.",
    "zh": "渡口\n更多的水，\n更多的夜。\n返回\n只属于出发的人。\n关闭\n是一扇门的本分。",
    "ko": "나루터\n더 보기\n위해 물은 몸을 낮춘다.\n닫기\n전에 문은 한 번 운다.",
    "ar": "عند المرسى\nالمزيد\nمن الماء، قال الليل.\nعودة\nمن لم يرحل.\nإغلاق\nباب وفتح بحر.",
}
CHANGES = """# Changes

## Added

- Share button in the toolbar
- Print
- Dark mode

## Removed

- Newsletter
"""
MANUAL = """# Read a file line by line

Open the file with a context manager, so that it is closed even when a line of it cannot be decoded at all.

## Search

The query goes into the path. Quotes must be escaped.
"""
MENU = "Home\n\nShop\n\nAbout us\n\nContact\n"


def removed(text: str, media_type: str) -> set[str]:
    blocks = clean(text, media_type=media_type).blocks
    return {block.text for block in blocks if not block.label.startswith(("article", "title"))}


@pytest.mark.parametrize("poem", POEMS.values(), ids=POEMS.keys())
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_verses_stay(poem: str, gap: str) -> None:
    assert removed(poem.replace("\n", gap), "text/plain") == set()


@pytest.mark.parametrize("text", [CHANGES, MANUAL])
def test_items_and_headings_of_the_document_stay(text: str) -> None:
    assert removed(text, "text/markdown") == set()


def test_a_menu_without_running_text_goes() -> None:
    assert removed(MENU, "text/plain") == {"Home", "Shop", "About us", "Contact"}
