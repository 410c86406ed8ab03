"""What the inspector says of the vehicle or booking chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bcu_desk.domain.fleet import Series, Sort
from bcu_desk.domain.times import in_london
from bcu_desk.features.bookings.model.forms.repeating import series_words
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import (
    away_words,
    icon_of,
    needed,
    state_words,
    when_words,
)
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from bcu_desk.features.bookings.rules.booking import hour, length_words

SOON = 42  # days before an authority ends from which that is told
MOST_LISTED = 5
Fact = tuple[str, str]
"""What a fact is called, and its words."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A vehicle, or a booking of it; `verbs` are what can be done."""

    key: str
    registration: str
    icon: str
    state: str
    tone: str
    about: str
    head: str = ""
    lines: tuple[str, ...] = ()
    who: str = ""
    initials: str = ""
    collar: str = ""
    warning: str = ""
    facts: tuple[Fact, ...] = ()
    verbs: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)


def inspected(loaded: Loaded, key: str, now: int) -> Inspected | None:
    """What is chosen by a booking's reference or a registration; None where it is not in view."""
    row = loaded.booking(key)
    vehicle = loaded.vehicle(row.vehicle if row is not None else key)
    if vehicle is None:
        return None
    if row is not None:
        return _booking(loaded, row, vehicle, now)
    return _vehicle(loaded, vehicle)


def _about(vehicle: VehicleRow) -> str:
    if not vehicle.authority:
        pool = f", {vehicle.amount} alike" if vehicle.amount > 1 else ""
        return f"{vehicle.kind_title}{pool} · {vehicle.registration} · {vehicle.base}"
    marked = "marked" if vehicle.marked else "unmarked"
    return f"{vehicle.kind_title}, {marked} · home base {vehicle.base}"


def _booking(loaded: Loaded, row: BookingRow, vehicle: VehicleRow, now: int) -> Inspected:
    state, tone = state_words(row, now)
    lasting = length_words(row.end_minute - row.start_minute)
    series = loaded.board.series.get(row.series or 0)
    until = "Due back" if loaded.board.sort is not Sort.ROOM else "Until"
    return Inspected(
        key=row.reference,
        registration=vehicle.name,
        icon=icon_of(vehicle.kind),
        state=state,
        tone=tone,
        about=_about(vehicle),
        head=row.purpose,
        lines=(
            f"{when_words(row.start_minute, row.end_minute)} ({lasting})",
            f"{row.borough_name} · {row.reference} · {row.state}",
            *_clash(loaded, row),
        ),
        who=_who(row, vehicle),
        initials="".join(part[0] for part in (row.driver_name or "–").split())[:2],
        collar=_collar(row, vehicle),
        warning=_warning(loaded, row, vehicle),
        facts=(
            (until, _due(row, now)),
            ("Booked by", row.booked_by),
            *_special(row, vehicle),
            *((("Repeats", series_words(series)),) if series is not None else ()),
            *_exceptions(row),
        ),
        verbs=_verbs(row, vehicle, series),
        called={**loaded.words.verbs(), **({"move": "Change…"} if series is not None else {})},
    )


def _special(row: BookingRow, vehicle: VehicleRow) -> Iterator[Fact]:
    """What only bookings of a pool, or of what needs a turn-round, have to tell."""
    if vehicle.amount > 1:
        yield "How many", f"{row.amount} of {vehicle.amount}"
    if vehicle.turn_round_minutes:
        back = hour(row.end_minute + vehicle.turn_round_minutes)
        yield "Turn-round", f"{vehicle.turn_round_minutes} min, to {back}"


def _exceptions(row: BookingRow) -> Iterator[Fact]:
    """Where a booking went before others, gave way to one, or was made against a rule."""
    if row.priority:
        yield "Priority", f"{row.priority} of 3"
    if row.displaced_by:
        yield "Gave way to", row.displaced_by
    if row.override_reason:
        yield "Override", row.override_reason


def _verbs(row: BookingRow, vehicle: VehicleRow, series: Series | None) -> tuple[str, ...]:
    asked = ("approve", "decline", "move") if row.state == "pending" else ("move", "cancel")
    more = ("add_back",) if series is not None and series.skipped else ()
    return (*asked, "copy", *more, _road_verb(vehicle))


def _who(row: BookingRow, vehicle: VehicleRow) -> str:
    if row.driver:
        return row.who
    return "No driver named" if vehicle.authority else row.who


def _collar(row: BookingRow, vehicle: VehicleRow) -> str:
    if not vehicle.authority:
        return row.borough_name
    return f"{row.driver} · {needed(vehicle)}" if row.driver else f"Needs {needed(vehicle)}"


def _due(row: BookingRow, now: int) -> str:
    if row.start_minute <= now < row.end_minute:
        return f"{hour(row.end_minute)}, in {length_words(row.end_minute - now)}"
    same = in_london(row.start_minute).date() == in_london(row.end_minute).date()
    return hour(row.end_minute) if same else when_words(row.end_minute, row.end_minute + 1)[:-6]


def _clash(loaded: Loaded, row: BookingRow) -> tuple[str, ...]:
    other = loaded.booking(row.clash or "")
    if other is None:
        return ()
    start = max(row.start_minute, other.start_minute)
    shared = length_words(min(row.end_minute, other.end_minute) - start)
    span = f"{hour(other.start_minute)}–{hour(other.end_minute)}"
    return (f"Clashes for {shared} with {other.who}, {span}, {other.reference}: both are kept.",)


def _warning(loaded: Loaded, row: BookingRow, vehicle: VehicleRow) -> str:
    if not vehicle.authority:
        return ""
    driver = next((d for d in loaded.board.drivers if d.collar == row.driver), None)
    level = next((a.level for a in loaded.board.authorities if a.code == vehicle.authority), 0)
    ends = None if driver is None else driver.expires(level)
    if ends is None:
        return ""
    days = (ends - loaded.window.on).days
    return f"Authority ends {ends:%a} {ends.day} {ends:%b}, in {days} days" if days <= SOON else ""


def _vehicle(loaded: Loaded, vehicle: VehicleRow) -> Inspected:
    rows = [row for row in loaded.board.bookings if row.vehicle == vehicle.registration]
    away = loaded.away_in_time(vehicle.registration)
    window = loaded.window
    span = "today" if window.short else f"this {window.stretch}"
    head = f"{len(rows)} booked {span}" if rows else f"Nothing booked {span}"
    return Inspected(
        key=vehicle.registration,
        registration=vehicle.name,
        icon=icon_of(vehicle.kind),
        state=loaded.words.state_out if away else loaded.words.state_in,
        tone="warn" if away else "good",
        about=_about(vehicle),
        head=head,
        lines=tuple(_first_of(rows)),
        warning="",
        facts=(
            *_kept_facts(vehicle),
            *((loaded.words.state_out, away_words(row)) for row in away),
        ),
        verbs=("book_this", "back" if away else "off_road", "keep"),
        called=loaded.words.verbs(),
    )


def _first_of(rows: Sequence[BookingRow]) -> Iterator[str]:
    for row in rows[:MOST_LISTED]:
        yield f"{hour(row.start_minute)}–{hour(row.end_minute)}  {row.who}"
    if len(rows) > MOST_LISTED:
        yield f"and {len(rows) - MOST_LISTED} more"


def _kept_facts(vehicle: VehicleRow) -> Iterator[Fact]:
    """What is true of a vehicle on any day."""
    if vehicle.authority:
        yield "Driver needs", needed(vehicle)
    if vehicle.seats:
        yield "Seats", str(vehicle.seats)
    if vehicle.amount > 1:
        yield "How many", str(vehicle.amount)
    turn = vehicle.turn_round_minutes
    yield "Turn-round", f"{turn} min" if turn else "none"


def _road_verb(vehicle: VehicleRow) -> str:
    return "back" if vehicle.off_road else "off_road"
