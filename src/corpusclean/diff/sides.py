"""Records found by the id of their source, wherever they stand in a file, with only their places in memory."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from typing import Any, BinaryIO

from attrs import define, field

from corpusclean.diff.compare import Difference, Ledgered, compare
from corpusclean.errors import RecordError
from corpusclean.model import Rejection
from corpusclean.provenance.replay import canonical
from corpusclean.record import Record
from corpusclean.record_json import parsed, record_from_dict


@define
class Side:
    """A file of records, one JSON object to a line: records as ``clean`` writes them, or as ``written`` does.

    ``rejections``: the documents without a record; ``None`` where that is not known.
    """

    file: BinaryIO
    name: str
    rejections: tuple[Rejection, ...] | None = None
    recipe: dict[str, Any] | None = None
    places: dict[str, list[int]] = field(factory=lambda: defaultdict(list))
    paths: dict[str, tuple[str, int]] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        at = 0
        for number, line in enumerate(self.file, 1):
            data = _ledgered(line, f"{self.name}, line {number}").data
            self.recipe = self.recipe or dict(data["recipe"])
            self.places[data["id"]].append(at)
            if data["origin"]["path"] is not None and not data["origin"]["warc"]:
                self.paths.setdefault(data["origin"]["path"], (data["id"], at))
            at += len(line)

    def __len__(self) -> int:
        return sum(map(len, self.places.values()))

    def at(self, place: int) -> Ledgered:
        """The record whose line begins at byte ``place``."""
        self.file.seek(place)
        return _ledgered(self.file.readline(), self.name)

    def records(self) -> Iterator[tuple[str, int]]:
        """Id and place of every record, in order of the file."""
        return iter(sorted(((id_, at) for id_, places in self.places.items() for at in places), key=lambda one: one[1]))


def written(record: Record) -> bytes:
    """A line for a ``Side`` that also holds how the blocks read."""
    return canonical({"record": record.to_dict(), "texts": [entry.text for entry in record.blocks]}) + b"\n"


def differences(a: Side, b: Side) -> Iterator[Difference]:
    """One for every record of either side: those of ``a`` in their order, then what only ``b`` has.

    Records are matched by the id of their source, the same id in their order; then by the path.
    """
    left = {id_: deque(places) for id_, places in b.places.items()}
    unmatched: list[tuple[str, int]] = []
    for id_, place in a.records():
        if left.get(id_):
            yield compare(a.at(place), b.at(left[id_].popleft()))
        else:
            unmatched.append((id_, place))
    for id_, place in unmatched:
        path = a.at(place).data["origin"]["path"]
        other, at = b.paths.get(path, ("", -1)) if path is not None else ("", -1)
        if at in left.get(other, ()):
            left[other].remove(at)
            yield Difference("source", other, path)
        else:
            yield Difference("only-a", id_, path)
    for place, id_ in sorted((place, id_) for id_, places in left.items() for place in places):
        yield Difference("only-b", id_, b.at(place).data["origin"]["path"])


def _ledgered(line: bytes, where: str) -> Ledgered:
    """The record that a line holds. Raises ``RecordError`` that begins with ``where``."""
    try:
        said = parsed(line.removesuffix(b"\n"))
        data = said["record"] if _has_texts(said) else said
        record_from_dict(data)
    except RecordError as error:
        raise RecordError(f"{where}: {error}") from error
    if data is not said:
        return Ledgered(data, said["texts"])
    kept = [(block.get("text_start"), block.get("text_end")) for block in data["blocks"]]
    return Ledgered(data, [None if start is None else data["text"][start:end] for start, end in kept])


def _has_texts(said: Any) -> bool:
    """Whether this is what ``written`` writes. A file that a user names may hold anything."""
    if not (isinstance(said, dict) and said.keys() == {"record", "texts"} and isinstance(said["texts"], list)):
        return False
    record, texts = said["record"], said["texts"]
    blocks = record.get("blocks") if isinstance(record, dict) else None
    is_long_enough = isinstance(blocks, list) and len(blocks) == len(texts)
    return is_long_enough and all(text is None or isinstance(text, str) for text in texts)
