"""The people that a command is about: those named by collar number, and a ward's team."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.rules.absences.board import TEAM_KINDS
from bcu_desk.work.unit import Unit

MOST_PEOPLE = 300
TeamPart = Literal["all", "dwo", "pcso"]


def people_named(unit: Unit, collars: Iterable[str]) -> tuple[Person, ...]:
    """People by their collar numbers. Raises Refused for one that nobody has."""
    return tuple(unit.named(Person, collar=collar, field="people") for collar in collars)


def kinds_of(team: TeamPart) -> tuple[str, ...]:
    """The kinds of posts that a part of a ward's team is in."""
    return TEAM_KINDS if team == "all" else (team,)


def each_once(people: Iterable[Person]) -> tuple[Person, ...]:
    """Everybody meant, once. Raises Refused `nobody_named` or `too_many_people`."""
    found = {person.id: person for person in people}
    if not found:
        raise Refused("nobody_named", field="people")
    if len(found) > MOST_PEOPLE:
        raise Refused("too_many_people", count=len(found), most=MOST_PEOPLE, field="people")
    return tuple(found.values())
