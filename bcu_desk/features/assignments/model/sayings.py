"""What sending a form will do, in words, while it is filled in: who ends when, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from bcu_desk.domain.model_check.world import Holder, World
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.model.charge_sayings import charge_said, days_asked

Values = Mapping[str, object]
Said = tuple[str, str]  # words, and a tone
NOTHING: Said = ("", "accent")
DAY = timedelta(days=1)


def said(verb: str, values: Values, world: World, on: date) -> Said:
    """Words for a form as it is filled in, and a tone; no words where it says too little.

    `on` is a day on which the holder chosen is in post.
    """
    if verb == "extend":
        return _extend(values, world, on)
    if verb in ("dedicate", "lead"):
        return charge_said(verb, values, world) or NOTHING
    maker = MAKERS.get(verb)
    return NOTHING if maker is None else maker(values, world)


def _appoint(values: Values, world: World) -> Said:
    days = days_asked(values)
    held = _holders(values.get("post"), world)
    if days is None or held is None:
        return NOTHING
    in_way = [item for item in held if item.days.overlaps(days)]
    if in_way and not values.get("replace"):
        return _held_by(world, in_way), "warn"
    parts = [_ended(world, item, days.start) for item in in_way] or ["Nobody is ended."]
    back = _back(world, in_way, days) if values.get("back") else ""
    left = [back] if back else _beside(world, held, in_way, days)
    return " ".join((*parts, *left)), "accent"


def _held_by(world: World, in_way: Iterable[Holder]) -> str:
    names = ", ".join(f"{world.name_of(item)}, {_span(item.days)}" for item in in_way)
    return f"Held by {names}. End the holder that day, or choose other days."


def _beside(
    world: World, held: Iterable[Holder], in_way: Sequence[Holder], days: DaySpan
) -> list[str]:
    """The gaps between the days and those of the holders who stay."""
    return _around(world, [item for item in held if item not in in_way], days)


def _back(world: World, in_way: Iterable[Holder], days: DaySpan) -> str:
    """Who comes back after the cover, and when; '' where nobody does."""
    back = next((item for item in in_way if _comes_back(item, days)), None)
    if back is None or days.end is None:
        return ""
    return f"{world.name_of(back)} is back on {long_day(days.end)}."


def _comes_back(item: Holder, days: DaySpan) -> bool:
    """Whether a holder who makes room would still be there after the days."""
    return days.end is not None and (item.days.end is None or item.days.end > days.end)


def _ended(world: World, item: Holder, on: date) -> str:
    """What becomes of a holder who makes room."""
    name = world.name_of(item)
    if item.days.start >= on:
        return f"{name} does not start: the posting from {long_day(item.days.start)} goes."
    return f"{name} is ended: last day {long_day(on - DAY)}."


def _around(world: World, others: Iterable[Holder], days: DaySpan) -> list[str]:
    """The gaps that are left before and after."""
    rows = list(others)
    found = []
    ends = [item.days.end for item in rows if item.days.end is not None]
    last = max((end for end in ends if end <= days.start), default=days.start)
    if last < days.start:
        found.append(f"Vacant before: {_span(Span(last, days.start))}.")
    return found if days.end is None else found + _after(world, rows, days.end)


def _after(world: World, rows: Iterable[Holder], end: date) -> list[str]:
    """That nobody follows, or the gap until somebody does."""
    later = [item for item in rows if item.days.start >= end]
    if not later:
        return [f"Nobody follows from {long_day(end)}."]
    first = min(later, key=lambda item: item.days.start)
    if first.days.start == end:
        return []
    gap = _span(Span(end, first.days.start))
    return [f"Vacant after, until {world.name_of(first)}: {gap}."]


def _end(values: Values, world: World) -> Said:
    last, held = values.get("last"), _holders(values.get("post"), world)
    if not isinstance(last, date) or held is None:
        return NOTHING
    ending = [item for item in held if item.days.holds(last + DAY)]
    if not ending:
        return f"Nobody holds it on {long_day(last + DAY)}, so nobody is ended.", "warn"
    days = Span(ending[0].days.start, max(last + DAY, ending[0].days.start + DAY))
    left = _around(world, [item for item in held if item is not ending[0]], days)
    return " ".join((_ended(world, ending[0], last + DAY), *left)), "accent"


def _extend(values: Values, world: World, on: date) -> Said:
    last, held = values.get("to"), _holders(values.get("post"), world)
    if held is None:
        return NOTHING
    staying = next((item for item in held if item.days.holds(on)), None)
    if staying is None:
        return f"Nobody holds it on {long_day(on)}, so nobody stays.", "warn"
    if staying.days.end is None:
        return f"{world.name_of(staying)} has no end already.", "warn"
    end = last + DAY if isinstance(last, date) else None
    until = "with no end" if end is None else f"to {long_day(end - DAY)}"
    told = f"{world.name_of(staying)} stays {until}."
    met = tuple(_met(held, staying.days.end, end))
    return _pushed(told, met, world, end if values.get("push") else None)


def _pushed(told: str, met: Iterable[Holder], world: World, end: date | None) -> Said:
    """Who starts later; without a day for it, who is in the way."""
    for item in met:
        name, first = world.name_of(item), long_day(item.days.start)
        if end is None:
            told += f" {name} is there from {first}: let them start later, or end earlier."
            return told, "warn"
        told += f" {name} starts {long_day(end)}, not {first}."
    return told, "accent"


def _swap(values: Values, world: World) -> Said:
    first = values.get("from")
    one, two = _holders(values.get("post"), world), _holders(values.get("with"), world)
    if not isinstance(first, date) or one is None or two is None:
        return NOTHING
    held = [item for rows in (one, two) for item in rows if item.days.holds(first)]
    if len(held) != len((one, two)):
        return "Both posts need a holder on that day.", "warn"
    a, b = held
    told = f"{world.name_of(a)} goes to {b.post.title}, {world.name_of(b)} to {a.post.title}"
    return f"{told}, from {long_day(first)}.", "accent"


def _met(held: Iterable[Holder], first: date, end: date | None) -> Iterable[Holder]:
    """The holders who start on these days."""
    later = (item for item in held if item.days.start >= first)
    return (item for item in later if end is None or item.days.start < end)


def _holders(code: object, world: World) -> list[Holder] | None:
    """A post's holders in order, or None where no post is chosen."""
    post = next((row for row in world.facts.posts if row.code == code), None)
    return None if post is None else list(world.holders.get(post.id, ()))


def _span(days: DaySpan) -> str:
    """`Thu 2 Feb 2017 to Sun 12 Feb 2017, 11 days`; `from …` without an end."""
    if days.end is None:
        return f"from {long_day(days.start)}"
    count = (days.end - days.start).days
    length = "1 day" if count == 1 else f"{count} days"
    return f"{long_day(days.start)} to {long_day(days.end - DAY)}, {length}"


def _asks(_values: Values, _world: World) -> Said:
    return "Nothing is changed. You are told which rules would break, and what helps.", "accent"


MAKERS: Mapping[str, Callable[[Values, World], Said]] = {
    "appoint": _appoint,
    "cover": _appoint,
    "if_away": _asks,
    "if_ended": _asks,
    "end": _end,
    "swap": _swap,
}
