"""Who is away, when and why, and the board of absences that the form works with."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from bcu_desk.domain.dated import Every
from bcu_desk.domain.people import Absence, AbsenceKind, Person, Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import london_text, long_day, midnight
from bcu_desk.features.coverage.rules.absences.board import Board, board_of, day_of
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

TOLD = 60


class AbsenceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A time away, from and to in London time; `ward` is None for who is in no ward team then.

    It is `open` where it has begun and is not over on the day. `start` and `end` are minutes since
    the epoch.
    """

    person: str
    name: str
    rank: str
    bcu: str | None
    borough: str | None
    ward: str | None
    ward_name: str | None
    kind: str
    title: str
    counts_as: str
    from_time: str = msgspec.field(name="from")
    to_time: str = msgspec.field(name="to")
    hours: float
    ordered_by: str | None
    note: str | None
    open: bool
    start: int
    end: int


class Absences(Query, frozen=True, kw_only=True):
    """Who is away on some days, by whatever is told of ward, borough, person and kind.

    Without `from` the day in view counts, without `to` that one day. Places and people are named
    by their codes or names, a kind by its code or by what it counts as.
    """

    from_day: date | None = msgspec.field(default=None, name="from")
    to_day: date | None = msgspec.field(default=None, name="to")
    ward: str | None = None
    borough: str | None = None
    person: str | None = None
    kind: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[AbsenceRow, ...]:
        """By their beginnings and names. Raises Refused `empty_span` or `unknown_...`."""
        _refuse_unknown(reader, self.ward, self.person, self.kind)
        wanted = (
            ({"ward", "ward_name"}, self.ward),
            ({"borough"}, self.borough and _borough(reader, self.borough)),
            ({"person"}, self.person),
            ({"kind", "counts_as"}, self.kind),
        )
        found = absences_of(reader, view, _days(view.on, self.from_day, self.to_day))
        return tuple(
            row
            for row in found
            if all(
                told is None or any(getattr(row, name) == told for name in names)
                for names, told in wanted
            )
        )


def _refuse_unknown(reader: Reader, ward: str | None, person: str | None, kind: str | None) -> None:
    """Refuse a ward, person or kind that there is none of: it would look like nobody away."""
    if kind is not None:
        _refuse_unknown_kind(reader, kind)
    if ward is not None and not any(ward in (row.code, row.name) for row in reader.every(Ward)):
        raise Refused("unknown_ward", value=ward[:TOLD], field="ward")
    if person is not None and all(row.collar != person for row in reader.every(Person)):
        raise Refused("unknown_person", value=person[:TOLD], field="person")


def _refuse_unknown_kind(reader: Reader, kind: str) -> None:
    kinds = reader.every(AbsenceKind)
    if not any(kind in (row.code, row.counts_as) for row in kinds):
        known = tuple(row.code for row in kinds)
        raise Refused("unknown_absence_kind", value=kind[:TOLD], known=known, field="kind")


def _days(on: date, first: date | None, end: date | None) -> DaySpan:
    """The days asked for. Raises Refused `empty_span`."""
    start = first or on
    stop = end or start + timedelta(days=1)
    if stop <= start:
        raise Refused("empty_span", start=long_day(start), end=long_day(stop), field="to")
    return Span(start, stop)


def _borough(reader: Reader, told: str) -> str:
    """A borough's code by its code or name. Raises Refused `unknown_borough`."""
    for row in reader.every(Borough):
        if told in (row.code, row.name):
            return row.code
    raise Refused("unknown_borough", value=told[:TOLD], field="borough")


def absence_board(reader: Reader) -> Board:
    """Who is on which ward, away and rostered: kept as long as nothing of it changes."""
    return reader.made_of(_board)


def _board(every: Every) -> Board:
    return board_of(every)


def absences_of(reader: Reader, view: View, days: DaySpan) -> tuple[AbsenceRow, ...]:
    """Everybody of the BCUs in view who is away on some of the days, by beginning and name."""
    assert days.end is not None
    telling = _Telling(reader, view)
    first, end = midnight(days.start), midnight(days.end)
    rows = (
        telling.row(row)
        for row in reader.every(Absence)
        if row.start_minute < end and first < row.end_minute
    )
    shown = [row for row in rows if view.shows(row.bcu)]
    return tuple(sorted(shown, key=lambda row: (row.start, row.name, row.person)))


class _Telling:
    """Makes rows of absences, with where their people are when they begin."""

    def __init__(self, reader: Reader, view: View) -> None:
        self._board = absence_board(reader)
        self._ranks = {row.id: row.code for row in reader.every(Rank)}
        self._bcus = {row.id: row.code for row in reader.every(Bcu)}
        self._boroughs = {row.id: row.code for row in reader.every(Borough)}
        self._wards = {row.id: row for row in reader.every(Ward)}
        self._kinds = {row.id: row for row in reader.every(AbsenceKind)}
        self._people = {row.id: row for row in reader.every(Person)}
        self._day = (midnight(view.on), midnight(view.on + timedelta(days=1)))

    def row(self, row: Absence) -> AbsenceRow:
        """One absence."""
        person, kind = self._people[row.person_id], self._kinds[row.kind_id]
        home = self._board.home(person.id, day_of(row.start_minute))
        ward = None if home is None else self._wards[home.ward_id]
        first, end = self._day
        return AbsenceRow(
            person=person.collar,
            name=person.name,
            rank=self._ranks[person.rank_id],
            bcu=None if person.bcu_id is None else self._bcus.get(person.bcu_id),
            borough=None if ward is None else self._boroughs[ward.borough_id],
            ward=None if ward is None else ward.code,
            ward_name=None if ward is None else ward.name,
            kind=kind.code,
            title=kind.title,
            counts_as=kind.counts_as,
            from_time=london_text(row.start_minute),
            to_time=london_text(row.end_minute),
            hours=round((row.end_minute - row.start_minute) / 60, 2),
            ordered_by=row.ordered_by,
            note=row.note,
            open=row.start_minute < end and first < row.end_minute,
            start=row.start_minute,
            end=row.end_minute,
        )
