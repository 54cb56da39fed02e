"""Which class words set an element apart, and which only sound as if they did."""

from __future__ import annotations

import pytest

from corpusclean.label.zones import labels_of
from corpusclean.model import Element


def kind(*words: str, tag: str = "div") -> str | None:
    return labels_of([Element(tag, words)])[0][0]


@pytest.mark.parametrize(
    "word",
    [
        "elementor-widget-wrap",
        "elementor-widget-text-editor",
        "cmp-container",
        "cmp-text",
        "operating-hours",
        "decorating",
        "tilegallery",
        "top-[var(--nav-height)]",
        "bg-[url('/ads/1.png')]",
        "has-sidebar",
        "no-sidebar",
        "hide-read-more-ad",
        "js-datatooltip",
        "group/tooltip",
        "game_rightcol",
        "article-content",
        "sitesubject",
        "long-jump",
        "editing",
    ],
)
def test_words_that_set_nothing_apart(word: str) -> None:
    assert kind(word) is None


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("widget", "related"),
        ("widget_recent_entries", "related"),
        ("footer-widget-area", "footer"),
        ("cookie-banner", "cookie"),
        ("cmpbox", "cookie"),
        ("star-rating", "feedback"),
        ("legal-links", "footer"),
        ("tooltip", "other"),
        ("right-column", "related"),
        ("sidebar", "related"),
        ("site-nav", "navigation"),
        ("top-ads", "ad"),
        ("printfooter", "navigation"),
        ("sitesub", "navigation"),
        ("mw-jump-link", "navigation"),
        ("jump-to-nav", "navigation"),
        ("mw-editsection", "navigation"),
        ("navbox-styles", "navigation"),
    ],
)
def test_words_that_set_apart(word: str, label: str) -> None:
    assert kind("box", word) == f"boilerplate.{label}"
