"""Sections of a pack, which features contribute: the briefing knows none of them by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Block, DataTable
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a pack is to be told.

    `at` is the minute it speaks of, `since` the minute of the pack before it, if there was one, and
    `after` the newest step of the file that this one told of.
    `phones` lets telephone numbers in, `sensitive` what only OFFICIAL-SENSITIVE packs may hold.
    A `brief` pack takes what weighs most of each list, and says how many more there are and where.
    """

    at: int
    since: int | None = None
    after: int | None = None
    phones: bool = False
    sensitive: bool = False
    brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A section as it was read: its blocks in order.

    `count` is what a reader would count in it, `note` a few words beside the title, `dated` the
    days its figures are of where that is not the pack's own. `sensitive` names in words what in it
    is for OFFICIAL-SENSITIVE packs only, `left_out` what of that it does not tell. `tables` go with
    the pack in a workbook, `defined` are words that are used in them with what they mean.
    """

    blocks: tuple[Block, ...]
    count: int | None = None
    note: str = ""
    dated: str = ""
    sensitive: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    tables: tuple[DataTable, ...] = ()
    defined: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What a feature can put into a pack; `order` is its place until a user moves it.

    `told` says in the pack's builder what the section is for; `cares` are the nouns whose changes
    it shows.
    """

    name: str
    title: str
    order: int
    read: Callable[[Reader, View, Asked], Part]
    told: str
    cares: frozenset[str] = field(default_factory=frozenset)
