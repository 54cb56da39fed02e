"""What decides a record beside the source: our code, phrases and options, and the versions of what we build on."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from attrs import field, fields_dict, frozen

from corpusclean.checks import at_least, must_be, one_of
from corpusclean.errors import UnknownRules
from corpusclean.provenance.replay import canonical
from corpusclean.version import __version__

#: The names of ``label.model.PRESETS``, which would take numpy along.
PRESETS = ("balanced", "precision", "recall")
#: The name of the rules, phrases, comment systems and model of this version: a pinned recipe names it. Under one name
#: no document's ``content`` changes; tests/golden.json holds it to that.
RULES = "2026.1"
#: What becomes of comments, and of their authors.
COMMENTS = ("within", "split", "drop")
COMMENT_AUTHORS = ("keep", "pseudonym", "drop")
#: Larger sources are rejected unless a recipe says otherwise.
MAX_BYTES = 64_000_000
#: Bytes that a key of pseudonyms has at least.
SHORTEST_KEY = 16
#: Fields that are not in the digest of options.
_NO_OPTIONS = ("name", "author_key")
#: Folders of the package that hold rules: labelling, comment systems and their data.
_RULES = ("label", "comments")
#: The files of ``label.model.weights.FILES``, in their order.
_WEIGHTS = ("text.bin", "html.bin")
_CODE = (".py", ".toml", ".json")
#: Files of the package that cannot change a record, as patterns of whole names. They are not in the digest of code, so
#: that a change of them changes no recipe; tests/test_recipe_code.py compares them with what the pipeline imports.
_OUTSIDE = (
    "__main__.py",
    "annotations.py",
    "cli.py",
    "cli_*.py",
    "config.py",
    "diff/*.py",
    "exports/*.py",
    "files.py",
    "hook.py",
    "hook_*.py",
    "html/open_elements.py",
    "inputs.py",
    "manifest.py",
    "markdown_*.py",
    "provenance/check.py",
    "provenance/places.py",
    "provenance/takedown.py",
    "provenance/trace.py",
    "provenance/tree.py",
    "provenance/verify.py",
    "provenance/coverage.py",
    "read/html_paths.py",
    "records_file.py",
    "rerun.py",
    "restoration.py",
    "statement/*.py",
)
_READERS = ("attrs", "beautifulsoup4", "chardet", "ftfy", "langdetect")


def _honoured(_recipe: Recipe, _field: Any, named: str) -> None:
    if named != RULES:
        raise UnknownRules(named)


def _names(said: Iterable[str] | None) -> tuple[str, ...] | None:
    if said is None:
        return None
    if isinstance(said, (str, bytes)) or not isinstance(said, Iterable):
        raise TypeError(f"comment_systems takes a sequence of names, like ('disqus',), not {type(said).__name__}")
    names = tuple(said)
    for name in names:
        must_be("a name in comment_systems", name, str, "a str")
    return tuple(sorted(set(names)))


def _known(_recipe: Recipe, _field: Any, named: tuple[str, ...] | None) -> None:
    if not named:
        return
    from corpusclean.comments import known_systems  # noqa: PLC0415  (few recipes name any)

    unknown = sorted({*named} - known_systems())
    if unknown:
        known = ", ".join(sorted(known_systems()))
        raise ValueError(f"no comment system is called {', '.join(map(ascii, unknown))}; known are {known}")


def _is_key(_recipe: Recipe, _field: Any, key: bytes | None) -> None:
    must_be("author_key", key, (bytes, type(None)), "bytes or None")
    if key is not None and len(key) < SHORTEST_KEY:
        raise ValueError(f"author_key must have at least {SHORTEST_KEY} bytes, not {len(key)}")


@frozen
class Recipe:
    """The options of a run. Frozen and small: everything in it is part of every record's ``recipe``.

    ``name``: the preset by which the model decides: ``balanced``, ``precision`` (less boilerplate is left in the text)
    or ``recall`` (less of the article is lost).
    ``rules``: the name of a rule set. This version has one, ``RULES``; any other raises ``UnknownRules``, a
    ``ValueError``.
    ``comment_systems``: the names of the comment systems that are asked, all where ``None``; what recognises comments
    by their shape alone is always asked.
    ``comments``: ``within`` the record; ``split``: each is to be a record of its own (``split_comments``); ``drop``:
    their blocks stay in the ledger, their words are left out.
    ``comment_authors``: ``keep`` names, replace each by a ``pseudonym`` (a hash keyed by ``author_key``, so that one
    name is one pseudonym wherever the key is the same), or ``drop`` them. The key is in no record and no digest.
    ``max_bytes``: larger sources are rejected. ``max_undecodable``: per mille of a source's bytes.

    Raises ``ValueError`` for a name that is not known (of a preset, a rule set, a comment system …), a limit that is
    too low, and a key of under 16 bytes; ``TypeError`` for a value of another type.
    """

    name: str = field(default="balanced", validator=one_of(PRESETS))
    rules: str = field(default=RULES, validator=_honoured)
    comment_systems: tuple[str, ...] | None = field(default=None, converter=_names, validator=_known)
    comments: str = field(default="within", validator=one_of(COMMENTS))
    comment_authors: str = field(default="keep", validator=one_of(COMMENT_AUTHORS))
    author_key: bytes | None = field(default=None, repr=False, validator=_is_key)
    max_bytes: int = field(default=MAX_BYTES, validator=at_least(1))
    max_undecodable: int = field(default=100, validator=at_least(0, 1000))

    def __attrs_post_init__(self) -> None:
        if self.comment_authors == "pseudonym" and not self.author_key:
            raise ValueError("pseudonyms need a key: give author_key, for example secrets.token_bytes(32)")

    def to_dict(self) -> dict[str, Any]:
        """The recipe as a record states it: digests, and the versions of what can change output."""
        return {
            "name": self.name,
            "rule_set": self.rules,
            "corpusclean": _code_digest(),
            "rules": _rules_digest(),
            "model": _model_digest(),
            "options": _options_digest(tuple((name, getattr(self, name)) for name in _option_names())),
            "reader": dict(_versions()),
        }

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of ``to_dict()``."""
        return "sha256:" + hashlib.sha256(canonical(self.to_dict())).hexdigest()


def is_outside(name: str) -> bool:
    """Whether the file ``name`` of the package, with ``/``, cannot change a record."""
    return any(fnmatchcase(name, pattern) for pattern in _OUTSIDE)


def _package_files(folder: Traversable, prefix: str = "") -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        name = prefix + entry.name
        if entry.is_dir():
            found += _package_files(entry, name + "/")
        elif name.endswith(_CODE):
            found.append((name, entry.read_bytes()))
    return sorted(found)


def _digest(named: list[tuple[str, bytes]]) -> str:
    listed = {name: hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest() for name, data in named}
    return "sha256:" + hashlib.sha256(canonical(listed)).hexdigest()


@cache
def _code_digest() -> str:
    return _digest([(name, data) for name, data in _package_files(files("corpusclean")) if not is_outside(name)])


@cache
def _rules_digest() -> str:
    package = files("corpusclean")
    return _digest([entry for folder in _RULES for entry in _package_files(package / folder, folder + "/")])


@cache
def _model_digest() -> str:
    folder = files("corpusclean") / "label/model"
    return "sha256:" + hashlib.sha256(b"".join((folder / name).read_bytes() for name in _WEIGHTS)).hexdigest()


@cache
def _option_names() -> tuple[str, ...]:
    return tuple(name for name in fields_dict(Recipe) if name not in _NO_OPTIONS)


@lru_cache(maxsize=16)
def _options_digest(options: tuple[tuple[str, Any], ...]) -> str:
    return "sha256:" + hashlib.sha256(canonical(dict(options))).hexdigest()


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    readers = tuple((name, version(name)) for name in _READERS)
    return (("corpusclean", __version__), *readers, ("unicode", unicodedata.unidata_version))
