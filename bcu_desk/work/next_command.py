"""The command that mends a breach, with the fields that the breach itself tells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import COMMANDER, SUPERINTENDENT, YOUTH_OFFICER, Post
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.charges import Dates, by_thing, dedications, leads
from bcu_desk.domain.model_check.world import Holder, World

Fields = dict[str, str]


@dataclass(frozen=True, slots=True)
class NextCommand:
    """A command by its name, with its known fields; `open_fields` are those left to choose."""

    command: str
    fields: Mapping[str, str]
    open_fields: tuple[str, ...] = ()


def next_command(breach: Breach, world: World) -> NextCommand | None:
    """What mends a breach on its first day; None where that is no command, or none is needed."""
    make = _MAKERS.get(f"{breach.rule}.{breach.variant}")
    return None if make is None else make(breach, world)


def _appoint(post: str, breach: Breach) -> NextCommand | None:
    if not post:
        return None
    return NextCommand("appoint", {"post": post, **_days(breach)}, ("person",))


def _days(breach: Breach) -> Fields:
    fields = {"from": breach.days.start.isoformat()}
    if breach.days.end is not None:
        fields["to"] = breach.days.end.isoformat()
    return fields


def _vacant(world: World, posts: Iterable[Post], on: date) -> str:
    """The first of some posts that nobody holds on a day, by code; '' where there is none."""
    empty = (post.code for post in posts if post.on(on) and not _held(world, post, on))
    return min(empty, default="")


def _held(world: World, post: Post, on: date) -> tuple[Holder, ...]:
    return tuple(item for item in world.holders.get(post.id, ()) if item.days.holds(on))


def _of_bcu(kind: str) -> Callable[[Breach, World], NextCommand | None]:
    """Appoint to a vacant post of a kind in the breach's BCU."""

    def make(breach: Breach, world: World) -> NextCommand | None:
        posts = world.posts_of(breach.bcu, kind)
        return _appoint(_vacant(world, posts, breach.days.start), breach)

    return make


def _to_post(breach: Breach, _world: World) -> NextCommand | None:
    """Appoint to the vacant post that the breach names."""
    named = str(breach.fact("post") or "").split(", ", maxsplit=1)[0]
    return _appoint(named or breach.subject, breach)


def _to_ward(breach: Breach, world: World) -> NextCommand | None:
    wards = world.ward_numbers.get(breach.subject, ())
    posts = (row for row in world.posts_of(breach.bcu, breach.variant) if row.ward_id in wards)
    return _appoint(_vacant(world, posts, breach.days.start), breach)


def _to_borough(breach: Breach, world: World) -> NextCommand | None:
    boroughs = {row.id for row in world.facts.boroughs if row.code == breach.subject}
    every = world.posts_of(breach.bcu, YOUTH_OFFICER)
    posts = (row for row in every if row.borough_id in boroughs)
    return _appoint(_vacant(world, posts, breach.days.start), breach)


def _end_last(kind: str) -> Callable[[Breach, World], NextCommand | None]:
    """End the posting that came last to the BCU's posts of a kind."""

    def make(breach: Breach, world: World) -> NextCommand | None:
        held = [
            item
            for bcu in world.facts.bcus
            if bcu.code == breach.bcu
            for item in world.holders_of(bcu, kind)
            if item.days.holds(breach.days.start)
        ]
        return _end(held, breach)

    return make


def _end_ward(breach: Breach, world: World) -> NextCommand | None:
    named = str(breach.fact("posts") or "").split(", ")
    held = [
        item
        for post in world.facts.posts
        if post.code in named
        for item in _held(world, post, breach.days.start)
        if item.person.collar == breach.subject
    ]
    return _end(held, breach)


def _end(held: Iterable[Holder], breach: Breach) -> NextCommand | None:
    last = max(held, key=lambda item: (item.posting.from_day, item.post.code), default=None)
    if last is None:
        return None
    on = breach.days.start.isoformat()
    return NextCommand("end_posting", {"post": last.post.code, "on": on})


def _lead(breach: Breach, _world: World) -> NextCommand:
    function = breach.subject.partition("/")[2]
    return NextCommand("lead", {"function": function, **_days(breach)}, ("post",))


def _lead_some(breach: Breach, _world: World) -> NextCommand:
    post = str(breach.fact("post") or "").split(", ", maxsplit=1)[0]
    return NextCommand("lead", {"post": post, **_days(breach)}, ("function",))


def _dedicate(breach: Breach, _world: World) -> NextCommand:
    return NextCommand("dedicate", {"borough": breach.subject, **_days(breach)}, ("post",))


def _end_lead(breach: Breach, world: World) -> NextCommand | None:
    codes = {row.id: row.code for row in world.facts.functions}
    key = breach.subject.partition("/")[2]
    charge = _last_charge(breach, leads(world), lambda number: codes[number] == key)
    return _end_charge("end_lead", "function", charge, codes, breach)


def _end_dedication(breach: Breach, world: World) -> NextCommand | None:
    codes = {row.id: row.code for row in world.facts.boroughs}
    charge = _last_charge(breach, dedications(world), lambda n: codes[n] == breach.subject)
    return _end_charge("end_dedication", "borough", charge, codes, breach)


def _end_one_lead(breach: Breach, world: World) -> NextCommand | None:
    codes = {row.id: row.code for row in world.facts.functions}
    charge = _last_of_person(breach, leads(world))
    return _end_charge("end_lead", "function", charge, codes, breach)


def _end_one_dedication(breach: Breach, world: World) -> NextCommand | None:
    codes = {row.id: row.code for row in world.facts.boroughs}
    charge = _last_of_person(breach, dedications(world))
    return _end_charge("end_dedication", "borough", charge, codes, breach)


def _last_charge(
    breach: Breach, found: Iterable[Dates], meant: Callable[[int], bool]
) -> tuple[str, int] | None:
    """The post that was last given what the breach is about, with it."""
    here = [
        (days.start, charge.post.code, key)
        for (_, key), dates in by_thing(found).items()
        if meant(key)
        for days, charge in dates
        if charge.holder is not None and days.holds(breach.days.start)
    ]
    return max(here)[1:] if here else None


def _last_of_person(breach: Breach, found: Iterable[Dates]) -> tuple[str, int] | None:
    """The charge that was last given to the person whom the breach is about."""
    theirs = [
        (days.start, charge.post.code, charge.key)
        for days, charge in found
        if charge.holder is not None
        and charge.holder.person.collar == breach.subject
        and days.holds(breach.days.start)
    ]
    return max(theirs)[1:] if theirs else None


def _end_charge(
    command: str,
    noun: str,
    charge: tuple[str, int] | None,
    codes: Mapping[int, str],
    breach: Breach,
) -> NextCommand | None:
    if charge is None:
        return None
    post, key = charge
    fields = {"post": post, noun: codes[key], "on": breach.days.start.isoformat()}
    return NextCommand(command, fields)


def _set_end(breach: Breach, world: World) -> NextCommand | None:
    """The acting posting without an end, ended; the day is left to choose."""
    del world
    return NextCommand("end_posting", {"post": breach.subject}, ("on",))


def _move_booking(breach: Breach, _world: World) -> NextCommand:
    return NextCommand("move_booking", {"booking": str(breach.fact("reference"))}, ("vehicle",))


def _back_on_road(breach: Breach, _world: World) -> NextCommand:
    return NextCommand("back_on_road", {"vehicle": str(breach.fact("vehicle"))}, ("at",))


def _keep_fewer(breach: Breach, _world: World) -> NextCommand:
    base, _, kind = breach.subject.partition("/")
    fields = {"kind": kind, "base": base, "from": breach.days.start.isoformat()}
    return NextCommand("set_spare_minimum", fields, ("amount",))


_MAKERS: Mapping[str, Callable[[Breach, World], NextCommand | None]] = {
    "R1.none": _of_bcu(COMMANDER),
    "R1.many": _end_last(COMMANDER),
    "R2.few": _of_bcu(SUPERINTENDENT),
    "R2.many": _end_last(SUPERINTENDENT),
    "R3.none": _lead,
    "R3.vacant": _to_post,
    "R3.many": _end_lead,
    "R4.none": _lead_some,
    "R4.many": _end_one_lead,
    "R5.none": _dedicate,
    "R5.vacant": _to_post,
    "R5.many": _end_dedication,
    "R6.many": _end_one_dedication,
    "R7.dwo": _to_ward,
    "R7.pcso": _to_ward,
    "R8.many": _end_ward,
    "R9.no_end": _set_end,
    "R10.gap": _to_post,
    "R11.few": _to_borough,
    "R12.twice": _move_booking,
    "R12.off_road": _move_booking,
    "R14.few": _move_booking,
    "R14.off_road": _back_on_road,
    "R14.fleet": _keep_fewer,
}
