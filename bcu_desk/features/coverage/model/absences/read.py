"""What is read for absences: who is away from the day on, the people, and the rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.people import Absence, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.absences import AbsenceRow, absence_board, absences_of
from bcu_desk.features.coverage.queries.rates import RateRow, grouped, parts_of
from bcu_desk.features.coverage.queries.rosters import PatternRow, ShiftPatterns
from bcu_desk.features.coverage.queries.wards import CoverDay
from bcu_desk.features.coverage.queries.where.places import Place
from bcu_desk.features.coverage.rules.absences.board import Board
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

DAYS_SHOWN = 28
MONTHS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Known:
    """A person that can be chosen: `ward` is a GSS code, '' off the wards; `kind` dwo or pcso.

    `post` is the title of a post off the wards, '' for none.
    """

    id: int
    collar: str
    rank: str
    name: str
    ward: str
    kind: str
    post: str = ""

    @property
    def short(self) -> str:
        """Rank and surname."""
        return f"{self.rank} {self.name.split()[-1]}"


@dataclass(frozen=True)
class AbsenceView:
    """Who is away from a day on, for four weeks; everybody who could be, and where they are.

    `places` are the wards in view, `targets` their DWO targets by code. `ordered_by` is who ordered
    the absence recorded last, '' for nobody.
    """

    on: date
    board: Board
    rows: tuple[AbsenceRow, ...]
    people: tuple[Known, ...]
    places: tuple[Place, ...]
    targets: dict[str, int | None]
    short: frozenset[str]
    ordered_by: str

    def person(self, collar: str) -> Known | None:
        """A person by collar number, or None."""
        return next((one for one in self.people if one.collar == collar), None)

    def team(self, ward: str) -> tuple[Known, ...]:
        """The people of a ward, DWOs first."""
        return tuple(one for one in self.people if one.ward == ward)

    def place(self, ward: str) -> Place | None:
        """A ward in view by its code, or None."""
        return next((one for one in self.places if one.ward.code == ward), None)


@dataclass(frozen=True, slots=True)
class RatesView:
    """Abstraction rates: of the month in view by ward, borough and BCU, and month by month.

    `patterns` are the shift patterns that they are worked out by.
    """

    on: date
    rows: dict[str, tuple[RateRow, ...]]
    patterns: tuple[PatternRow, ...] = ()


def read_absences(reader: Reader, view: View, day: CoverDay) -> AbsenceView:
    """What the form and the list show, from one view of the file and its day's cover."""
    board = absence_board(reader)
    found, cover = day.places, day.cover
    days = Span(view.on, view.on + timedelta(days=DAYS_SHOWN))
    return AbsenceView(
        on=view.on,
        board=board,
        rows=absences_of(reader, view, days),
        people=_people(reader, view, board, found),
        places=found,
        targets={row.ward: row.target_dwo for row in cover},
        short=frozenset(
            row.ward
            for row in cover
            if row.target_dwo is not None and row.available_dwo < row.target_dwo
        ),
        ordered_by=_last_ordered(reader),
    )


def _people(
    reader: Reader, view: View, board: Board, found: tuple[Place, ...]
) -> tuple[Known, ...]:
    """Everybody of the BCUs in view: the teams of the wards first, then all others by name."""
    ranks = {row.id: row.code for row in reader.every(Rank)}
    teams = list(_teams(view, board, found, ranks))
    held = {one.id for one in teams}
    bcus = {row.id: row.code for row in reader.every(Bcu)}
    posts = _titles_held(reader, view.on)
    others = [
        Known(row.id, row.collar, ranks[row.rank_id], row.name, "", "", posts.get(row.id, ""))
        for row in board.people.values()
        if row.id not in held and row.on(view.on) and view.shows(bcus.get(row.bcu_id or 0))
    ]
    return (*teams, *sorted(others, key=lambda one: (one.name, one.collar)))


def _teams(
    view: View, board: Board, found: tuple[Place, ...], ranks: dict[int, str]
) -> Iterator[Known]:
    for place in found:
        for one in board.team(place.ward.id, view.on):
            row = board.people[one.person_id]
            rank = ranks[row.rank_id]
            yield Known(row.id, row.collar, rank, row.name, place.ward.code, one.kind)


def _titles_held(reader: Reader, on: date) -> dict[int, str]:
    """The title of the post that each person holds on a day."""
    titles = {row.id: row.title for row in reader.every(Post)}
    return {row.person_id: titles[row.post_id] for row in reader.every(Posting) if row.on(on)}


def _last_ordered(reader: Reader) -> str:
    """Who ordered the absence recorded last that was ordered by somebody."""
    rows = [row for row in reader.every(Absence) if row.ordered_by]
    return max(rows, key=lambda row: row.id).ordered_by or "" if rows else ""


def read_rates(reader: Reader, view: View) -> RatesView:
    """The rates of the month of the day, and of the months up to it."""
    first = view.on.replace(day=1)
    parts = parts_of(reader, view, Span(_later(first, 1 - MONTHS_SHOWN), _later(first, 1)))
    month = [part for part in parts if part.month == f"{first:%Y-%m}"]
    board = absence_board(reader)
    return RatesView(
        view.on,
        {
            "ward": grouped(month, "ward", board),
            "borough": (*grouped(month, "borough", board), *grouped(month, "bcu", board)),
            "month": grouped(parts, "month", board),
        },
        ShiftPatterns().rows(reader, view),
    )


def _later(first: date, months: int) -> date:
    """The first day of a month so many months later."""
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
