"""What dedicating a post or letting it lead will do, in words: who gives up what, what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from bcu_desk.domain.assignments import CoreFunction, Post
from bcu_desk.domain.model_check.charges import Charge, Dates, dedications, leads
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.places import Borough
from bcu_desk.domain.spans import DaySpan, Span, gaps
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.words import count_text

C = TypeVar("C", Post, Borough, CoreFunction)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """A post for a borough or core function on some days, among the charges there are."""

    world: World
    post: Post
    key: int
    name: str
    days: DaySpan
    charges: tuple[Dates, ...]

    def lines(self) -> Iterator[Dates]:
        """What posts of the BCU are charged with on some of the days, held or not."""
        for days, charge in self.charges:
            ours = charge.post.bcu_id == self.post.bcu_id
            if charge.holder is None and ours and days.overlaps(self.days):
                yield days, charge

    def who(self, charge: Charge, days: DaySpan) -> str:
        """Who holds a charge first on the days, or its post."""
        held = self.world.holders.get(charge.post.id, ())
        inside = [item for item in held if item.days.overlaps(days)]
        return self.world.name_of(inside[0]) if inside else charge.post.code


def charge_said(verb: str, values: Mapping[str, object], world: World) -> tuple[str, str] | None:
    """Words and a tone; None where the form says too little."""
    asked = _asked(verb, values, world)
    if asked is None:
        return None
    in_way = _in_way(asked)
    replaced = bool(values.get("replace"))
    parts = _replaced(asked, in_way) if replaced else [_beside(asked, line) for line in in_way]
    vacant = tuple(_vacant(asked))
    told = [*(parts or ["Nobody gives up anything."]), *_after(asked), *vacant]
    doubtful = vacant or (in_way and not replaced)
    return " ".join(told), "warn" if doubtful else "accent"


def _in_way(asked: Asked) -> list[Dates]:
    """Others with this charge, then other charges of this post."""
    lines = tuple(asked.lines())
    here = [line for line in lines if _is_of(line[1], asked) and not _own(line[1], asked)]
    return here + [line for line in lines if _own(line[1], asked) and not _is_of(line[1], asked)]


def _replaced(asked: Asked, in_way: Sequence[Dates]) -> list[str]:
    """What is given up, and what is then left without anybody."""
    others = (line for line in in_way if _own(line[1], asked))
    left = [told for line in others for told in _left_alone(asked, line)]
    return [_given_up(asked, line) for line in in_way] + left


def _asked(verb: str, values: Mapping[str, object], world: World) -> Asked | None:
    facts = world.facts
    post = _coded(facts.posts, values.get("post"))
    days = days_asked(values)
    if post is None or days is None:
        return None
    if verb == "dedicate":
        borough = _coded(facts.boroughs, values.get("borough"))
        if borough is not None:
            return Asked(world, post, borough.id, borough.name, days, dedications(world))
    function = _coded(facts.functions, values.get("function"))
    if function is None:
        return None
    return Asked(world, post, function.id, function.title, days, leads(world))


def _coded(rows: Iterable[C], code: object) -> C | None:
    return next((row for row in rows if row.code == code), None)


def days_asked(values: Mapping[str, object]) -> DaySpan | None:
    """The days that a form names; None where there is no first, or the last is before it."""
    first, last = values.get("from"), values.get("to")
    if not isinstance(first, date) or (isinstance(last, date) and last < first):
        return None
    return Span(first, last + DAY if isinstance(last, date) else None)


def _is_of(charge: Charge, asked: Asked) -> bool:
    return charge.key == asked.key


def _own(charge: Charge, asked: Asked) -> bool:
    return charge.post.id == asked.post.id


def _given_up(asked: Asked, line: Dates) -> str:
    """Who is without what, from when, and whether they have it again."""
    days, charge = line
    who, end = asked.who(charge, days), asked.days.end
    again = end is not None and (days.end is None or end < days.end)
    if days.start < asked.days.start:
        told = f"{who} gives up {charge.name}: last day {long_day(asked.days.start - DAY)}"
        return f"{told}, and has it again from {long_day(end)}." if again and end else f"{told}."
    if again and end:
        return f"{who} takes {charge.name} from {long_day(end)}, not {long_day(days.start)}."
    return f"{who} does not take {charge.name} from {long_day(days.start)}."


def _left_alone(asked: Asked, line: Dates) -> Iterator[str]:
    """The days on which what the post gives up is nobody's."""
    lost = line[0].within(asked.days)
    rest = [
        days
        for days, charge in asked.charges
        if charge.holder is not None and charge.key == line[1].key and not _own(charge, asked)
    ]
    for gap in gaps(rest, lost) if lost is not None else ():
        yield f"{line[1].name} then has nobody {_span(gap)}."


def _beside(asked: Asked, line: Dates) -> str:
    """Who has it too where nobody gives anything up."""
    shared = line[0].within(asked.days) or asked.days
    return f"{asked.who(line[1], shared)} has {line[1].name} too, {_span(shared)}."


def _after(asked: Asked) -> Iterator[str]:
    """That nobody follows, where the days end."""
    end = asked.days.end
    held = [days for days, c in asked.charges if c.holder is not None and _is_of(c, asked)]
    if end is not None and not any(days.holds(end) for days in held):
        after = [days.start for days in held if days.start > end]
        yield f"Nobody has {asked.name} after, {_span(Span(end, min(after, default=None)))}."


def _vacant(asked: Asked) -> Iterator[str]:
    """The days on which the post itself has no holder."""
    held = [item.days for item in asked.world.holders.get(asked.post.id, ())]
    for gap in gaps(held, asked.days):
        yield f"{asked.post.code} is vacant {_span(gap)}."


def _span(days: DaySpan) -> str:
    if days.end is None:
        return f"from {long_day(days.start)}"
    return f"{long_day(days.start)} to {long_day(days.end - DAY)}, {count_text(days)}"
