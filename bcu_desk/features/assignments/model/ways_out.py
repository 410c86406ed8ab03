"""The ways out of a clash with who or what is there already, as changes to the form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day

DAY = timedelta(days=1)
CODES = ("post_held", "charged_already")
HOLDER_WAYS = {"replace": "End {holder} that day", "push": "Let {holder} start later"}


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button that fills in one field of the form; sending it is left to the user."""

    title: str
    field: str
    value: object


def ways_out(refused: Refused, values: Mapping[str, object]) -> tuple[WayOut, ...]:
    """End the holder, start when they leave, or end before they come; those that fit the form."""
    return tuple(_ways(refused, values)) if refused.code in CODES else ()


def _ways(refused: Refused, values: Mapping[str, object]) -> Iterator[WayOut]:
    holder = str(refused.facts.get("holder") or "")
    for field, words in (HOLDER_WAYS if holder else {}).items():
        if field in values:
            yield WayOut(words.format(holder=holder), field, value=True)
    if "from" in values:
        yield from _later(_day(refused, "free_from"), values.get("to"))
    if "to" in values:
        yield from _earlier(_day(refused, "busy_from"), values.get("from"))


def _later(free: date | None, last: object) -> Iterator[WayOut]:
    """Start when they leave, where that is not after the last day."""
    if free is not None and not (isinstance(last, date) and last < free):
        yield WayOut(f"Start later, on {long_day(free)}", "from", free)


def _earlier(busy: date | None, first: object) -> Iterator[WayOut]:
    """End before they come, where that is not before the first day."""
    if busy is not None and not (isinstance(first, date) and first >= busy):
        yield WayOut(f"End earlier, last day {long_day(busy - DAY)}", "to", busy - DAY)


def _day(refused: Refused, fact: str) -> date | None:
    told = str(refused.facts.get(fact) or "")
    return date.fromisoformat(told) if told else None
