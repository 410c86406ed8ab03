"""Real desk files that take in one another's changes."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, insert, update

from bcu_desk.store.tables import person, posting, vehicle
from tests.builders import A_PERSON, A_VEHICLE
from tests.store.exchange.desks import RealDesk, exchange_all, group, random_edit


@pytest.fixture
def desks(tmp_path: Path) -> list[RealDesk]:
    """Three desks of one group."""
    return group(tmp_path)


def seats(desk: RealDesk) -> object:
    return next(row["seats"] for row in desk.rows("vehicle") if row["id"] == A_VEHICLE.id)


def set_seats(count: int) -> object:
    return update(vehicle).where(vehicle.c.id == A_VEHICLE.id).values(seats=count)


def test_a_change_arrives_and_comes_only_once(desks: list[RealDesk]) -> None:
    one, two, _ = desks
    one.edit(set_seats(7))
    sent = one.sends()
    assert two.takes(sent).changed == {"vehicle": 1}
    assert seats(two) == 7
    known = two.knows()
    assert two.takes(sent).items == 0
    assert two.knows() == known
    assert one.digest() == two.digest()


def test_different_cells_of_a_row_are_both_kept(desks: list[RealDesk]) -> None:
    one, two, _ = desks
    one.edit(set_seats(7))
    two.edit(update(vehicle).where(vehicle.c.id == A_VEHICLE.id).values(marked=0))
    exchange_all(desks, Random(1))
    assert next((row["seats"], row["marked"]) for row in one.rows("vehicle")) == (7, 0)
    assert one.contested() == {}


def test_two_values_of_a_cell_stay_open_until_somebody_who_saw_both_decides(
    desks: list[RealDesk],
) -> None:
    one, two, three = desks
    one.edit(set_seats(7))
    two.edit(set_seats(8))
    exchange_all(desks, Random(2))
    assert len({seats(desk) for desk in desks}) == 1
    at = ("vehicle", A_VEHICLE.id)
    assert [list(desk.contested()) for desk in desks] == [[at]] * 3
    three.edit(set_seats(9))
    exchange_all(desks, Random(3))
    assert [seats(desk) for desk in desks] == [9] * 3
    assert [desk.contested() for desk in desks] == [{}] * 3


def test_a_row_that_one_deletes_while_another_changes_it_is_kept_and_open(
    desks: list[RealDesk],
) -> None:
    one, two, _ = desks
    one.edit(delete(person).where(person.c.id == 101))
    two.edit(update(person).where(person.c.id == 101).values(surname="Married"))
    exchange_all(desks, Random(4))
    found = [row for row in one.rows("person") if row["id"] == 101]
    assert [row["surname"] for row in found] == ["Married"]
    assert found[0]["collar"] == "413KD"
    assert [list(desk.contested()) for desk in desks] == [[("person", 101)]] * 3
    assert len({desk.digest() for desk in desks}) == 1


def test_a_row_that_one_deletes_while_another_begins_to_use_it_is_kept(
    desks: list[RealDesk],
) -> None:
    one, two, _ = desks
    one.edit(delete(person).where(person.c.id == 101))
    held = {"id": 9, "post_id": 200, "person_id": 101, "standing": "acting"}
    two.edit(insert(posting).values(**held, from_day="2017-02-01"))
    exchange_all(desks, Random(5))
    assert {row["id"] for row in one.rows("person")} >= {A_PERSON.id, 101}
    assert [row["person_id"] for row in one.rows("posting") if row["id"] == 9] == [101]
    assert len({desk.digest() for desk in desks}) == 1


def test_an_undone_change_is_undone_everywhere(desks: list[RealDesk]) -> None:
    one, two, _ = desks
    before = two.digest()
    one.edit(set_seats(7))
    exchange_all(desks, Random(6))
    one.edit(set_seats(A_VEHICLE.seats))
    exchange_all(desks, Random(7))
    assert {desk.digest() for desk in desks} == {before}


@pytest.mark.parametrize("seed", range(5))
def test_desks_that_edit_apart_and_exchange_in_any_order_end_alike(
    tmp_path: Path, seed: int
) -> None:
    draw = Random(seed)
    desks = group(tmp_path, draw.randint(2, 4))
    for _ in range(20):
        desk = draw.choice(desks)
        if draw.random() < 0.7:
            random_edit(desk, draw)
        else:
            other = draw.choice(desks)
            if other is not desk:
                other.takes(desk.sends(other.knows()))
    exchange_all(desks, draw)
    assert len({desk.digest() for desk in desks}) == 1
    assert len({str(sorted(desk.contested().items())) for desk in desks}) == 1
    known = desks[0].knows()
    exchange_all(desks, draw)
    assert desks[0].knows() == known
