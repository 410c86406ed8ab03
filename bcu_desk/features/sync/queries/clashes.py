"""Clashes that merging brought: one vehicle booked twice, one post held twice."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.times import moment_text
from bcu_desk.features.sync.queries.naming import row_words, value_words
from bcu_desk.features.sync.rules import DOUBLE_BOOKING, NOUNS
from bcu_desk.store.exchange.clashes import Pair, pairs
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
class ClashRow:
    """Two records that cannot both be; `told` are both, the one that stands for now first.

    Which one stands is the same on every desk: that of the home desk, the more urgent, the earlier
    request. `since` is UTC text.
    """

    id: str
    kind: str
    subject: str
    sides: tuple[str, ...]
    shown: str
    since: str
    told: tuple[MemberRow, ...]


class Clashes(Query, frozen=True, kw_only=True):
    """Vehicles booked twice and posts held twice, which merging may bring."""

    def rows(self, reader: Reader, _view: View) -> tuple[ClashRow, ...]:
        """One row a pair, double bookings first."""
        names = {one.id: one.name for one in reader.every(GroupDesk)}
        return tuple(_clash(reader, one, names) for one in pairs(reader.connection))


def _clash(reader: Reader, pair: Pair, names: dict[int, str]) -> ClashRow:
    told = tuple(_member(reader, pair, row, names) for row in (pair.stands, pair.displaced))
    return ClashRow(
        id=pair.id,
        kind=pair.kind,
        subject=_subject(reader, pair),
        sides=tuple(f"{one.words}, {one.when} ({one.desk})" for one in told),
        shown=told[0].words,
        since=pair.since,
        told=told,
    )


def _subject(reader: Reader, pair: Pair) -> str:
    if pair.kind == DOUBLE_BOOKING:
        return row_words(reader, "vehicle", pair.owner)
    return row_words(reader, "post", pair.owner)


def _member(reader: Reader, pair: Pair, row: int, names: dict[int, str]) -> MemberRow:
    noun = NOUNS[pair.kind]
    table = SYNCED[noun]
    (found,) = reader.rows(select(table).where(table.c.id == row))
    number = row >> 40
    desk = names.get(number, f"desk {number:02d}")
    if pair.kind == DOUBLE_BOOKING:
        when = f"{moment_text(found.start_minute)} to {moment_text(found.end_minute)}"
        return MemberRow(str(row), f"{found.reference}, {found.purpose}", when, desk)
    person = value_words(reader, noun, "person_id", found.person_id)
    start, end = (value_words(reader, noun, name, getattr(found, name)) for name in _DAYS)
    when = f"from {start}" if found.to_day is None else f"from {start}, gone on {end}"
    return MemberRow(str(row), f"{person}, {found.standing}", when, desk)


_DAYS = ("from_day", "to_day")
