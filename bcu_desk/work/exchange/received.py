"""What files bring, or have brought: told before anything is changed, and after."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bcu_desk.domain.merge.knowledge import Span

NEW, WAITING, NOTHING_NEW, RECEIPT, REQUEST = (
    "new",
    "waiting",
    "nothing_new",
    "receipt",
    "request",
)


@dataclass(frozen=True, slots=True)
class Author:
    """Who made changes that came, at which desk; how many, and how many of them remove a row."""

    name: str
    desk: int
    changes: int
    removes: int


@dataclass(frozen=True, slots=True)
class Asked:
    """What a desk asks for: `wants` is empty where it asks for whatever it lacks."""

    desk: int
    name: str
    wants: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Beyond:
    """Changes of a desk that was withdrawn, beyond the last that counted, brought by another desk.

    `taken` where this desk is the lead and let them count; else they wait for the lead's word.
    """

    desk: int
    name: str
    status: str
    first: int
    last: int
    taken: bool


@dataclass(frozen=True, slots=True)
class Received:
    """What a file brings, or has brought once it is applied.

    `state` is `new`, `nothing_new`, `waiting`, `receipt` or `request`; `changes` are those that
    people made, without word of what desks had taken in; the counts are of rows by noun;
    `conflicts` and `clashes` are how many are open afterwards; `missing` is what waiting changes
    need; `gone` are the rows removed, by noun and id, and `much` whether they are so many that it
    must be said again; `builds_on` is what a reader must hold of each desk's changes; `parked`
    changes tell of what only a newer program knows, and are kept for it; `beyond` are those of
    desks that were withdrawn, which nobody who withdrew them had seen.
    """

    state: str
    applied: bool
    senders: tuple[str, ...]
    changes: int
    new: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    conflicts: int
    clashes: int
    waiting: int
    missing: tuple[Span, ...]
    gone: tuple[tuple[str, int], ...] = ()
    much: bool = False
    authors: tuple[Author, ...] = ()
    asked: tuple[Asked, ...] = ()
    builds_on: tuple[tuple[int, int], ...] = ()
    parked: int = 0
    beyond: tuple[Beyond, ...] = ()
