"""Reservations against mining: what states none comes first; each one found has its evidence."""

import json

import pytest

from corpusclean import Source, clean

PROSE = "The council of the harbour town voted on Monday evening to keep its last ferry running for another year."


def page(head, body=PROSE):
    return f"<html><head>{head}</head><body><p>{body}</p></body></html>".encode()


def found(data, **carrier):
    return clean(Source(data, "text/html", **carrier)).reservations


@pytest.mark.parametrize(
    "head",
    [
        "",
        '<meta name="robots" content="noindex, nofollow, noarchive">',
        '<meta name="tdm-reservation" content="0">',
        '<meta name="tdm-reservation" content="0"><meta name="tdm-policy" content="https://a.example/p.json">',
        '<meta name="ai-training" content="yes">',
        '<meta name="description" content="What noai means for robots">',
        '<meta name="keywords" content="noai, noml">',
        '<meta name="robots" content="noaint">',
        '<script>var c = "c2pa.actions";</script>',
    ],
)
def test_states_no_reservation(head):
    assert found(page(head)) == ()


def test_an_article_about_reservations_states_none():
    said = 'Write <code>"c2pa.training-mining": {"use": "notAllowed"}</code> or noai into the robots tag.'
    assert found(page("", f"{PROSE} {said}")) == ()


@pytest.mark.parametrize(
    ("head", "reservation"),
    [
        ('<meta name="robots" content="index, NOAI, noimageai">', ("robots: noai", "robots: noimageai")),
        ('<meta name="GPTBot" content="noml">', ("gptbot: noml",)),
        ('<meta http-equiv="X-Robots-Tag" content="noai">', ("x-robots-tag: noai",)),
        ('<meta name="tdm-reservation" content="1">', ("tdm-reservation: 1",)),
        ('<meta name="tdm-policy" content="https://a.example/p.json">', ("tdm-policy: https://a.example/p.json",)),
        ('<meta name="ai-training" content="Disallowed">', ("ai-training: Disallowed",)),
        (
            '<script type="application/json">{"label": "c2pa.training-mining", "data": {"entries": '
            '{"c2pa.ai_training": {"use": "notAllowed"}}}}</script>',
            ("c2pa.training-mining: notAllowed",),
        ),
    ],
)
def test_markup_states_a_reservation(head, reservation):
    data = page(head)
    record = clean(data, media_type="text/html")
    assert record.reservations == reservation
    evidence = record.evidence["reservations"]
    assert data[evidence.start : evidence.end] in head.encode()


@pytest.mark.parametrize(
    ("headers", "reservation"),
    [
        ({"X-Robots-Tag": "noindex"}, ()),
        ({"TDM-Reservation": "0"}, ()),
        ({"Content-Usage": "train-ai=y"}, ()),
        ({"X-Robots-Tag": "otherbot: noindex, gptbot: noai"}, ("x-robots-tag: gptbot: noai",)),
        ({"TDM-Reservation": "1", "TDM-Policy": "/p.json"}, ("tdm-reservation: 1", "tdm-policy: /p.json")),
        ({"Content-Usage": "search=y, train-ai=n"}, ("content-usage: train-ai=n",)),
    ],
)
def test_the_carrier_states_a_reservation(headers, reservation):
    record = clean(Source(PROSE.encode(), "text/plain", headers=headers))
    assert record.reservations == reservation
    if reservation:
        evidence = record.evidence["reservations"]
        assert (evidence.by, evidence.start) == ("carrier", None)


def test_a_manifest_hidden_in_a_text_states_a_reservation():
    manifest = b'C2PATXT\0{"cawg.training-mining": {"cawg.ai_training": {"use": "notAllowed"}}}'
    hidden = "\ufeff" + "".join(chr(0xFE00 + n if n < 16 else 0xE0100 + n - 16) for n in manifest)
    record = clean(f"{PROSE}{hidden}")
    assert record.text == PROSE
    assert record.reservations == ("cawg.training-mining: notAllowed",)
    assert record.blocks[0].edits[0].step == "hidden-bytes"
    assert json.loads(record.to_json())["evidence"]["reservations"]["by"] == "c2pa manifest"


def test_front_matter_states_a_reservation():
    text = f"---\ntitle: A ferry\ntdm-reservation: 1\n---\n\n# A ferry\n\n{PROSE}\n"
    assert clean(text, media_type="text/markdown").reservations == ("tdm-reservation: 1",)
