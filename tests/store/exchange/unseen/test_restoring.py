"""Letting records be as one of several decisions left them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

from sqlalchemy import delete, insert, update

from bcu_desk.store import session
from bcu_desk.store.exchange.unseen.restoring import Restoring, as_decided
from bcu_desk.store.exchange.unseen.settled import clash_name, settled_apart
from bcu_desk.store.rows import encoded
from bcu_desk.store.tables import posting, settlement
from tests.builders import a_posting
from tests.store.exchange.desks import RealDesk, exchange_all, group

ONE, TWO, PART = 400, 401, 402
NAME = clash_name("posting", (ONE, TWO))


def settle(desk: RealDesk, row: int) -> object:
    told = {"id": desk.number << 40, "clash": NAME, "choice": f"uphold:{row}", "rows": ""}
    return insert(settlement).values(told)


def ends(row: int, day: str) -> object:
    return update(posting).where(posting.c.id == row).values(to_day=day)


def restored(desk: RealDesk, number: int) -> Restoring:
    """What it takes to let the postings be as a desk had decided."""
    with session.writing(desk.engine) as connection:
        (found,) = settled_apart(connection)
        decisions = [one.decision for one in found.decisions]
        chosen = next(one for one in decisions if one.dot.desk == number)
        return as_decided(connection, found.noun, found.rows, decisions, chosen)


def test_rows_are_put_back_removed_and_changed_as_each_desk_had_left_them(tmp_path: Path) -> None:
    two = a_posting(TWO, person_id=101, post_id=201)
    desks = group(tmp_path, 3, a_posting(ONE), two)
    desks[0].edit(delete(posting).where(posting.c.id == TWO), settle(desks[0], ONE))
    part = a_posting(PART, from_day=date(2017, 3, 1))
    desks[1].edit(
        ends(ONE, "2017-03-01"), insert(posting).values(encoded(part)), settle(desks[1], TWO)
    )
    exchange_all(desks, Random(2))
    for desk in desks:
        first, second = restored(desk, 2), restored(desk, 3)
        assert (first.back, first.gone, first.changed) == ([], [PART], {ONE: {"to_day": None}})
        assert (second.back, second.gone, second.changed) == ([encoded(two)], [], {})
