"""What an import brought is changed back, but for what was built on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update

from bcu_desk.store import session
from bcu_desk.store.exchange.upkeep.reverting import carry_out, planned
from bcu_desk.store.rows import encoded
from bcu_desk.store.tables import booking, desk, person, posting
from tests.builders import A_PERSON, a_booking, a_posting
from tests.store.exchange.desks import RealDesk, group


@pytest.fixture
def desks(tmp_path: Path) -> tuple[RealDesk, RealDesk]:
    """Two desks; the second has taken in a new person, a new booking, a rename, a deletion."""
    one, two = group(tmp_path, 2)
    gone = insert(person).values({**encoded(A_PERSON), "id": 900, "collar": "9KD"})
    one.edit(gone)
    two.takes(one.sends(two.knows()))
    fresh = insert(person).values({**encoded(A_PERSON), "id": 901, "collar": "10KD"})
    renamed = update(person).where(person.c.id == 100).values(surname="New", forename="Too")
    one.edit(fresh, insert(booking).values(encoded(a_booking(500))), renamed)
    one.edit(delete(person).where(person.c.id == 900))
    return one, two


def _change_back(one: RealDesk, two: RealDesk, *since: object) -> tuple[int, ...]:
    tx = two.takes(one.sends(two.knows())).tx
    if since:
        two.edit(*since)
    with session.writing(two.engine) as connection:
        plan = planned(connection, tx)
        carry_out(connection, plan)
    return len(plan.gone), len(plan.back), len(plan.cells), plan.skipped


def test_all_of_it_goes_where_nothing_was_built_on_it(desks: tuple[RealDesk, RealDesk]) -> None:
    one, two = desks
    before = {noun: two.rows(noun) for noun in ("person", "booking")}
    assert _change_back(one, two) == (2, 1, 1, 0)
    assert {noun: two.rows(noun) for noun in ("person", "booking")} == before


def test_what_was_changed_since_or_is_used_stays(desks: tuple[RealDesk, RealDesk]) -> None:
    one, two = desks
    used = insert(posting).values(encoded(a_posting(person_id=901)))
    mended = update(person).where(person.c.id == 100).values(surname="Mended")
    moved = update(booking).where(booking.c.id == 500).values(purpose="Moved")
    assert _change_back(one, two, used, mended, moved) == (0, 1, 1, 3)
    (row,) = [row for row in two.rows("person") if row["id"] == 100]
    assert (row["surname"], row["forename"]) == ("Mended", "Ada")


def test_the_list_of_desks_is_not_changed_back(desks: tuple[RealDesk, RealDesk]) -> None:
    one, two = desks
    told = {"id": 9, "name": "Hornchurch", "role": "member", "signs": "a", "opens": "b"}
    one.edit(insert(desk).values(**told, status="active"))
    assert _change_back(one, two) == (2, 1, 1, 1)
    assert "Hornchurch" in {row["name"] for row in two.rows("desk")}
