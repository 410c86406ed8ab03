"""What would mend a refused gesture, as other values for its command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.model.forms.driving import may_drive
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.rules.booking import clock, hour

MOST = 2  # other drivers offered
OVERRIDABLE = frozenset(
    ("turn_round", "driver_not_qualified", "vehicle_on_loan", "spare_needed", "held_for_waiting")
)
SUMMER, WINTER = "+01:00", "+00:00"


@dataclass(frozen=True, slots=True)
class Mend:
    """A way out: the words of its button and the fields that it changes."""

    label: str
    changes: Mapping[str, str | int]


def mends(refused: Refused) -> tuple[Mend, ...]:
    """The ways out of a refusal, by the facts that it names."""
    facts = refused.facts
    if refused.code == "time_twice":
        return _twice(str(facts["field"]), str(facts["value"]))
    if refused.code == "time_never":
        return (_never(str(facts["field"]), str(facts["value"])),)
    if refused.code == "pool_too_small" and isinstance(facts["amount"], int):
        return (Mend(f"Book all {facts['amount']}", {"amount": facts["amount"]}),)
    if refused.code == "series_clash":
        return (Mend(f"Leave out {_dates(facts['count'])}", {"on_clash": "skip"}),)
    return (*_other_vehicle(facts), *_other_time(facts), *_less_time(facts))


def drivers_instead(loaded: Loaded, registration: str) -> tuple[Mend, ...]:
    """Drivers who may drive a vehicle."""
    vehicle = loaded.vehicle(registration)
    fit = [row for row in loaded.board.drivers if may_drive(loaded, row, vehicle)]
    return tuple(Mend(f"Let {row.brief} drive", {"driver": row.collar}) for row in fit[:MOST])


def _dates(count: Fact) -> str:
    return "that date" if count == 1 else f"those {count} dates"


def _other_vehicle(facts: Mapping[str, Fact]) -> tuple[Mend, ...]:
    plate = facts.get("free_vehicle")
    if plate is None:
        return ()
    return (Mend(f"Take {plate} at {facts.get('free_base')}", {"vehicle": str(plate)}),)


def _other_time(facts: Mapping[str, Fact]) -> tuple[Mend, ...]:
    """The same length from another start; short words, as the form is narrow."""
    start, end = facts.get("free_start"), facts.get("free_end")
    if start is None or end is None:
        return ()
    told = clock(minute_of(str(start)))
    return (Mend(f"Start at {told}", {"start": str(start), "end": str(end)}),)


def _less_time(facts: Mapping[str, Fact]) -> tuple[Mend, ...]:
    start, end = facts.get("part_start"), facts.get("part_end")
    if start is None or end is None:
        return ()
    told = f"{hour(minute_of(str(start)))}–{hour(minute_of(str(end)))}"
    return (Mend(f"Shorten to {told}", {"start": str(start), "end": str(end)}),)


def _twice(field: str, wall: str) -> tuple[Mend, ...]:
    at = wall[11:]
    return (
        Mend(f"The first {at}, summer time", {field: f"{wall}{SUMMER}"}),
        Mend(f"The second {at}, winter time", {field: f"{wall}{WINTER}"}),
    )


def _never(field: str, wall: str) -> Mend:
    later = (datetime.fromisoformat(wall) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    return Mend(f"Use {later[11:]}", {field: later})
