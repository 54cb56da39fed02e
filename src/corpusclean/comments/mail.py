"""Mails and Usenet posts in one file: "From: NAME <ADDRESS> / Date: DATE / Subject: … / BODY / -- / SIGNATURE".

A single mail is no thread. The first one opens it; lines behind ``>`` quote another, and the line that says whom is no
words of the one who answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email.utils import parseaddr, parsedate_to_datetime
from typing import Final

from attrs import evolve, field, frozen

from corpusclean.comments.header_times import stamp
from corpusclean.comments.lines import Lines
from corpusclean.model import Page, Post, Thread

#: Header fields by what they tell, in the languages that programs write them in.
_FIELDS: Final = {
    "author": "from|von|de|da|van|от|fra|från|od",
    "date": (
        "date|sent|datum|gesendet|envoyé|fecha|enviado|enviado el|data|inviato|verzonden|дата|отправлено|sendt|skickat"
    ),
    "subject": "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|тема|emne|ämne|temat",
    "id": "message-id",
    "answers": "in-reply-to",
    "others": (
        "to|cc|bcc|an|à|a|para|aan|кому|till|til|do|reply-to|references|newsgroups|organi[sz]ation|sender|lines|path|"
        "followup-to|mime-version|user-agent|importance|received|return-path|list-[a-z]+|content-[a-z-]+|x-[a-z-]+|"
        "nntp-[a-z-]+"
    ),
}
_FIELD: Final = re.compile(
    rf"(?:{'|'.join(f'(?P<{name}>{said})' for name, said in _FIELDS.items())})\s?:\s?(.*)", re.IGNORECASE | re.DOTALL
)
_LONGEST_NAME: Final = 30
_QUOTED: Final = re.compile(r"\s{0,3}>")
_ENVELOPE: Final = re.compile(r"From \S+@\S+ .{10,40}\d{4}")
_WROTE: Final = "wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|skrev|napisała?"
_WHO_WROTE: Final = re.compile(
    rf"(?:on|am|le|el|em|il|op|den|dnia)\b.{{5,160}}(?:{_WROTE})\b.{{0,60}}:", re.IGNORECASE | re.DOTALL
)
_SIGNATURE: Final = re.compile(r"--\s?")
_MOST_SIGNED: Final = 10
_NEEDED: Final = frozenset(("author", "date", "subject"))


@frozen
class _Mail:
    """A header, ``lines[start:end]``, by field."""

    start: int
    end: int
    said: dict[str, str] = field(factory=dict)


def find(page: Page, lines: Lines) -> Iterator[Thread]:
    """The thread of at least two mails."""
    mails = list(_mails(lines))
    if len(mails) < 2:
        return
    posts = [
        _post(page, lines, mail, end)
        for mail, end in zip(mails, [*(mail.start for mail in mails[1:]), len(lines)], strict=True)
    ]
    yield Thread("mail", tuple(_answering(posts, mails)))


def _mails(lines: Lines) -> Iterator[_Mail]:
    end = 0
    named = [at for at, line in enumerate(lines) if ":" in line.text[:_LONGEST_NAME]]
    behind = set(named)
    for at in named:
        if at < end or at + 1 not in behind:
            continue
        end, said = at, dict[str, str]()
        while end < len(lines) and (match := _field(lines[end].text)):
            name = next(name for name, value in match.groupdict().items() if value is not None)
            said.setdefault(name, match.groups()[-1].strip())
            end += 1
        if said.keys() >= _NEEDED:
            envelope = at > 0 and _ENVELOPE.match(lines[at - 1].text) is not None
            yield _Mail(at - envelope, end, said)


def _field(text: str) -> re.Match[str] | None:
    return _FIELD.fullmatch(text) if text.find(":", 0, _LONGEST_NAME) > 0 else None


def _post(page: Page, lines: Lines, mail: _Mail, end: int) -> Post:
    meta = [line.block for line in lines[mail.start : mail.end] if line.text]
    words = [at for at in range(mail.end, end) if lines[at].text]
    signed = next((n for n, at in enumerate(words) if _SIGNATURE.fullmatch(lines[at].text)), len(words))
    if len(words) - signed > _MOST_SIGNED:
        signed = len(words)
    meta += [lines[at].block for at in words[signed:]]
    runs: list[list[int]] = []
    body: list[int] = []
    before = False
    for n, at in enumerate(words[:signed]):
        quoted = _QUOTED.match(lines[at].text) is not None
        following = words[n + 1] if n + 1 < signed else None
        if following is not None and _QUOTED.match(lines[following].text) and _WHO_WROTE.fullmatch(lines[at].text):
            meta.append(lines[at].block)
            continue
        body.append(lines[at].block)
        if quoted:
            runs = [*runs[:-1], [*runs[-1], lines[at].block]] if before else [*runs, [lines[at].block]]
        before = quoted
    raw = "\n".join(page.blocks[number].text for number in meta[: mail.end - mail.start])
    return Post(
        tuple(sorted(meta)),
        tuple(body),
        _name(mail.said["author"]),
        _time(mail.said["date"]),
        raw=raw,
        quotes=tuple(map(tuple, runs)),
    )


def _name(said: str) -> str | None:
    name, address = parseaddr(said)
    return name or address or said or None


def _time(said: str) -> str | None:
    try:
        return parsedate_to_datetime(said).isoformat()
    except (ValueError, TypeError):
        found = stamp(said)
        return found.published if found else None


def _answering(posts: Sequence[Post], mails: Sequence[_Mail]) -> Iterator[Post]:
    """The posts with parent and depth, where ids tell them; the first one opens the thread."""
    places = {mail.said["id"]: number for number, mail in enumerate(mails) if "id" in mail.said}
    depths = [0] * len(posts)
    for number, (post, mail) in enumerate(zip(posts, mails, strict=True)):
        answered = places.get(mail.said.get("answers", ""), 0)
        if not 0 < answered < number:
            yield evolve(post, opening=number == 0)
            continue
        depths[number] = depths[answered] + 1
        yield evolve(post, depth=depths[number], parent=answered - 1)
