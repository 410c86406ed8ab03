"""What speaks for somebody in a post: rank, branch, the borough they know, what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from bcu_desk.domain.assignments import Post
from bcu_desk.domain.model_check.charges import dedications
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.people import Person
from bcu_desk.domain.ranks import RankFit, rank_fit
from bcu_desk.domain.spans import DaySpan, Span, joined

MONTH = 30  # days, as months are told roughly


def days_known(world: World, person: Person, boroughs: frozenset[int], before: date) -> int:
    """On how many days before a day they held a post in, or dedicated to, some boroughs."""
    if not boroughs:
        return 0
    spans = _days_in(world, person, boroughs)
    past = (days.within(Span(date.min, before)) for days in spans if days.start < before)
    found = joined(days for days in past if days is not None)
    return sum((days.end - days.start).days for days in found if days.end is not None)


def _days_in(world: World, person: Person, boroughs: frozenset[int]) -> Iterator[DaySpan]:
    """When somebody held a post in, or dedicated to, some boroughs."""
    for held in chain.from_iterable(world.holders.values()):
        if held.person.id == person.id and held.post.borough_id in boroughs:
            yield held.days
    for days, charge in dedications(world):
        holder = charge.holder
        if charge.key in boroughs and holder is not None and holder.person.id == person.id:
            yield days


def boroughs_of(world: World, post: Post, on: date) -> frozenset[int]:
    """The ids of the boroughs that a post is in or dedicated to on a day."""
    held = {c.key for days, c in dedications(world) if c.post.id == post.id and days.holds(on)}
    return frozenset(held | ({post.borough_id} if post.borough_id is not None else set()))


def reasons_for(
    world: World, post: Post, person: Person, on: date, posts: tuple[str, ...]
) -> tuple[str, ...]:
    """Each reason in a few words: rank, branch, borough, and what they hold already."""
    own, wanted = world.rank_of(person), world.ranks[post.rank_id]
    fit = {
        RankFit.MATCHES: f"{own.code}, the rank of the post",
        RankFit.LOWER: f"{own.code}, below {wanted.code}: acts up, and needs an end",
        RankFit.HIGHER: f"{own.code}, above {wanted.code}",
    }[rank_fit(own, wanted)]
    found = [fit]
    if own.branch != wanted.branch:
        found.append(f"{own.branch.capitalize()}; the post is {wanted.branch}")
    known = days_known(world, person, boroughs_of(world, post, on), on)
    names = " and ".join(sorted(world.boroughs[n].name for n in boroughs_of(world, post, on)))
    if known:
        found.append(f"Knows {names}: {_length(known)} there")
    elif names:
        found.append(f"Has not worked in {names}")
    found += [f"Would hold {title} too" for title in posts] or ["Holds no other post"]
    return tuple(found)


def _length(days: int) -> str:
    """`12 days`, or months where there are many."""
    if days < 2 * MONTH:
        return "1 day" if days == 1 else f"{days} days"
    return f"{days // MONTH} months"
