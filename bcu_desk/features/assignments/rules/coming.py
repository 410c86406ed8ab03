"""What is going to change: who starts, who ends, with whom after them, until it is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.model_check.charges import Charge, Dates, by_thing, dedications, leads
from bcu_desk.domain.model_check.world import Holder, World
from bcu_desk.domain.times import long_day
from bcu_desk.work.view import View

ENDS, STARTS, TAKES_ON, GIVES_UP = "ends", "starts", "takes_on", "gives_up"
WARNED_DAYS = 28


@dataclass(frozen=True, slots=True)
class ComingChange:
    """A change that is written down and not due yet.

    `at` is the first day on which it is so, `days` how far that is; `kind` is ends, starts,
    takes_on or gives_up (a borough or core function). `has_successor` says of an end whether
    somebody is there on that day. `warned` marks an end within 28 days.
    """

    at: date
    days: int
    kind: str
    bcu: str
    post: str
    title: str
    person: str
    name: str
    words: str
    has_successor: bool
    warned: bool


def coming_changes(world: World, view: View, within: int | None = None) -> tuple[ComingChange, ...]:
    """Changes after the day in view, the nearest first; those within some days where told."""
    found = [*_postings(world, view), *_charges(world, view)]
    near = [row for row in found if within is None or row.days <= within]
    return tuple(sorted(near, key=lambda row: (row.at, row.post, row.kind, row.person, row.words)))


def _postings(world: World, view: View) -> Iterator[ComingChange]:
    for holders in world.holders.values():
        for held in holders:
            if not view.shows(world.bcu_codes[held.post.bcu_id]):
                continue
            if held.days.start > view.on:
                yield _start(world, view, held, holders)
            if held.days.end is not None and held.days.end > view.on:
                yield _end(world, view, held, holders)


def _start(world: World, view: View, held: Holder, holders: tuple[Holder, ...]) -> ComingChange:
    before = [item for item in holders if item.days.end == held.days.start]
    told = f" after {world.name_of(before[0])}" if before else ""
    words = f"{world.name_of(held)} starts as {held.post.title}{told}"
    return _row(world, view, held, (held.days.start, STARTS, words), has_successor=True)


def _end(world: World, view: View, held: Holder, holders: tuple[Holder, ...]) -> ComingChange:
    end = held.days.end or view.on
    after = [item for item in holders if item is not held and item.days.holds(end)]
    last = long_day(end - timedelta(days=1))
    if after:
        told = f"{world.name_of(after[0])} follows"
    elif held.post.to_day is not None and held.post.to_day <= end:
        told = "the post closes"
    else:
        told = "no successor"
    words = f"{world.name_of(held)} ends as {held.post.title} on {last}, {told}"
    return _row(world, view, held, (end, ENDS, words), has_successor=told != "no successor")


def _row(
    world: World, view: View, held: Holder, told: tuple[date, str, str], *, has_successor: bool
) -> ComingChange:
    at, kind, words = told
    days = (at - view.on).days
    return ComingChange(
        at=at,
        days=days,
        kind=kind,
        bcu=world.bcu_codes[held.post.bcu_id],
        post=held.post.code,
        title=held.post.title,
        person=held.person.collar,
        name=world.name_of(held),
        words=words,
        has_successor=has_successor,
        warned=kind in (ENDS, GIVES_UP) and days <= WARNED_DAYS,
    )


def _charges(world: World, view: View) -> Iterator[ComingChange]:
    """Boroughs and core functions taken on or given up by somebody who stays in post."""
    for charges in (leads(world), dedications(world)):
        for things in by_thing(charges).values():
            held = [(days, charge) for days, charge in things if charge.holder is not None]
            for line in held:
                yield from _of_charge(world, view, line, tuple(held))


def _of_charge(
    world: World, view: View, line: Dates, every: tuple[Dates, ...]
) -> Iterator[ComingChange]:
    days, charge = line
    holder = charge.holder
    if holder is None or not view.shows(world.bcu_codes[holder.post.bcu_id]):
        return
    name = world.name_of(holder)
    if days.start > view.on and days.start != holder.days.start:
        words = f"{name} takes on {charge.name}"
        yield _row(world, view, holder, (days.start, TAKES_ON, words), has_successor=True)
    if days.end is not None and days.end > view.on and days.end != holder.days.end:
        next_one = _next(days.end, charge, every)
        words = f"{name} gives up {charge.name}, {_taken_on(world, next_one)}"
        known = next_one is not None
        yield _row(world, view, holder, (days.end, GIVES_UP, words), has_successor=known)


def _taken_on(world: World, holder: Holder | None) -> str:
    return "nobody takes it on" if holder is None else f"{world.name_of(holder)} takes it"


def _next(day: date, charge: Charge, every: tuple[Dates, ...]) -> Holder | None:
    """Who has a charge from the day on which another gives it up."""
    after = (other for span, other in every if span.holds(day) and other is not charge)
    first = next(after, None)
    return None if first is None else first.holder
