"""Absences, on-call turns and the figures of eighteen months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.measures import Measure
from bcu_desk.domain.people import Absence, OnCall, Person
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.domain.times import midnight
from bcu_desk.work.reference import csv_rows
from bcu_desk.work.sample.world import DAYS, FIRST_DAY

DAY = 1_440
LEAVE, SICK, LOCAL_AID, CENTRAL_AID, COURT, TRAINING, COVER = range(1, 8)
# kind, chance a person has one in the eight weeks, shortest and longest in days
SPELLS = ((LEAVE, 0.45, 2, 10), (SICK, 0.09, 1, 9), (TRAINING, 0.12, 1, 3), (COURT, 0.05, 1, 2))
WARD_SPELLS = ((LOCAL_AID, 0.2, 1, 2), (CENTRAL_AID, 0.15, 1, 3), (COVER, 0.1, 1, 4))
MONTHS = tuple(f"{2016 + n // 12}-{n % 12 + 1:02d}" for n in range(18))
GO_LIVE_MONTH = 12
GRADES = (("i_grade", 1_450, 0.88), ("s_grade", 1_900, 0.8))  # calls a month, met in time
# The turn that nobody has: the night of Saturday 28 January 2017.
GAP = ("EA", "detective_superintendent", midnight(date(2017, 1, 28)) + 19 * 60)


def absences(
    postings: Sequence[Posting], posts: Sequence[Post], ids: Iterator[int], chance: Random
) -> Iterator[Absence]:
    """Leave, sickness and abstractions of people in post, none later than the eight weeks."""
    kinds = {post.id: post.kind for post in posts}
    for posting in postings:
        spells = SPELLS + (WARD_SPELLS if kinds[posting.post_id] == "dwo" else ())
        for kind, likely, least, most in spells:
            if chance.random() < likely:
                length = chance.randint(least, most)
                first = chance.randrange(DAYS - length)
                start = midnight(FIRST_DAY) + first * DAY
                ordered = "Command desk" if kind in (LOCAL_AID, CENTRAL_AID, COVER) else None
                yield Absence(
                    id=next(ids),
                    person_id=posting.person_id,
                    kind_id=kind,
                    start_minute=start,
                    end_minute=start + length * DAY,
                    ordered_by=ordered,
                )


def on_call(
    bcu: Bcu, uniform: Sequence[Person], detectives: Sequence[Person], ids: Iterator[int]
) -> Iterator[OnCall]:
    """Turns of twelve hours, day and night, a week each, with the next in turn in reserve.

    East Area has one gap to show. The numbers are of those set aside for fiction.
    """
    roles = (("superintendent", uniform), ("detective_superintendent", detectives))
    for role, people in roles:
        for number in range(2 * DAYS):
            start = midnight(FIRST_DAY) + 7 * 60 + number * 720
            if (bcu.code, role, start) == GAP:
                continue
            week = number // 14
            person, reserve = people[week % len(people)], people[(week + 1) % len(people)]
            yield OnCall(
                id=next(ids),
                bcu_id=bcu.id,
                role=role,
                person_id=person.id,
                reserve_id=None if reserve is person else reserve.id,
                phone=f"07700 900{person.id % 1_000:03d}",
                start_minute=start,
                end_minute=start + 720,
            )


def measures(
    boroughs: Sequence[Borough], wards: Sequence[Ward], ids: Iterator[int], chance: Random
) -> Iterator[Measure]:
    """I and S grade calls in time by borough, and offences by ward where they are known."""
    for borough in boroughs:
        yield from _calls(borough, ids, chance)
    known = {row["code"]: int(row["crimes_2017"] or 0) for row in csv_rows("ward_figures.csv")}
    for ward in wards:
        yield from _offences(ward, known.get(ward.code, 0), ids, chance)


def _calls(borough: Borough, ids: Iterator[int], chance: Random) -> Iterator[Measure]:
    """Calls of a borough by month, and how many were met in time: fewer once the BCU is new."""
    for number, month in enumerate(MONTHS):
        dip = 0.1 if number >= GO_LIVE_MONTH else 0.0
        for code, calls, share in GRADES:
            count = chance.randint(calls - 150, calls + 150)
            met = round(count * (share - dip + chance.uniform(-0.03, 0.03)))
            yield Measure(
                id=next(ids),
                code=code,
                area=borough.code,
                month=month,
                numerator=met,
                denominator=count,
            )


def _offences(ward: Ward, yearly: int, ids: Iterator[int], chance: Random) -> Iterator[Measure]:
    """Offences of a ward by month, about a twelfth of a year's; none where that is not known."""
    for month in MONTHS if yearly else ():
        count = round(yearly / 12 * chance.uniform(0.8, 1.2))
        yield Measure(id=next(ids), code="offences", area=ward.code, month=month, numerator=count)
