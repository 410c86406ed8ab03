"""The rules judged the slow way: one day at a time, from the rows as they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.spans import DaySpan
from bcu_desk.domain.times import midnight

Found = tuple[str, str, str]


def broken_on(facts: ModelFacts, on: date) -> set[Found]:
    """(rule, subject, variant) of every breach on a day."""
    in_force = {row.code: row for row in facts.rules if row.on(on)}
    return {item for item in _all(facts, on, in_force) if item[0] in in_force}


def every_day(facts: ModelFacts, period: DaySpan) -> set[tuple[date, Found]]:
    """Every breach of every day of a closed period."""
    assert period.end is not None
    length = (period.end - period.start).days
    all_days = (period.start + timedelta(days=n) for n in range(length))
    return {(on, item) for on in all_days for item in broken_on(facts, on)}


def _held(facts: ModelFacts, on: date) -> list[tuple[int, int]]:
    posts = {row.id for row in facts.posts if row.on(on)}
    people = {row.id for row in facts.people if row.on(on)}
    return [
        (row.post_id, row.person_id)
        for row in facts.postings
        if row.on(on) and row.post_id in posts and row.person_id in people
    ]


def _all(facts: ModelFacts, on: date, in_force: dict[str, object]) -> Iterator[Found]:
    lines = [row for row in facts.boroughs_in_bcus if row.on(on)]
    for bcu in facts.bcus:
        boroughs = {row.borough_id for row in lines if row.bcu_id == bcu.id}
        if bcu.on(on) and boroughs:
            yield from _team(facts, on, bcu, in_force)
            yield from _boroughs(facts, on, bcu, boroughs)
            yield from _wards(facts, on, boroughs)
            yield from _youth(facts, on, boroughs)
            yield from _abstraction(facts, on, boroughs, in_force)
    yield from _people(facts, on)
    yield from _posts(facts, on)
    yield from _vehicles(facts, on)
    yield from _kept_free(facts, on)


def _count(count: int, vacant: bool) -> str | None:
    if count == 1:
        return None
    return "many" if count > 1 else ("vacant" if vacant else "none")


def _team(facts, on, bcu, in_force) -> Iterator[Found]:
    kinds = {row.id: row.kind for row in facts.posts if row.bcu_id == bcu.id}
    held = [(post, who) for post, who in _held(facts, on) if post in kinds]
    variant = _count(len({who for post, who in held if kinds[post] == "commander"}), False)
    if variant:
        yield "R1", bcu.code, variant
    supers = {who for post, who in held if kinds[post] == "superintendent"}
    rule = in_force.get("R2")
    need = 4 if rule is None or rule.bound is None else rule.bound
    if len(supers) != need:
        yield "R2", bcu.code, "few" if len(supers) < need else "many"
    posts = {row.id for row in facts.posts if row.on(on) and kinds.get(row.id) == "superintendent"}
    for function in facts.functions:
        if function.on(on):
            leads = {
                row.post_id for row in facts.leads
                if row.on(on) and row.function_id == function.id and row.post_id in posts
            }  # fmt: skip
            variant = _count(len({who for post, who in held if post in leads}), bool(leads))
            if variant:
                yield "R3", f"{bcu.code}/{function.code}", variant


def _boroughs(facts, on, bcu, boroughs) -> Iterator[Found]:
    posts = {
        row.id for row in facts.posts
        if row.on(on) and row.bcu_id == bcu.id and row.kind == "superintendent"
    }  # fmt: skip
    for borough in facts.boroughs:
        if borough.id in boroughs and borough.on(on):
            charged = {
                row.post_id for row in facts.dedications
                if row.on(on) and row.borough_id == borough.id and row.post_id in posts
            }  # fmt: skip
            people = {who for post, who in _held(facts, on) if post in charged}
            variant = _count(len(people), bool(charged))
            if variant:
                yield "R5", borough.code, variant


def _wards(facts, on, boroughs) -> Iterator[Found]:
    sets = {row.id for row in facts.ward_sets if row.on(on)}
    for ward in facts.wards:
        if ward.borough_id not in boroughs or ward.ward_set_id not in sets:
            continue
        for kind in ("dwo", "pcso"):
            need = _target(facts, on, ward, kind)
            posts = {row.id for row in facts.posts if row.kind == kind and row.ward_id == ward.id}
            count = len({who for post, who in _held(facts, on) if post in posts})
            if need is not None and count < need:
                yield "R7", ward.code, kind


def _youth(facts, on, boroughs) -> Iterator[Found]:
    for borough in facts.boroughs:
        if borough.id not in boroughs or not borough.on(on):
            continue
        found = [row for row in facts.targets if row.kind == "youth" and row.on(on)]
        own = [row for row in found if row.borough_id == borough.id and row.ward_id is None]
        everywhere = [row for row in found if row.borough_id is None and row.ward_id is None]
        tier = own or everywhere
        posts = {
            row.id for row in facts.posts if row.kind == "youth" and row.borough_id == borough.id
        }
        count = len({who for post, who in _held(facts, on) if post in posts})
        if tier and count < max(tier, key=lambda row: (row.from_day, row.id)).amount:
            yield "R11", borough.code, "few"


def _abstraction(facts, on, boroughs, in_force) -> Iterator[Found]:
    """The month of the day, person by person, day by day and minute by minute."""
    rule = in_force.get("R13")
    sets = {row.id for row in facts.ward_sets if row.on(on)}
    first = on.replace(day=1)
    month = [first + timedelta(days=n) for n in range(31)]
    month = [day for day in month if day.month == on.month]
    counted = {row.id for row in facts.absence_kinds if row.counts_as != "leave"}
    there = {day: _held(facts, day) for day in month} if rule and facts.absences else {}
    for ward in facts.wards if there else ():
        posts = {row.id for row in facts.posts if row.kind == "dwo" and row.ward_id == ward.id}
        if ward.borough_id not in boroughs or ward.ward_set_id not in sets:
            continue
        taken = rostered = 0
        for day, held in there.items():
            for who in {who for post, who in held if post in posts}:
                duty = _duty(facts, who, day)
                rostered += len(duty)
                taken += len(duty & _away(facts, counted, who, day)) if duty else 0
        limit = 10 if rule.bound is None else rule.bound
        if taken * 100 > rostered * limit:
            yield "R13", ward.code, "over"


def _duty(facts, who, day) -> set[int]:
    """The minutes of a person's duty that begins on a day, by walking the cycle from its anchor."""
    for line in facts.shift_lines:
        if line.person_id != who or not line.on(day):
            continue
        pattern = next(row for row in facts.shift_patterns if row.id == line.pattern_id)
        codes = pattern.cycle.split()
        code = codes[((day - pattern.anchor).days + line.position) % len(codes)]
        for row in facts.shift_codes:
            if row.pattern_id == pattern.id and row.code == code:
                wall = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo("Europe/London"))
                wall += timedelta(minutes=row.begins)
                start = int(wall.timestamp()) // 60
                return set(range(start, start + row.lasts))
    return set()


def _away(facts, counted, who, day) -> set[int]:
    """The minutes of a day and the next that a person is taken away for."""
    first, end = midnight(day), midnight(day + timedelta(days=2))
    minutes = set()
    for row in facts.absences:
        if row.person_id == who and row.kind_id in counted:
            minutes.update(range(max(first, row.start_minute), min(end, row.end_minute)))
    return minutes


def _target(facts, on, ward, kind) -> int | None:
    found = [row for row in facts.targets if row.kind == kind and row.on(on)]
    tiers = (
        [row for row in found if row.ward_id == ward.id],
        [row for row in found if row.ward_id is None and row.borough_id == ward.borough_id],
        [row for row in found if row.ward_id is None and row.borough_id is None],
    )
    tier = next((rows for rows in tiers if rows), None)
    if tier is None:
        return None
    beyond = [
        row
        for row in facts.targets
        if kind == "dwo" and row.kind == "dwo_uplift" and row.ward_id == ward.id and row.on(on)
    ]
    added = max(beyond, key=lambda row: (row.from_day, row.id)).amount if beyond else 0
    return max(tier, key=lambda row: (row.from_day, row.id)).amount + added


def _people(facts, on) -> Iterator[Found]:
    kinds = {row.id: row.kind for row in facts.posts}
    wards = {row.id: row.ward_id for row in facts.posts}
    held = _held(facts, on)
    functions = {row.id for row in facts.functions if row.on(on)}
    boroughs = {row.id for row in facts.boroughs if row.on(on)}
    for person in facts.people:
        mine = {post for post, who in held if who == person.id}
        supers = {post for post in mine if kinds[post] == "superintendent"}
        led = {
            row.function_id for row in facts.leads
            if row.on(on) and row.post_id in supers and row.function_id in functions
        }  # fmt: skip
        if supers and len(led) != 1:
            yield "R4", person.collar, "many" if led else "none"
        dedicated = {
            row.borough_id for row in facts.dedications
            if row.on(on) and row.post_id in supers and row.borough_id in boroughs
        }  # fmt: skip
        if len(dedicated) > 1:
            yield "R6", person.collar, "many"
        if len({wards[post] for post in mine if kinds[post] == "dwo"}) > 1:
            yield "R8", person.collar, "many"


def _posts(facts, on) -> Iterator[Found]:
    ranks = {row.id: row.grade for row in facts.ranks}
    people = {row.id: row for row in facts.people}
    posts = {row.id: row for row in facts.posts}
    held = set(_held(facts, on))
    for row in facts.postings:
        if not row.on(on) or (row.post_id, row.person_id) not in held:
            continue
        own, wanted = ranks[people[row.person_id].rank_id], ranks[posts[row.post_id].rank_id]
        if own > wanted:
            yield "R9", posts[row.post_id].code, "higher"
        elif own < wanted and row.standing is Standing.SUBSTANTIVE:
            yield "R9", posts[row.post_id].code, "substantive"
        elif own < wanted:
            yield "R9", posts[row.post_id].code, "no_end" if row.to_day is None else "acting"
    for post in facts.posts:
        spans = [
            (max(row.from_day, post.from_day, people[row.person_id].from_day),
             min(row.to_day or date.max, post.to_day or date.max,
                 people[row.person_id].to_day or date.max))
            for row in facts.postings if row.post_id == post.id
        ]  # fmt: skip
        spans = [(first, end) for first, end in spans if first < end]
        before = any(end <= on for _, end in spans)
        after = any(first > on for first, _ in spans)
        if before and after and not any(first <= on < end for first, end in spans):
            yield "R10", post.code, "gap"


def _vehicles(facts, on) -> Iterator[Found]:
    first, end = midnight(on), midnight(on + timedelta(days=1))
    booked = [row for row in facts.bookings if row.state == "confirmed"]
    for vehicle in facts.vehicles:
        mine = [row for row in booked if row.vehicle_id == vehicle.id]
        shared = [
            (max(one.start_minute, two.start_minute), min(one.end_minute, two.end_minute))
            for n, one in enumerate(mine) for two in mine[n + 1 :]
        ]  # fmt: skip
        if any(max(start, first) < min(stop, end) for start, stop in shared):
            yield "R12", vehicle.registration, "twice"
        for off in facts.off_roads:
            if off.vehicle_id == vehicle.id and any(
                max(row.start_minute, off.start_minute, first)
                < min(row.end_minute, off.end_minute or row.end_minute, end)
                for row in mine
            ):
                yield "R12", vehicle.registration, "off_road"


def _kept_free(facts, on) -> Iterator[Found]:
    """Which way too few are free at some minute of a day, counted vehicle by vehicle."""
    first, end = midnight(on), midnight(on + timedelta(days=1))
    booked = [row for row in facts.bookings if row.state == "confirmed"]
    lasting = (*booked, *facts.off_roads)
    points = {first} | {
        minute
        for row in lasting
        for minute in (row.start_minute, row.end_minute)
        if minute is not None and first <= minute < end
    }
    for kind, base in product(facts.vehicle_kinds, facts.bases):
        minimums, here = (
            [row for row in rows if row.on(on) and (row.kind_id, row.base_id) == (kind.id, base.id)]
            for rows in (facts.spare_minimums, facts.vehicles)
        )
        latest = max(minimums, key=lambda row: (row.from_day, row.id), default=None)
        least = latest.amount if latest else 0
        for minute in points:
            out = {row.vehicle_id for row in booked if _at(row, minute)}
            gone = {row.vehicle_id for row in facts.off_roads if _at(row, minute)}
            if len([row for row in here if row.id not in out | gone]) < least:
                used = "few" if any(row.id in out for row in here) else "off_road"
                variant = "fleet" if len(here) < least else used
                yield "R14", f"{base.code}/{kind.code}", variant


def _at(row, minute) -> bool:
    return row.start_minute <= minute and (row.end_minute is None or minute < row.end_minute)
