"""Driving authorities, one a row: who holds which, from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.places import Bcu
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """An authority that a person holds; `held` is its number."""

    held: str
    collar: str
    name: str
    authority: str
    title: str
    from_day: date
    to_day: date | None


class Authorities(Query, frozen=True, kw_only=True):
    """Driving authorities of people in view that hold on the day or begin later."""

    def rows(self, reader: Reader, view: View) -> tuple[AuthorityRow, ...]:
        """By collar number, then by authority."""
        kinds = {row.id: row for row in reader.every(Authority)}
        people = _people(reader, view)
        rows = [
            AuthorityRow(
                held=str(row.id),
                collar=people[row.person_id].collar,
                name=people[row.person_id].name,
                authority=kinds[row.authority_id].code,
                title=kinds[row.authority_id].title,
                from_day=row.from_day,
                to_day=row.to_day,
            )
            for row in reader.every(PersonAuthority)
            if row.person_id in people and _lasts(row, view.on)
        ]
        return tuple(sorted(rows, key=lambda row: (row.collar, row.authority, row.from_day)))


def _people(reader: Reader, view: View) -> dict[int, Person]:
    """Who serves in the BCUs in view; everybody where all are."""
    shown = {row.id for row in reader.every(Bcu) if view.shows(row.code)}
    return {
        row.id: row
        for row in reader.every(Person)
        if (row.bcu_id in shown or not view.scope) and _lasts(row, view.on)
    }


def _lasts(row: Person | PersonAuthority, on: date) -> bool:
    """Whether it has not ended before a day or on it; it may begin later."""
    return row.to_day is None or row.to_day > on


def authority_codes(reader: Reader, view: View) -> tuple[str, ...]:
    """The codes of the authorities there are on the day."""
    rows = (row for row in reader.every(Authority) if row.on(view.on))
    return tuple(row.code for row in sorted(rows, key=lambda row: (row.level, row.code)))
