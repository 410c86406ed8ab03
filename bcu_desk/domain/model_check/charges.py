"""Superintendents' charges: the core functions they lead and the boroughs they are dedicated to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bcu_desk.domain.assignments import SUPERINTENDENT, Post
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.model_check.world import Holder, World, grouped, together
from bcu_desk.domain.spans import DaySpan


@dataclass(frozen=True, slots=True)
class Charge:
    """A superintendent's post in charge of a function or borough; held, or `holder` None.

    `key` is the id of the function or borough, `name` its name.
    """

    post: Post
    holder: Holder | None
    key: int
    name: str


Dates = tuple[DaySpan, Charge]


@dataclass(frozen=True, slots=True)
class Line:
    """A dated row that gives a post a charge, and the function or borough it is about."""

    row: Dated
    post_id: int
    thing: Dated
    name: str


def charges(world: World, lines: Iterable[Line]) -> Iterator[Dates]:
    """Every charge with its days: once for the post, once for every holder of it."""
    for line in lines:
        post = world.posts[line.post_id]
        days = together(line.row.days, post.days, line.thing.days)
        if post.kind != SUPERINTENDENT or days is None:
            continue
        yield days, Charge(post, None, line.thing.id, line.name)
        for holder in world.holders.get(post.id, ()):
            held = days.within(holder.days)
            if held is not None:
                yield held, Charge(post, holder, line.thing.id, line.name)


def leads(world: World) -> tuple[Dates, ...]:
    """The leads of core functions."""
    things = {row.id: row for row in world.facts.functions}
    pairs = ((row, things[row.function_id]) for row in world.facts.leads)
    return tuple(charges(world, (Line(row, row.post_id, it, it.title) for row, it in pairs)))


def dedications(world: World) -> tuple[Dates, ...]:
    """The dedications to boroughs."""
    pairs = ((row, world.boroughs[row.borough_id]) for row in world.facts.dedications)
    return tuple(charges(world, (Line(row, row.post_id, it, it.name) for row, it in pairs)))


def by_thing(found: Iterable[Dates]) -> dict[tuple[int, int], tuple[Dates, ...]]:
    """Charges by the id of the post's BCU and that of the function or borough."""
    return grouped(((item[1].post.bcu_id, item[1].key), item) for item in found)


def by_person(found: Iterable[Dates]) -> dict[int, tuple[Dates, ...]]:
    """Held charges by the id of the person who holds the post."""
    held = ((item[1].holder, item) for item in found)
    return grouped((holder.person.id, item) for holder, item in held if holder is not None)
