"""Checks of what callers hand over: a wrong value is one line that names it and says what is wanted."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any, Final, TypeAlias

_Validator: TypeAlias = Callable[[Any, Any, Any], None]
#: What bytes can be handed over as.
BYTES: Final = (bytes, bytearray, memoryview)
_HALF_PAIRS: Final = re.compile("[\ud800-\udfff]")
#: A year, a month, a day, or a day with its time, as ISO 8601 and WARC write them.
_MOMENT: Final = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,
)


def is_unicode(text: str) -> bool:
    """Whether ``text`` has no half surrogate pair, as bytes of a file name have that are not UTF-8."""
    return text.isascii() or _HALF_PAIRS.search(text) is None


def is_moment(text: str) -> bool:
    """Whether ``text`` is a day of the calendar with or without a time, or its year or month alone, in ISO 8601.

    >>> [is_moment(said) for said in ("2024-05-04T03:02:01Z", "2024-02-29", "2024", "2023-02-29", "yesterday")]
    [True, True, True, False, False]
    """
    match = _MOMENT.fullmatch(text)
    if match is None:
        return False
    try:
        date(*(int(part or 1) for part in match.group(1, 2, 3)))
    except ValueError:
        return False
    return True


def printable_name(name: str) -> str:
    """``name`` as Unicode: bytes of a file name that are not UTF-8 read U+FFFD."""
    return _HALF_PAIRS.sub("\ufffd", name)


def must_be(name: str, value: object, kinds: type | tuple[type, ...], wanted: str) -> None:
    """Raise ``TypeError`` where ``value`` is not of ``kinds``."""
    if not isinstance(value, kinds):
        raise TypeError(f"{name} must be {wanted}, not {_kind(value)}")


def text_or_none(name: str, value: object) -> None:
    """Raise ``TypeError`` where ``value`` is neither text nor ``None``, ``ValueError`` where it is no Unicode."""
    must_be(name, value, (str, type(None)), "a str or None")
    if isinstance(value, str) and not is_unicode(value):
        raise ValueError(f"{name} holds half a surrogate pair: {value!a}")


def is_text(_owner: Any, field: Any, value: Any) -> None:
    """A validator: text or ``None``."""
    text_or_none(field.name, value)


def is_texts(_owner: Any, field: Any, value: Any) -> None:
    """A validator: a mapping from text to text."""
    must_be(field.name, value, Mapping, "a mapping of names to texts")
    for name, said in value.items():
        must_be(f"a name in {field.name}", name, str, "a str")
        must_be(f"{field.name}[{name!a}]", said, str, "a str")
        if not is_unicode(name + said):
            raise ValueError(f"{field.name}[{name!a}] holds half a surrogate pair")


def one_of(names: Collection[str]) -> _Validator:
    """A validator: one of ``names``."""

    def check(_owner: Any, field: Any, value: Any) -> None:
        if value not in names:
            raise ValueError(f"{field.name} {value!r} is not one of {', '.join(names)}")

    return check


def at_least(least: int, most: int | None = None) -> _Validator:
    """A validator: a whole number that is not below ``least``, nor above ``most``."""

    def check(_owner: Any, field: Any, value: Any) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"{field.name} must be an int, not {_kind(value)}")
        if value < least:
            raise ValueError(f"{field.name} must be at least {least}, not {value}")
        if most is not None and value > most:
            raise ValueError(f"{field.name} must be at most {most}, not {value}")

    return check


def as_bytes(value: bytes | bytearray | memoryview) -> bytes:
    """A converter: the bytes of a document. Raises ``TypeError`` for anything else."""
    must_be("the source", value, BYTES, "bytes")
    return bytes(value)


def names_of(name: str, value: Iterable[str]) -> frozenset[str]:
    """The names that ``value`` lists. Raises ``TypeError`` for a single one too, whose letters would be taken."""
    wanted = "a list of names, like ['title']"
    if isinstance(value, (str, *BYTES)):
        raise TypeError(f"{name} must be {wanted}, not {_kind(value)}")
    must_be(name, value, Iterable, wanted)
    names = frozenset(value)
    for one in names:
        must_be(f"each of {name}", one, str, "a str")
    return names


def _kind(value: object) -> str:
    return "None" if value is None else type(value).__name__
