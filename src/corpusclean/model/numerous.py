"""How the classes are made of which a page has a thousand values."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from attrs import define

__all__ = ["numerous"]

if TYPE_CHECKING:
    from attrs import frozen as numerous
else:
    # A frozen value takes four times as long to be made. Type checkers see to it that none is changed.
    numerous = partial(define, unsafe_hash=True)
