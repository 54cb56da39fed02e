"""Work on several documents at once, in processes of their own, with the results in the order of the documents."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from typing import Final, Protocol, TypeVar

from corpusclean.cli_common import Problem

_Given = TypeVar("_Given")
_Made = TypeVar("_Made")
#: Windows allows a pool no more.
_MOST: Final = 61
#: So many documents for each process are at hand, done or waiting: a long one holds up few others, and memory is flat.
_AT_HAND: Final = 8


class Workers(Protocol):
    """Does the same work on each of some things, and gives the results in their order, as ``map`` does."""

    def __call__(self, work: Callable[[_Given], _Made], things: Iterable[_Given], /) -> Iterator[_Made]: ...


@contextmanager
def workers(jobs: int) -> Iterator[Workers]:
    """``jobs`` processes that work; this one alone where that is 1, and as many as it may use cores where it is 0.

    The processes are gone at the end, however that comes. Raises ``Problem`` where one of them ends before.
    """
    count = min(jobs or _cores(), _MOST)
    if count == 1:
        yield map
        return
    pool = ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield _InOrder(pool, count * _AT_HAND)
    except BrokenProcessPool:
        _end_all()
        raise Problem("a worker process was ended from outside", "if memory ran out, use fewer --jobs") from None
    except BaseException:
        _end_all()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


class _InOrder:
    """What is asked of a pool, at most ``at_hand`` things ahead of what has been taken."""

    def __init__(self, pool: ProcessPoolExecutor, at_hand: int) -> None:
        self._pool = pool
        self._at_hand = at_hand

    def __call__(self, work: Callable[[_Given], _Made], things: Iterable[_Given], /) -> Iterator[_Made]:
        asked: deque[Future[_Made]] = deque()
        for thing in things:
            asked.append(self._pool.submit(work, thing))
            if len(asked) >= self._at_hand:
                yield asked.popleft().result()
        while asked:
            yield asked.popleft().result()


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin() -> None:
    """Let the command end this process, also where it cannot do so any more: an interrupt is the command's matter."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_command, daemon=True).start()


def _end_with_command() -> None:
    command = parent_process()
    if command is not None:
        command.join()
        os._exit(1)


def _end_all() -> None:
    for process in active_children():
        process.terminate()
