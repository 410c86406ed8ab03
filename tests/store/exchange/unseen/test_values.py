"""Which values hold for the same days, and which records were entered twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import ModelRule, Target
from bcu_desk.domain.rota.shifts import ShiftLine, ShiftPattern
from bcu_desk.store import session
from bcu_desk.store.exchange.clashes import count, pairs
from bcu_desk.store.exchange.unseen.values import entered_twice, said_twice
from tests.builders import A_PERSON, A_POST, A_VEHICLE, START, a_file, a_ward

MARCH, MAY = date(2017, 3, 1), date(2017, 5, 1)
A_TARGET = Target(id=9001, kind="dwo", amount=2, ward_id=a_ward().id, from_day=START)
A_PATTERN = ShiftPattern(
    id=9100, code="early", title="Early", cycle="E", anchor=START, from_day=START
)
A_LINE = ShiftLine(id=9101, person_id=100, pattern_id=9100, position=0, from_day=START)
A_RULE = ModelRule(
    id=9200, code="R7", title="Wards", severity="breach", sentence="Two", reading="Two",
    bound=2, from_day=START,
)  # fmt: skip


def found(folder: Path, *more: object) -> tuple[list[tuple], list[tuple], int]:
    """What is found in a file with more rows: values, records, and the count of clashes."""
    engine = session.engine_of(a_file(folder / "small.bcu", *more), write=True)
    with session.writing(engine) as connection:
        told = list(said_twice(connection)), list(entered_twice(connection)), count(connection)
        assert len(pairs(connection)) == told[2]
    return told


@pytest.mark.parametrize(
    ("one", "other", "owner"),
    [
        (A_TARGET, replace(A_TARGET, id=9002, amount=3), a_ward().id),
        (
            replace(A_TARGET, ward_id=None, borough_id=9000016),
            replace(A_TARGET, id=9002, ward_id=None, borough_id=9000016, amount=3),
            9000016,
        ),
        (
            replace(A_TARGET, ward_id=None),
            replace(A_TARGET, id=9002, ward_id=None, amount=3),
            0,
        ),
        (A_LINE, replace(A_LINE, id=9102, position=7), 100),
        (A_RULE, replace(A_RULE, id=9201, bound=3), 9200),
    ],
)
def test_two_that_differ_on_one_day_are_found(
    tmp_path: Path, one: object, other: object, owner: int
) -> None:
    values, records, number = found(tmp_path, A_PATTERN, one, other)
    assert [row[1:] for row in values] == [(owner, one.id, other.id)]
    assert (records, number) == ([], 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(A_TARGET, id=9002),
        replace(A_TARGET, id=9002, kind="pcso", amount=3),
        replace(A_TARGET, id=9002, ward_id=a_ward(2).id, amount=3),
        replace(A_TARGET, id=9002, ward_id=None, amount=3),
        replace(A_TARGET, id=9002, from_day=MARCH, amount=3),
    ],
)
def test_those_that_agree_or_are_of_something_else_are_none(tmp_path: Path, other: Target) -> None:
    assert found(tmp_path, replace(A_TARGET, to_day=MARCH), other) == ([], [], 0)


def test_the_one_that_begins_later_is_told_last(tmp_path: Path) -> None:
    late, early = replace(A_TARGET, from_day=MAY), replace(A_TARGET, id=9002, amount=3)
    values, _, _ = found(tmp_path, late, early)
    assert values == [("target", a_ward().id, early.id, late.id)]


@pytest.mark.parametrize("one", [A_PERSON, A_POST, A_VEHICLE])
def test_records_under_one_key_at_one_time_are_found(tmp_path: Path, one: object) -> None:
    values, records, number = found(tmp_path, replace(one, id=9001))
    assert [row[1:] for row in records] == [(one.id, one.id, 9001)]
    assert (values, number) == ([], 1)


def test_a_number_may_be_used_again_by_somebody_later(tmp_path: Path) -> None:
    gone = replace(A_PERSON, id=9001, collar="9KD", to_day=MARCH)
    comes = replace(gone, id=9002, from_day=MARCH, to_day=None)
    assert found(tmp_path, gone, comes) == ([], [], 0)
