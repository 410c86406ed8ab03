"""The writing side of a step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Posting, Standing
from bcu_desk.domain.fleet import Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import session
from bcu_desk.work.changes import Notice
from bcu_desk.work.clock import Clock
from bcu_desk.work.unit import Unit
from tests.builders import A_PERSON, A_VEHICLE, NOON, START, a_file


@pytest.fixture
def unit(tmp_path: Path) -> Iterator[Unit]:
    """A unit over the small file, in a transaction; 413KD is there twice."""
    twin = replace(A_PERSON, id=102, collar="413KD")
    path = a_file(tmp_path / "small.bcu", twin)
    with session.writing(session.engine_of(path, write=True)) as connection:
        yield Unit(connection, Clock(NOON), "PS Test")


def test_a_row_is_found_by_its_id_or_its_key(unit: Unit) -> None:
    assert unit.get(Person, 100) == A_PERSON
    assert unit.named(Person, collar="412KD") == A_PERSON
    assert unit.every(Vehicle, registration="BX16 KLM") == (A_VEHICLE,)
    with pytest.raises(KeyError):
        unit.get(Person, 9)


def test_a_key_that_names_none_or_two_is_refused_with_its_field(unit: Unit) -> None:
    with pytest.raises(Refused) as none:
        unit.named(Person, collar="999KD", field="driver")
    assert (none.value.code, none.value.facts) == (
        "unknown_person",
        {"value": "999KD", "field": "driver"},
    )
    with pytest.raises(Refused) as two:
        unit.named(Person, collar="413KD")
    assert (two.value.code, two.value.facts["field"]) == ("two_persons_named", "person")


def test_rows_are_added_changed_and_removed(unit: Unit) -> None:
    made = unit.add(
        Posting(
            id=unit.new_id(),
            post_id=200,
            person_id=100,
            standing=Standing.ACTING,
            from_day=START,
        )
    )
    changed = unit.change(made, to_day=date(2017, 3, 1), standing=Standing.SUBSTANTIVE)
    assert unit.get(Posting, made.id) == changed
    assert (changed.to_day, changed.standing) == (date(2017, 3, 1), Standing.SUBSTANTIVE)
    unit.remove(changed)
    assert unit.every(Posting) == ()


def test_ids_are_this_desks_and_given_once(unit: Unit) -> None:
    given = [unit.new_id() for _ in range(5)]
    assert len(set(given)) == 5
    assert {number >> 40 for number in given} == {unit.desk_number} == {1}
    assert max(given) < 2**63


def test_a_unit_knows_the_day_and_who_acts(unit: Unit) -> None:
    assert unit.today == date(2016, 12, 30)
    assert unit.actor == "PS Test"


def test_notes_are_told_in_order(unit: Unit) -> None:
    unit.note("acting_ends", days=3)
    unit.note("no_stand_in")
    assert unit.notices == (Notice("acting_ends", {"days": 3}), Notice("no_stand_in"))


def test_many_rows_are_added_at_once(unit: Unit) -> None:
    ids = unit.new_ids(2)
    unit.add_all([replace(A_PERSON, id=n, collar=f"{n % 1_000}XX") for n in ids])
    assert [unit.get(Person, n).collar for n in ids] == [f"{n % 1_000}XX" for n in ids]
    assert unit.new_id() > ids[-1]
