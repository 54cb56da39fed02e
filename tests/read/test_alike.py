"""The codec that several blocks show is tried first in all of them."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401  (registers the codecs)
import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean.provenance.replay import check_replay

PLAIN = (
    "Der Rat der kleinen Hafenstadt beschloss am Montagabend über die letzte Fähre, die noch ein Jahr fährt.",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
)


def damaged(text: str, codec: str) -> str:
    return text.encode("utf-8").decode(codec)


def cleaned(paragraphs: list[str], kind: str = "text/plain") -> corpusclean.Record:
    joined = "\n\n".join(paragraphs) if kind == "text/plain" else "".join(f"<p>{one}</p>" for one in paragraphs)
    source = joined.encode("utf-8")
    record = corpusclean.clean(source, media_type=kind)
    assert check_replay(record.to_dict(), source) == []
    return record


@pytest.mark.parametrize("text", ["El niño comió piñas.", "Sí, señor", "ÃO PAULO", "µ, ±"])
def test_a_sound_block_among_damaged_ones_stays(text: str) -> None:
    said = cleaned([damaged(PLAIN[1], "sloppy-windows-1251")] * 3 + [text])
    assert text in " ".join(entry.text or "" for entry in said.blocks)


def test_one_damaged_block_is_no_evidence() -> None:
    odd = damaged("El niño", "sloppy-windows-1251")
    said = cleaned([damaged(PLAIN[1], "sloppy-windows-1251"), odd])
    assert odd in " ".join(entry.text or "" for entry in said.blocks)


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_an_unclear_block_is_read_as_the_others(kind: str) -> None:
    odd = "El niño comió piñas, sí"
    said = cleaned([damaged(PLAIN[1], "sloppy-windows-1251")] * 3 + [damaged(odd, "sloppy-windows-1251")], kind)
    entry = next(entry for entry in said.blocks if entry.text == odd)
    assert {each.step for each in entry.edits} == {"encode:sloppy-windows-1251+decode:utf-8"}


@given(st.lists(st.sampled_from([*PLAIN, "plain words", "naïve café", "Ã©"]), min_size=1, max_size=6))
def test_sound_pages_stay(paragraphs: list[str]) -> None:
    said = " ".join(entry.text or "" for entry in cleaned(paragraphs).blocks)
    assert all(one in said for one in paragraphs if one != "Ã©")
