"""What the board and the inspector say of vehicles and bookings."""

from __future__ import annotations

from functools import lru_cache

from bcu_desk.domain.fleet import OffRoad
from bcu_desk.domain.times import in_london, long_day, minute_of
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.free import FreeRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from bcu_desk.features.bookings.rules.booking import DAY, clock, hour, reason_words

ICONS = {
    "irv": "irv",
    "area_car": "area_car",
    "station_van": "van",
    "carrier": "carrier",
    "unmarked_car": "unmarked",
    "pool_car": "pool_car",
    "briefing_room": "room",
    "interview_suite": "room",
    "radio": "kit",
    "body_worn_camera": "kit",
    "search_officer": "person",
    "family_liaison": "person",
}
AUTHORITIES = {
    "basic": "basic driver",
    "response": "response driver",
    "advanced": "advanced driver",
    "van": "van endorsement",
    "carrier": "carrier endorsement",
}


def icon_of(kind: str) -> str:
    """The icon of a kind of vehicle."""
    return ICONS.get(kind, "bookings")


def needed(vehicle: VehicleRow) -> str:
    """What a driver of a vehicle needs, in words."""
    parts = [vehicle.authority, vehicle.endorsement]
    return ", ".join(AUTHORITIES.get(part, part) for part in parts if part)


def away_words(row: OffRoad) -> str:
    """Why and how long a vehicle is off the road."""
    since = f"since {clock(row.start_minute)}"
    back = "no date back" if row.end_minute is None else f"back {clock(row.end_minute)}"
    return f"{reason_words(row.reason)}, {since}, {back}"


def when_words(start: int, end: int) -> str:
    """A booking's time in full: `Mon 23 Jan 2017, 07:00–15:00`."""
    first, last = in_london(start), in_london(end)
    if first.date() == last.date() or (end - start < DAY and last.hour + last.minute == 0):
        return f"{long_day(first.date())}, {hour(start)}–{hour(end)}"
    return f"{long_day(first.date())} {hour(start)} to {long_day(last.date())} {hour(end)}"


def state_words(row: BookingRow, now: int) -> tuple[str, str]:
    """Where a booking stands, and the tone to say it in."""
    if row.clash:
        return "Clash", "bad"
    if row.state == "pending":
        return "Pending", "warn"
    if row.end_minute <= now:
        return "Over", "plain"
    return ("Out now", "accent") if row.start_minute <= now else ("Booked", "accent")


def purpose_line(row: BookingRow, *, short: bool = False) -> str:
    """What a booking is for and for whom."""
    return f"{row.purpose} · {row.borough_short if short else row.borough_name}"


def shorter_purposes(row: BookingRow) -> tuple[str, ...]:
    """What a booking is for, shorter and shorter: without the borough, then its first words."""
    return _shorter_purposes(row.purpose)


@lru_cache(maxsize=4_096)
def _shorter_purposes(purpose: str) -> tuple[str, ...]:
    first = purpose.partition(",")[0]
    return (purpose,) if first == purpose else (purpose, first)


def shorter_names(row: BookingRow) -> tuple[str, ...]:
    """Who has a booking, shorter and shorter: without the rank, the surname, the initials."""
    return _shorter_names(row.driver_name or "")


@lru_cache(maxsize=4_096)
def _shorter_names(name: str) -> tuple[str, ...]:
    names = name.split()
    if len(names) < 2:
        return ()
    initials = "".join(part[0] for part in names)
    return f"{names[0][0]}. {names[-1]}", names[-1], f"{initials[0]}{initials[-1]}"


def free_words(loaded: Loaded) -> tuple[str, str, str]:
    """What the find bar says: how many are free, which comes first, and until when."""
    found = loaded.found or loaded.offer
    if found is None:
        return "", "", ""
    if not found.rows:
        return "None free", "Try another time, kind or base.", ""
    first = found.rows[0]
    later = first.next_booking
    until = "No booking after" if later is None else f"Until {clock(minute_of(later))}"
    return f"{len(found.rows)} free", _place_words(loaded, first), until


def _place_words(loaded: Loaded, first: FreeRow) -> str:
    """Where what is free stands: with its kind where that was asked for, else with its name."""
    vehicle = loaded.vehicle(first.registration)
    if loaded.found:
        return f"{first.base}, {vehicle.kind_title if vehicle else first.kind}"
    name = vehicle.name if vehicle else first.registration
    return name if name.startswith(first.base) else f"{name}, {first.base}"
