"""What the home page tells of the fleet: what is free, kind by kind, and what needs a hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bcu_desk.domain.fleet import BookingState, Sort
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight, utc_text
from bcu_desk.features.bookings.queries.bookings import BookingRow, Bookings
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.queries.vehicles import OffRoadRow, OffRoads, VehicleRow, Vehicles
from bcu_desk.features.bookings.rules.booking import DAY, clock, hour, reason_words
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileFigure, TileLine, TileShare, TileSource
from bcu_desk.work.view import View

CARES = frozenset({"booking", "off_road", "vehicle", "vehicle_kind", "base", "borough_in_bcu"})
Sorted = tuple[tuple[int, int, str], TileLine]


@dataclass(frozen=True, slots=True)
class Yard:
    """The fleet at a minute of a day: what is free then, what the day has."""

    at: int
    start: int
    vehicles: tuple[VehicleRow, ...]
    free: frozenset[str]
    bookings: tuple[BookingRow, ...]
    off: tuple[OffRoadRow, ...]

    def off_now(self) -> frozenset[str]:
        """The vehicles off the road at the minute."""
        return frozenset(
            row.registration
            for row in self.off
            if Span(row.start_minute, row.end_minute).holds(self.at)
        )


def fleet_tile(reader: Reader, view: View, at: int) -> Tile:
    """How many vehicles are free, out and off the road at a minute, and what needs a hand."""
    yard = Yard(
        at,
        midnight(view.on),
        Vehicles().rows(reader, view),
        frozenset(
            row.registration
            for row in Free(start=utc_text(at), end=utc_text(at + 1)).rows(reader, view)
        ),
        _bookings(reader, view),
        OffRoads().rows(reader, view),
    )
    lines = sorted(_lines(yard), key=lambda item: item[0])
    return Tile(
        name="fleet",
        title="Fleet",
        count=len(yard.free),
        sentence=_sentence(yard),
        lines=tuple(line for _, line in lines) if yard.vehicles else (_first_step(),),
        more="more",
        link="Fleet board",
        page="bookings",
        shares=_shares(yard),
        figures=_kinds(yard),
    )


def _bookings(reader: Reader, view: View) -> tuple[BookingRow, ...]:
    rows = Bookings(sort=Sort.VEHICLE).rows(reader, view)
    return tuple(row for row in rows if row.state != BookingState.CANCELLED)


def _sentence(yard: Yard) -> str:
    """Of how many, when, which kind is used up, and when the next goes out."""
    if not yard.vehicles:
        return "vehicles: there are none yet."
    told = f"of {len(yard.vehicles)} vehicles are free at {hour(yard.at)}"
    none = [kind.words for kind in _kinds(yard) if not kind.count]
    if none:
        told += f", no {' and no '.join(name.lower() for name in none)}"
    return f"{told}. {_next_out(yard)}."


def _next_out(yard: Yard) -> str:
    starts = [
        row.start_minute for row in yard.bookings if row.start_minute > yard.at and _firm(row)
    ]
    if not starts:
        return "No booking starts later that day"
    first = min(starts)
    count = starts.count(first)
    goes = "booking starts" if count == 1 else "bookings start"
    return f"{count} {goes} at {hour(first)}"


def _firm(row: BookingRow) -> bool:
    return row.state == BookingState.CONFIRMED


def _shares(yard: Yard) -> tuple[TileShare, ...]:
    """Free, off the road, and the rest: out or in turn-round."""
    if not yard.vehicles:
        return ()
    off = len(yard.off_now())
    out = len(yard.vehicles) - len(yard.free) - off
    return (
        TileShare(count=len(yard.free), words="free", tone="good"),
        TileShare(count=out, words="booked", tone="muted"),
        TileShare(count=off, words="off the road", tone="bad"),
    )


def _kinds(yard: Yard) -> tuple[TileFigure, ...]:
    """How many of each kind are free, the kinds in the order of the board."""
    every = Counter(row.kind_title for row in yard.vehicles)
    free = Counter(row.kind_title for row in yard.vehicles if row.registration in yard.free)
    return tuple(TileFigure(count=free[kind], of=of, words=kind) for kind, of in every.items())


def _lines(yard: Yard) -> Iterator[Sorted]:
    """What needs a hand on the day: clashes, what is booked while off the road, then the rest."""
    told: set[str] = set()
    booked: set[str] = set()
    for row in yard.bookings:
        away = _kept_by(yard.off, row)
        if row.clash and row.reference not in told:
            told |= {row.reference, row.clash}
            yield _clash(yard, row)
        elif away is not None:
            booked.add(row.vehicle)
            yield _off_but_booked(yard, row, away)
        elif row.state == BookingState.PENDING:
            yield _pending(yard, row)
    for away in yard.off:
        if away.registration not in booked:
            yield _off(yard, away)


def _kept_by(off: Sequence[OffRoadRow], row: BookingRow) -> OffRoadRow | None:
    """What takes a vehicle off the road while it is firmly booked, or None."""
    if not _firm(row):
        return None
    span = Span(row.start_minute, row.end_minute)
    return next(
        (
            away
            for away in off
            if away.registration == row.vehicle
            and Span(away.start_minute, away.end_minute).overlaps(span)
        ),
        None,
    )


def _time(yard: Yard, minute: int) -> str:
    """A time of the day; with its day where it is another."""
    return hour(minute) if yard.start <= minute < yard.start + DAY else clock(minute)


def _at(yard: Yard, minute: int) -> str:
    """The hour for a tag; what began before the day is told as its beginning."""
    return hour(max(minute, yard.start))


def _span(yard: Yard, row: BookingRow) -> str:
    return f"{_time(yard, row.start_minute)} to {_time(yard, row.end_minute)}"


def _clash(yard: Yard, row: BookingRow) -> Sorted:
    other = next((one for one in yard.bookings if one.reference == row.clash), None)
    beside = "" if other is None else f" and {other.borough_short} {_span(yard, other)}"
    line = TileLine(
        words=f"{row.vehicle} is booked twice",
        detail=f"{row.borough_short} {_span(yard, row)}{beside}",
        tag=_at(yard, row.start_minute),
        tone="bad",
        page="bookings",
        key=f"{row.reference}:move",
        button="Settle",
    )
    return (0, row.start_minute, row.vehicle), line


def _off_but_booked(yard: Yard, row: BookingRow, away: OffRoadRow) -> Sorted:
    line = TileLine(
        words=f"{row.vehicle} is off the road, but booked",
        detail=f"{row.borough_short} {_span(yard, row)}, {row.who}. {_reason(away)}",
        tag=_at(yard, row.start_minute),
        tone="bad",
        page="bookings",
        key=f"{row.reference}:move",
        button="Swap",
    )
    return (0, row.start_minute, row.vehicle), line


def _pending(yard: Yard, row: BookingRow) -> Sorted:
    line = TileLine(
        words=f"{row.vehicle} is asked for, not confirmed",
        detail=f"{row.borough_short} {_span(yard, row)}, {row.who}",
        tag=_at(yard, row.start_minute),
        tone="warn",
        page="bookings",
        key=row.reference,
        button="Decide",
    )
    return (1, row.start_minute, row.vehicle), line


def _off(yard: Yard, away: OffRoadRow) -> Sorted:
    end = away.end_minute
    back = "no date back" if end is None else f"back {_time(yard, end)}"
    line = TileLine(
        words=f"{away.registration} is off the road",
        detail=f"{_reason(away)}, {back}",
        tag="off",
        tone="muted",
        page="bookings",
        key=f"{away.registration}:back" if end is None else away.registration,
        button="Return" if end is None else "See",
    )
    return (2, away.start_minute, away.registration), line


def _reason(away: OffRoadRow) -> str:
    return reason_words(away.reason)


def _first_step() -> TileLine:
    """What comes first in a file without vehicles."""
    return TileLine(
        words="Add the first vehicle",
        detail="The fleet page has the form for it.",
        page="bookings",
        button="Add a vehicle",
    )


TILE = TileSource("fleet", "Fleet", 4, fleet_tile, CARES)
