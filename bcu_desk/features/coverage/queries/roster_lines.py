"""Who has which place in which shift pattern on a day, one person a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.rota.shifts import ShiftLine, ShiftPattern
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class RosterLineRow:
    """A person's place in a pattern; `since` is the day from which a change of it would hold."""

    collar: str
    name: str
    bcu: str | None
    pattern: str
    title: str
    place: int
    from_day: date
    to_day: date | None
    since: date


class RosterLines(Query, frozen=True, kw_only=True):
    """Who has a place in a shift pattern on the day."""

    def rows(self, reader: Reader, view: View) -> tuple[RosterLineRow, ...]:
        """By collar number."""
        bcus = {row.id: row.code for row in reader.every(Bcu)}
        patterns = {row.id: row for row in reader.every(ShiftPattern)}
        people = {row.id: row for row in reader.every(Person)}
        rows = []
        for line in reader.every(ShiftLine):
            person, pattern = people[line.person_id], patterns[line.pattern_id]
            bcu = bcus.get(person.bcu_id or 0)
            if line.on(view.on) and view.shows(bcu):
                rows.append(
                    RosterLineRow(
                        collar=person.collar,
                        name=person.name,
                        bcu=bcu,
                        pattern=pattern.code,
                        title=pattern.title,
                        place=line.position,
                        from_day=line.from_day,
                        to_day=line.to_day,
                        since=view.on,
                    )
                )
        return tuple(sorted(rows, key=lambda row: row.collar))


def pattern_codes(reader: Reader, view: View) -> tuple[str, ...]:
    """The codes of the shift patterns there are on the day."""
    return tuple(sorted({row.code for row in reader.every(ShiftPattern) if row.on(view.on)}))
