"""Whom a plan leaves where they are: people and wards by name, and people with other plans."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.assignments import Posting
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan
from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.queries.where.places import Place
from bcu_desk.store.session import Reader

BY_WISH = "kept as you asked"
LEAVES_SOON = timedelta(days=90)
TOLD = 60


@dataclass(frozen=True, slots=True)
class Keeping:
    """Collar numbers and ward codes that are kept, and why other people are (by collar)."""

    collars: frozenset[str]
    wards: frozenset[str]
    others: dict[str, str]

    def why(self, collar: str, ward: str) -> str:
        """Why somebody is kept; '' where they are not."""
        if collar in self.collars or ward in self.wards:
            return BY_WISH
        return self.others.get(collar, "")


def keeping(
    reader: Reader, places: Sequence[Place], names: Iterable[str], days: DaySpan
) -> Keeping:
    """Who is kept: named by collar number, or with a ward by its code or name.

    Raises Refused `unknown_kept` or `two_wards_named`.
    """
    people = reader.every(Person)
    collars, wards = set[str](), set[str]()
    known = {person.collar for person in people}
    for name in names:
        if name in known:
            collars.add(name)
        else:
            wards.add(ward_code(places, name))
    return Keeping(frozenset(collars), frozenset(wards), _other_plans(reader, people, days))


def ward_code(places: Sequence[Place], name: str, unknown: str = "unknown_kept") -> str:
    """The code of a ward in view by its code or name.

    Raises Refused `two_wards_named`, or the code for one that is `unknown`.
    """
    codes = [place.ward.code for place in places if name in (place.ward.code, place.ward.name)]
    if not codes:
        raise Refused(unknown, value=name[:TOLD])
    if len(codes) > 1:
        raise Refused("two_wards_named", value=name[:TOLD], codes=tuple(codes))
    return codes[0]


def _other_plans(reader: Reader, people: Iterable[Person], days: DaySpan) -> dict[str, str]:
    """People who have another post to go to on those days, or leave soon."""
    next_day: dict[int, date] = {}
    for posting in reader.every(Posting):
        if posting.from_day > days.start and posting.days.overlaps(days):
            first = next_day.get(posting.person_id, posting.from_day)
            next_day[posting.person_id] = min(first, posting.from_day)
    found = {}
    for person in people:
        if person.to_day is not None and person.to_day < days.start + LEAVES_SOON:
            found[person.collar] = f"leaves on {long_day(person.to_day)}"
        elif person.id in next_day:
            found[person.collar] = f"has another post from {long_day(next_day[person.id])}"
    return found
