"""What would mend a refused gesture, as other values for its command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bcu_desk.domain.refusals import Fact, Refused
from bcu_desk.domain.times import in_london, minute_of
from bcu_desk.features.bookings.rules.booking import clock, hour

SUMMER, WINTER = "+01:00", "+00:00"


@dataclass(frozen=True, slots=True)
class Mend:
    """A way out: the words of its button and the fields that it changes."""

    label: str
    changes: Mapping[str, str]


def mends(refused: Refused) -> tuple[Mend, ...]:
    """The ways out of a refusal, by the facts that it names."""
    facts = refused.facts
    if refused.code == "time_twice":
        return _twice(str(facts["field"]), str(facts["value"]))
    if refused.code == "time_never":
        return (_never(str(facts["field"]), str(facts["value"])),)
    return (*_other_vehicle(facts), *_other_time(facts))


def _other_vehicle(facts: Mapping[str, Fact]) -> tuple[Mend, ...]:
    plate = facts.get("free_vehicle")
    if plate is None:
        return ()
    return (Mend(f"Take {plate} at {facts.get('free_base')}", {"vehicle": str(plate)}),)


def _other_time(facts: Mapping[str, Fact]) -> tuple[Mend, ...]:
    start, end = facts.get("free_start"), facts.get("free_end")
    if start is None or end is None:
        return ()
    first = minute_of(str(start))
    last = minute_of(str(end))
    same = in_london(first).date() == in_london(last).date()
    told = f"{clock(first)}–{hour(last) if same else clock(last)}"
    return (Mend(f"Start at {told}", {"start": str(start), "end": str(end)}),)


def _twice(field: str, wall: str) -> tuple[Mend, ...]:
    at = wall[11:]
    return (
        Mend(f"The first {at}, summer time", {field: f"{wall}{SUMMER}"}),
        Mend(f"The second {at}, winter time", {field: f"{wall}{WINTER}"}),
    )


def _never(field: str, wall: str) -> Mend:
    later = (datetime.fromisoformat(wall) + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M")
    return Mend(f"Use {later[11:]}", {field: later})
