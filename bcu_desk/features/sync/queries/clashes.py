"""Clashes that merging brought: what was taken, held, said or entered twice, wards left short."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.times import long_day
from bcu_desk.features.sync.queries.clash_words import GONE, member_words, subject_words
from bcu_desk.features.sync.queries.naming import value_words
from bcu_desk.features.sync.rules import GROUP_LEAD, WARD_GAP
from bcu_desk.store.exchange.clashes import Pair, pairs
from bcu_desk.store.exchange.unseen.settled import Decided
from bcu_desk.store.exchange.unseen.wards import BEGINS_LATER, REMOVED, Taking
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One of the two: its key to uphold it by, what it is, when, which desk made it."""

    key: str
    words: str
    when: str
    desk: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """How a desk settled a clash: its number to take its decision by, in words, who and when.

    `wall` is UTC text.
    """

    desk: int
    name: str
    words: str
    actor: str
    wall: str


@dataclass(frozen=True, slots=True)
class ClashRow:
    """Two records that cannot both be; `told` are both, the one that stands for now first.

    Which one stands is the same on every desk: that of the home desk, the more urgent, the earlier
    request. `since` is UTC text. Where desks settled it in different ways, `decisions` are those,
    and both records are told as they came to be.
    """

    id: str
    kind: str
    subject: str
    sides: tuple[str, ...]
    shown: str
    since: str
    told: tuple[MemberRow, ...]
    decisions: tuple[DecisionRow, ...] = ()


class Clashes(Query, frozen=True, kw_only=True):
    """What desks did that cannot all be: taken, held, said or entered twice, wards left short."""

    def rows(self, reader: Reader, _view: View) -> tuple[ClashRow, ...]:
        """One row a pair, double bookings first."""
        names = {one.id: one.name for one in reader.every(GroupDesk)}
        return tuple(_clash(reader, one, names) for one in pairs(reader.connection))


def _clash(reader: Reader, pair: Pair, names: dict[int, str]) -> ClashRow:
    rows = dict.fromkeys((pair.stands, pair.displaced))
    told = tuple(_member(reader, pair, row, names) for row in rows)
    return ClashRow(
        id=pair.id,
        kind=pair.kind,
        subject=_subject(reader, pair),
        sides=tuple(f"{one.words}, {one.when} ({one.desk})" for one in told),
        shown=told[0].words,
        since=pair.since,
        told=told,
        decisions=tuple(_decision(one, names) for one in pair.decisions),
    )


def _decision(one: Decided, names: dict[int, str]) -> DecisionRow:
    name = names.get(one.desk, f"desk {one.desk:02d}")
    return DecisionRow(one.desk, name, one.label, one.actor, one.wall)


def _subject(reader: Reader, pair: Pair) -> str:
    """What they clash over; of what was taken from a ward neither record need be there still."""
    found = {} if pair.kind == WARD_GAP else _record(reader, pair, pair.stands)
    return subject_words(reader, pair, found)


def _member(reader: Reader, pair: Pair, row: int, names: dict[int, str]) -> MemberRow:
    if pair.kind == WARD_GAP and not pair.decisions:
        taking = next(one for one in pair.takings if one.row == row)
        desk = names.get(taking.desk, f"desk {taking.desk:02d}")
        return MemberRow(str(row), *_taken(reader, taking), desk)
    found = _record(reader, pair, row)
    number = row if pair.kind == GROUP_LEAD else row >> 40
    desk = names.get(number, f"desk {number:02d}")
    if pair.kind == GROUP_LEAD:
        leads = row == pair.stands
        words = f"{desk} leads" if leads else f"{desk} took the lead"
        about = (
            "by the word of the lead" if leads else f"which does not count: it is {found['status']}"
        )
        return MemberRow(str(row), words, about, desk)
    return MemberRow(str(row), *member_words(reader, pair, found), desk)


def _record(reader: Reader, pair: Pair, row: int) -> Mapping[str, Any]:
    """A member's cells as they lie in its table, or as they were last."""
    table = SYNCED[pair.noun]
    found = reader.rows(select(table).where(table.c.id == row))
    if found:
        return dict(zip(table.c.keys(), found[0], strict=True))
    last = next(one for one in pair.gone if one["id"] == row)
    return {**last, GONE: True}


def _taken(reader: Reader, taking: Taking) -> tuple[str, str]:
    """Who was taken from a ward, and when."""
    who = value_words(reader, "posting", "person_id", taking.person)
    if taking.how == BEGINS_LATER:
        since = long_day(taking.since)
        return f"{who} begins later", f"on {long_day(taking.day)}, not on {since}"
    if taking.how == REMOVED:
        return f"{who} does not come", f"was to begin on {long_day(taking.since)}"
    return f"{who} leaves", f"on {long_day(taking.day)}"
