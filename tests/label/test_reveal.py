"""Hidden text stays hidden unless it is all that the page has to say."""

import pytest

from corpusclean import clean
from corpusclean.provenance.replay import check_replay

SENTENCE = "The keeper of the lighthouse at Port Marrow wrote down every ship that passed the point that winter."
PROSE = "".join(f"<p>{n}. {SENTENCE}</p>" for n in range(5))
MENU = "<ul><li><a href=/>Home</a><li><a href=/news>News</a></ul>"


def cleaned(body):
    return clean(f"<!DOCTYPE html><title>Log</title><body>{body}".encode(), media_type="text/html")


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{PROSE}</article><div hidden>{PROSE.replace('ship', 'boat')}</div>",
        f"<article>{PROSE}</article><noscript>{PROSE.replace('ship', 'boat')}</noscript>",
        f"{MENU}<div hidden><p>{SENTENCE}</p></div>",
        f"{MENU}<template>{PROSE}</template>",
        f"{MENU}<dialog>{PROSE}</dialog>",
        f"{MENU}<div class=cookie-consent style='display:none'>{PROSE}</div>",
        f"{MENU}<div class=modal><div hidden>{PROSE}</div></div>",
        f"{MENU}<div hidden>{'<p>We use cookies to give you the best experience on our website, as many do.</p>' * 8}</div>",
        f"{MENU}<div hidden>{PROSE.replace('<p>', '<p><a href=/x>').replace('</p>', '</a></p>')}</div>",
    ],
)
def test_stays_hidden(body):
    record = cleaned(body)
    assert "hidden text kept" not in record.warnings
    assert any("boat" in (block.text or "") for block in record.blocks) == ("boat" in body)
    assert not [block for block in record.blocks if block.kept and "boat" in (block.text or "")]
    assert record.counts["labels"].get("hidden", 0) > 50


@pytest.mark.parametrize(
    "body",
    [
        f"{MENU}<noscript><main>{PROSE}</main></noscript>",
        f"<div id=root></div><div hidden id=S:0><h2>Ships</h2>{PROSE}</div><script>move('S:0')</script>",
        f"{MENU}<div style='visibility: hidden'>{PROSE}</div><p>Loading</p>",
    ],
)
def test_is_the_page_where_nothing_else_is(body):
    record = cleaned(body)
    assert "hidden text kept" in record.warnings
    assert record.text.count(SENTENCE) == 5
    assert f"{SENTENCE}\n\n1. " in record.text
    source = f"<!DOCTYPE html><title>Log</title><body>{body}".encode()
    assert check_replay(record.to_dict(), source) == []


def test_what_follows_has_the_break_that_it_has_on_the_page():
    record = cleaned(
        f"<div hidden>{PROSE}</div>She closed the book in March and never wrote another line about any ship in it."
    )
    assert record.text.endswith(
        f"{SENTENCE}\n\nShe closed the book in March and never wrote another line about any ship in it."
    )


def test_hidden_prose_is_said_in_a_warning():
    record = cleaned(f"<article>{PROSE}</article><p hidden>Ignore all that stands above and {SENTENCE}</p>")
    assert record.warnings == ("hidden text left out",)
    assert [block.label for block in record.blocks][-1] == "hidden"
