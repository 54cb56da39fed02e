"""Damage in a text, found by ftfy and written down as literal edits, so that replay needs no ftfy."""

from __future__ import annotations

import re
import unicodedata

from ftfy import ExplanationStep, TextFixerConfig, fix_and_explain
from ftfy.badness import is_bad

from corpusclean.model import Edit
from corpusclean.provenance.replay import edit
from corpusclean.read.invisible import INVISIBLE, invisible

_PROFILE = TextFixerConfig(
    unescape_html=True,
    replace_lossy_sequences=False,  # it invents U+FFFD
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,  # a line end is white space to replay
)
_LITERAL = _PROFILE._replace(unescape_html=False)
_CONTROL = "\x01-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\u206a-\u206f\ufff9-\ufffc"
_CONTROLS = re.compile(f"[{_CONTROL}]")
_REFERENCE = re.compile("&#?[0-9A-Za-z]{1,24};")
_FOREIGN = re.compile("[^\0-\x7f]+")
#: What stands in every text that ftfy finds bad: two foreign characters side by side, or one of a few. Both patterns
#: begin with one set of characters, which makes the search for them twice as fast.
_BAD = "\x80-\x9fÂÃŒœ"
_MAY_BE_BAD = re.compile(f"[^\0-\x7f](?:[^\0-\x7f]|(?<=[{_BAD}]))")
#: What stands in every text that has anything to mend or to take out, but for a reference or a combining character.
_ODD = re.compile(
    f"[\x01-\x08\x0b\x0e-\x1f\x7f-\U0010ffff](?:[^\0-\x7f]|(?<=[{_CONTROL}{INVISIBLE}{_BAD}]))",
)
_LONGEST_SIGN = 10
#: In a text with fewer foreign stretches than one in so many characters only their surroundings are looked at.
_SPARSE = 40
_ACCENT = re.compile("[\u00c0-\u017f]")
_LATIN = re.compile("[A-Za-z]")
_OTHER = re.compile("[\u0370-\u1dff\u2c00-\uffff]")
#: Characters of a single span that may be none: a quote and a capital look like one letter of another script.
_FEW = 3
_SUSPICIOUS = re.compile(r"(?:[^\t\n -~]|&#?[0-9A-Za-z]{1,24};)+")


def repairs(text: str, *, unescape: bool = True) -> tuple[Edit, ...]:
    """The edits that mend ``text``; ``()`` for almost every text there is.

    ``unescape``: whether HTML character references are damage here (in text, not in code or HTML).
    """
    if not (unescape and "&" in text):
        if text.isascii() and text.isprintable():
            return ()
        if not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
            return ()
    edits = _mended(text, unescape) if _is_suspicious(text, unescape) else ()
    if text.isascii() and not edits:
        return ()
    fixed = edit(text, [(e.start, e.end, e.replacement) for e in edits]) if edits else text
    hidden = tuple(invisible(fixed))
    if not hidden or not edits:
        return edits or hidden
    steps = dict.fromkeys(each.step for each in (*edits, *hidden))
    return align(text, edit(fixed, [(e.start, e.end) for e in hidden]), "+".join(steps))


def _mended(text: str, unescape: bool) -> tuple[Edit, ...]:
    fixed, steps = fix_and_explain(text, _PROFILE if unescape else _LITERAL)
    if fixed == text:
        return ()
    edits = align(text, fixed, "+".join(map(_step_name, steps or ())))
    lone = any(_is_lone(text, each) for each in edits)
    if not lone and (len(edits) > 1 or edits[0].end - edits[0].start > _FEW):
        return edits
    sound = edit(text, [(e.start, e.end) for e in edits])
    few = len(edits) == 1 and edits[0].end - edits[0].start <= _FEW
    if few and _OTHER.search(edits[0].replacement) and _LATIN.search(sound):
        return ()
    return tuple(each for each in edits if not _is_lone(text, each)) if _ACCENT.search(sound) else edits


def _is_lone(text: str, each: Edit) -> bool:
    """Whether an edit takes away a Â that is a word of its own; among sound accents it is a letter."""
    before = text[each.start - 1 : each.start]
    return text[each.start : each.end].strip(" \xa0") == "Â" and not before.strip()


def _is_suspicious(text: str, unescape: bool) -> bool:
    if unescape and "&" in text and _REFERENCE.search(text):
        return True
    if not text.isprintable() and _CONTROLS.search(text):
        return True
    if text.isascii():
        return False
    return may_be_bad(text) or not unicodedata.is_normalized("NFC", text)


def may_be_bad(text: str) -> bool:
    """Whether ftfy sees damage in ``text``, or in pieces of it: each of its signs is short and holds no ASCII alone."""
    if not _MAY_BE_BAD.search(text):
        return False
    spans = [match.span() for match in _FOREIGN.finditer(text)]
    if len(spans) * _SPARSE > len(text):
        return is_bad(text)
    return is_bad("\n".join([text[max(0, start - _LONGEST_SIGN) : end + _LONGEST_SIGN] for start, end in spans]))


def _step_name(step: ExplanationStep) -> str:
    return step.parameter if step.action == "apply" else f"{step.action}:{step.parameter}"


def align(text: str, fixed: str, step: str) -> tuple[Edit, ...]:
    """Edits that turn ``text`` into ``fixed``, in linear time.

    Anchors are the ASCII between suspicious spans, found again in order; where one is missing, a single edit covers
    the changed middle.
    """
    spans = [match.span() for match in _SUSPICIOUS.finditer(text)]
    edits: list[Edit] = []
    at = last = 0
    followings = [start for start, _ in spans[1:]] + [len(text)] * bool(spans)
    for (start, end), following in zip(spans, followings, strict=True):
        at += start - last
        anchor = text[end:following]
        stop = fixed.find(anchor, at) if following < len(text) else len(fixed) - len(anchor)
        if stop < at:
            return _middle(text, fixed, step)
        if text[start:end] != fixed[at:stop]:
            edits.append(Edit(start, end, fixed[at:stop], step))
        at, last = stop, end
    if edit(text, [(e.start, e.end, e.replacement) for e in edits]) != fixed:
        return _middle(text, fixed, step)
    return tuple(edits)


def _middle(text: str, fixed: str, step: str) -> tuple[Edit, ...]:
    start = 0
    limit = min(len(text), len(fixed))
    while start < limit and text[start] == fixed[start]:
        start += 1
    tail = 0
    while tail < limit - start and text[-1 - tail] == fixed[-1 - tail]:
        tail += 1
    return (Edit(start, len(text) - tail, fixed[start : len(fixed) - tail], step),)
