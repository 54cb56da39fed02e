"""The table of rules. A new rule is a new file here and a line below; where scores are equal, the earlier line wins."""

from __future__ import annotations

from typing import Final

from corpusclean.label.rules import (
    about,
    appeal,
    bar,
    bio,
    bracketed,
    breadcrumb,
    byline,
    contact,
    copyright,
    corpus_tags,
    database,
    duplicate,
    edition,
    front_matter,
    hashtags,
    hidden,
    inset,
    lead,
    license_notice,
    link_list,
    markup,
    menu,
    outside_main,
    page_furniture,
    permalink,
    phrase,
    repeat,
    sales,
    section,
    tail,
    timecodes,
    title,
    widget,
)
from corpusclean.label.rules.base import Rule

#: Rules see the blocks and never one another's findings.
RULES: Final[tuple[Rule, ...]] = (
    hidden.RULE,
    front_matter.RULE,
    edition.RULE,
    database.RULE,
    corpus_tags.RULE,
    page_furniture.RULE,
    timecodes.RULE,
    permalink.RULE,
    breadcrumb.RULE,
    title.RULE,
    byline.RULE,
    hashtags.RULE,
    bracketed.RULE,
    widget.RULE,
    copyright.RULE,
    license_notice.RULE,
    bio.RULE,
    about.RULE,
    phrase.RULE,
    markup.RULE,
    link_list.RULE,
    bar.RULE,
    contact.RULE,
    sales.RULE,
    appeal.RULE,
    outside_main.RULE,
)
#: Context rules run once after them and see the first findings on the neighbours.
CONTEXT_RULES: Final[tuple[Rule, ...]] = (
    section.RULE,
    menu.RULE,
    tail.RULE,
    repeat.RULE,
    duplicate.RULE,
    lead.RULE,
    inset.RULE,
)

ALL_RULES: Final[tuple[Rule, ...]] = RULES + CONTEXT_RULES
