"""Who has the duty on call, for the home page."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.people import OnCall, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn on call: who, as what, in which BCU, for which minutes."""

    bcu: str
    role: str
    who: str
    minutes: MinuteSpan


def bcus_in_view(reader: Reader, view: View) -> tuple[tuple[str, str], ...]:
    """Codes and names of the BCUs in force and in view, by name."""
    found = [row for row in reader.every(Bcu) if row.on(view.on) and view.shows(row.code)]
    return tuple(sorted(((row.code, row.name) for row in found), key=lambda pair: pair[1]))


def turns(reader: Reader, view: View, span: MinuteSpan) -> tuple[Turn, ...]:
    """The turns of the BCUs in view that touch a span, by start."""
    table = tables.on_call
    where = [table.c.end_minute > span.start]
    if span.end is not None:
        where.append(table.c.start_minute < span.end)
    rows = reader.every(OnCall, *where)
    codes = {row.id: row.code for row in reader.every(Bcu)}
    ranks = {row.id: row.code for row in reader.every(Rank)}
    wanted = {row.person_id for row in rows}
    people = {row.id: row for row in reader.every(Person, tables.person.c.id.in_(wanted))}
    found = [
        Turn(codes[row.bcu_id], row.role, _name(people[row.person_id], ranks), row.minutes)
        for row in rows
        if view.shows(codes[row.bcu_id])
    ]
    return tuple(sorted(found, key=lambda turn: (turn.minutes.start, turn.bcu, turn.role)))


def _name(person: Person, ranks: dict[int, str]) -> str:
    return f"{ranks[person.rank_id]} {person.name}"
