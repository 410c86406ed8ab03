"""What was received, and what is open since."""

from __future__ import annotations

from pathlib import Path
from random import Random

from sqlalchemy import update

from bcu_desk.domain.merge.knowledge import Knowledge
from bcu_desk.store import session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import merging, receipts
from bcu_desk.store.exchange.merging import Taken
from bcu_desk.store.tables import vehicle
from tests.builders import A_VEHICLE
from tests.store.exchange.desks import exchange_all, group

HEAD = StepHead("merge", "Receive", "Changes received", "desk 2", "2017-01-23T06:00:00Z")


def test_imports_are_kept_the_last_one_first(tmp_path: Path) -> None:
    desk = group(tmp_path, 1)[0]
    taken = Taken(5, {}, {}, {}, 7, data=4)
    with session.writing(desk.engine) as connection:
        receipts.keep(connection, HEAD, Knowledge(), [("a.bcusync", "00")], ((), taken))
        receipts.keep(connection, HEAD, Knowledge(), [("b.bcusync", "11")], ((), taken))
        found = receipts.receipts(connection)
    assert [one.files for one in found] == [("b.bcusync",), ("a.bcusync",)]
    assert (found[0].tx, found[0].changes, found[0].hashes) == (7, 4, ("11",))


def test_open_conflicts_are_counted_cell_by_cell(tmp_path: Path) -> None:
    one, two = group(tmp_path, 2)
    for desk, seats, marked in ((one, 7, 0), (two, 8, 2)):
        values = {"seats": seats, "marked": marked}
        desk.edit(update(vehicle).where(vehicle.c.id == A_VEHICLE.id).values(values))
    exchange_all([one, two], Random(1))
    for desk in (one, two):
        with session.writing(desk.engine) as connection:
            assert merging.open_conflicts(connection) == 2
