"""Peak memory of a system, in a process of its own."""

from __future__ import annotations

import heapq
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from attrs import evolve

from benchmarks.run import Column, warm_up
from benchmarks.systems import HTML, TEXT, System, choose

#: How many documents a system cleans, the largest of a run.
DOCUMENTS: Final = 10
_ROOT: Final = Path(__file__).parent.parent
_STATUS: Final = Path("/proc/self/status")


def with_peaks(columns: Sequence[Column], documents: Iterable[bytes], done: Callable[[], None]) -> tuple[Column, ...]:
    """``columns`` with the peak memory of each system over the largest of ``documents``."""
    track = "html" if all(column.form == "html" for column in columns) else "text"
    largest = heapq.nlargest(DOCUMENTS, documents, key=len)
    out = []
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, str(number)) for number in range(len(largest))]
        for file, document in zip(files, largest, strict=True):
            file.write_bytes(document)
        for column in columns:
            out.append(evolve(column, megabytes=_measure(track, column.system, files)))
            done()
    return tuple(out)


def with_peak(column: Column, megabytes: float | None) -> Column:
    """``column`` with a peak that was measured elsewhere."""
    return evolve(column, megabytes=megabytes)


def report(track: str, system: str, files: Sequence[Path]) -> None:
    """Clean ``files`` with one system and print the peak of this process in megabytes: what ``with_peaks`` starts."""
    chosen: tuple[System, ...] = choose(HTML if track == "html" else TEXT, [system])
    warm_up(chosen, (file.read_bytes() for file in files))
    print(_peak())


def _measure(track: str, system: str, files: Sequence[Path]) -> float | None:
    command = [sys.executable, "-m", "benchmarks", "memory", track, system, *map(str, files)]
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else None


def _peak() -> float:
    # getrusage counts the process that started this one in; the kernel's own mark does not
    if _STATUS.exists():
        line = next(line for line in _STATUS.read_text("ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    import resource  # noqa: PLC0415  (not on every system)

    bytes_each = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * bytes_each / 1024**2
