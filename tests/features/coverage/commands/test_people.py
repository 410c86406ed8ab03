"""The people that a command is about, named and as a team."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.commands.people import (
    MOST_PEOPLE,
    TeamPart,
    each_once,
    kinds_of,
    people_named,
)
from bcu_desk.work.clock import Clock
from bcu_desk.work.unit import Unit
from tests.builders import A_PERSON, NOON, a_desk


def _person(number: int) -> Person:
    return replace(A_PERSON, id=number, collar=f"{number}KD")


def test_people_are_named_by_their_collar_numbers_in_that_order(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        unit = Unit(reader.connection, Clock(NOON))
        assert [one.id for one in people_named(unit, ("413KD", "412KD"))] == [101, 100]
        assert people_named(unit, ()) == ()
        with pytest.raises(Refused) as told:
            people_named(unit, ("412KD", "9KD"))
    assert told.value.facts["field"] == "people"


@pytest.mark.parametrize(
    ("team", "kinds"), [("all", ("dwo", "pcso")), ("dwo", ("dwo",)), ("pcso", ("pcso",))]
)
def test_a_part_of_a_team_is_in_posts_of_some_kinds(team: TeamPart, kinds: tuple[str, ...]) -> None:
    assert kinds_of(team) == kinds


def test_somebody_named_and_in_the_team_is_meant_once() -> None:
    told = each_once([_person(2), _person(1), _person(2)])
    assert [one.id for one in told] == [2, 1]


def test_nobody_and_too_many_are_refused() -> None:
    with pytest.raises(Refused) as nobody:
        each_once(())
    assert nobody.value.code == "nobody_named"
    most = [_person(number) for number in range(MOST_PEOPLE)]
    assert len(each_once(most)) == MOST_PEOPLE
    with pytest.raises(Refused) as many:
        each_once([*most, _person(MOST_PEOPLE)])
    assert (many.value.code, many.value.facts["count"]) == ("too_many_people", MOST_PEOPLE + 1)
