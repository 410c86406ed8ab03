"""Who may drive: people in service with the authorities they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from bcu_desk.domain.people import Authority, Person, PersonAuthority, Rank
from bcu_desk.features.bookings.queries.bookings import brief_name
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Held:
    """An authority that a driver holds from a day to the day it expires, open without one."""

    authority: str
    level: int
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class DriverRow:
    """A person in service who holds a driving authority on the day; `brief` is for labels."""

    collar: str
    name: str
    rank: str
    brief: str
    authorities: tuple[str, ...]
    held: tuple[Held, ...]

    def expires(self, level: int) -> date | None:
        """The last end of the authorities of at least a level; None where one has no end."""
        ends = [row.to_day for row in self.held if row.level >= level]
        return None if None in ends else max((end for end in ends if end), default=None)


class Drivers(Query, frozen=True, kw_only=True):
    """People in service who may drive on the day, with what they hold."""

    def rows(self, reader: Reader, view: View) -> tuple[DriverRow, ...]:
        """By surname and forename."""
        return Roll(reader, view.on).rows


class Roll:
    """Who may drive on a day: read at once, made into rows when they are first asked for."""

    def __init__(self, reader: Reader, on: date) -> None:
        self._on = on
        self._kinds = {row.id: row for row in reader.every(Authority)}
        self._ranks = {row.id: row.code for row in reader.every(Rank)}
        self._people = reader.every(Person)
        self._held = reader.every(PersonAuthority)

    @cached_property
    def rows(self) -> tuple[DriverRow, ...]:
        """By surname and forename."""
        serving = {row.id: row for row in self._people if row.on(self._on)}
        own: dict[int, list[Held]] = {}
        for row in self._held:
            if row.person_id in serving:
                kind = self._kinds[row.authority_id]
                held = Held(kind.code, kind.level, row.from_day, row.to_day)
                own.setdefault(row.person_id, []).append(held)
        made = (
            _driver(serving[person], self._ranks, tuple(rows), self._on)
            for person, rows in own.items()
        )
        found = [row for row in made if row.authorities]
        return tuple(sorted(found, key=lambda row: (row.name.split()[-1], row.name, row.collar)))


def _driver(person: Person, ranks: dict[int, str], held: tuple[Held, ...], on: date) -> DriverRow:
    now = [
        row.authority
        for row in held
        if row.from_day <= on and (row.to_day is None or on < row.to_day)
    ]
    return DriverRow(
        collar=person.collar,
        name=person.name,
        rank=ranks[person.rank_id],
        brief=brief_name(person, ranks),
        authorities=tuple(sorted(now)),
        held=held,
    )
