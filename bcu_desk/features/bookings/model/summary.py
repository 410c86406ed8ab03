"""The time shown in a few figures and lines, for the inspector while nothing is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bcu_desk.domain.fleet import BookingState, Sort
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import away_words
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.rules.booking import clock, hour

MOST = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A count with what it counts; `tone` is bad, warn or nothing."""

    count: int
    words: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A vehicle or booking to go to, by its key: what it is called, and what to know of it."""

    key: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A few lines under a heading; `more` are not listed."""

    title: str
    lines: tuple[Line, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """What there is to know of the time shown."""

    title: str
    figures: tuple[Figure, ...]
    lists: tuple[Listed, ...]


def summary(loaded: Loaded, now: int) -> Summary:
    """The fleet in the time shown: how many are out, what comes next, what needs a decision."""
    rows = loaded.board.bookings
    firm = [row for row in rows if row.state == BookingState.CONFIRMED]
    waiting = [row for row in rows if row.state == BookingState.PENDING]
    clashing = [row for row in rows if row.clash]
    away = tuple(_away(loaded))
    if loaded.window.first <= now < loaded.window.last:
        out = [row for row in firm if row.start_minute <= now < row.end_minute]
        back = sorted(out, key=lambda row: row.end_minute)
        used = Figure(len({row.vehicle for row in out}), f"{loaded.words.total} now")
        first = _booked(loaded, "Due back next", back, ended=True)
    else:
        ahead = sorted(firm, key=lambda row: (row.start_minute, row.vehicle))
        used = Figure(len({row.vehicle for row in firm}), "booked")
        first = _booked(loaded, "First out", ahead)
    lists = (
        _booked(loaded, "Clashes", clashing),
        _booked(loaded, "To approve", waiting),
        first,
        Listed(loaded.words.state_out, away[:MOST], max(0, len(away) - MOST)),
    )
    return Summary(
        title=f"{_title(loaded)}, {loaded.window.title()}",
        figures=(
            used,
            Figure(len(waiting), "pending", "warn" if waiting else ""),
            Figure(len(away), loaded.words.state_out.lower(), "warn" if away else ""),
            Figure(len(clashing), "clash" if len(clashing) == 1 else "in a clash", "bad")
            if clashing
            else Figure(0, "clashes"),
        ),
        lists=tuple(one for one in lists if one.lines),
    )


def _title(loaded: Loaded) -> str:
    sort = loaded.board.sort
    return "The fleet" if sort is Sort.VEHICLE else loaded.words.title


def _at(loaded: Loaded, minute: int) -> str:
    return hour(minute) if loaded.window.short else clock(minute)


def _line(loaded: Loaded, row: BookingRow, at: str) -> Line:
    vehicle = loaded.vehicle(row.vehicle)
    name = row.vehicle if vehicle is None else vehicle.name
    return Line(row.reference, name, f"{at} · {row.who}")


def _away(loaded: Loaded) -> Iterable[Line]:
    for vehicle in loaded.board.vehicles:
        for row in loaded.board.away.get(vehicle.registration, ()):
            if row.minutes.overlaps(loaded.window.span):
                yield Line(vehicle.registration, vehicle.name, away_words(row))
                break


def _booked(
    loaded: Loaded, title: str, rows: Sequence[BookingRow], *, ended: bool = False
) -> Listed:
    """The first few of some bookings, each with its start or its end."""
    lines = tuple(
        _line(loaded, row, _at(loaded, row.end_minute if ended else row.start_minute))
        for row in rows[:MOST]
    )
    return Listed(title, lines, max(0, len(rows) - MOST))
