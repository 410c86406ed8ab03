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
    today = loaded.window.first <= now < loaded.window.last
    used, first = _out(loaded, firm, now) if today else _ahead(loaded, firm)
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
            _clashes(len(clashing)),
        ),
        lists=tuple(one for one in lists if one.lines),
    )


def _out(loaded: Loaded, firm: Sequence[BookingRow], now: int) -> tuple[Figure, Listed]:
    """How many are out now, and who is due back next."""
    out = [row for row in firm if row.start_minute <= now < row.end_minute]
    back = sorted(out, key=lambda row: row.end_minute)
    used = Figure(len({row.vehicle for row in out}), f"{loaded.words.total} now")
    return used, _booked(loaded, "Due back next", back, ended=True)


def _ahead(loaded: Loaded, firm: Sequence[BookingRow]) -> tuple[Figure, Listed]:
    """How many are booked in a time that is not now, and who goes out first."""
    ahead = sorted(firm, key=lambda row: (row.start_minute, row.vehicle))
    used = Figure(len({row.vehicle for row in firm}), "booked")
    return used, _booked(loaded, "First out", ahead)


def _clashes(count: int) -> Figure:
    if not count:
        return Figure(0, "clashes")
    return Figure(count, "clash" if count == 1 else "in a clash", "bad")


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
        for row in loaded.away_in_time(vehicle.registration)[:1]:
            yield Line(vehicle.registration, vehicle.name, away_words(row))


def _booked(
    loaded: Loaded, title: str, rows: Sequence[BookingRow], *, ended: bool = False
) -> Listed:
    """The first few of some bookings, each with its start or its end."""
    lines = tuple(
        _line(loaded, row, _at(loaded, row.end_minute if ended else row.start_minute))
        for row in rows[:MOST]
    )
    return Listed(title, lines, max(0, len(rows) - MOST))
