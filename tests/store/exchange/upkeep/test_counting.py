"""A count of clashes is kept for as long as nothing changes that it depends on."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import update

from bcu_desk.store import facts, session
from bcu_desk.store.exchange import clashes
from bcu_desk.store.exchange.upkeep import counting
from bcu_desk.store.tables import SYNCED
from tests.store.exchange.desks import RealDesk, exchange_all, group
from tests.store.exchange.unseen.test_wards import a_ward_of, take


@pytest.fixture
def desks(tmp_path: Path) -> list[RealDesk]:
    """Two desks that each took somebody from one ward: one clash."""
    made = group(tmp_path, 2, *a_ward_of(3))
    take(made[0], 410)
    take(made[1], 411)
    exchange_all(made, Random(8))
    return made


def test_a_count_is_read_again_until_a_row_changes(
    desks: list[RealDesk], monkeypatch: pytest.MonkeyPatch
) -> None:
    with session.writing(desks[0].engine) as connection:
        assert counting.open_clashes(connection) == counting.keep_count(connection) == 1
    counted: list[int] = []
    real = clashes.count
    monkeypatch.setattr(clashes, "count", lambda one: counted.append(1) or real(one))
    with session.writing(desks[0].engine) as connection:
        assert counting.open_clashes(connection) == 1
        assert counted == []
    back = update(SYNCED["posting"]).where(SYNCED["posting"].c.id == 410).values(to_day=None)
    desks[0].edit(back)
    with session.writing(desks[0].engine) as connection:
        assert counting.open_clashes(connection) == real(connection) == 0
        assert counted == [1]


def test_what_is_heard_without_a_change_of_rows_is_counted_anew(desks: list[RealDesk]) -> None:
    with session.writing(desks[0].engine) as connection:
        counting.keep_count(connection)
        kept = facts.fact(connection, counting.COUNTED)
    desks[0].takes(desks[1].sends(desks[0].knows()))
    with session.writing(desks[0].engine) as connection:
        counting.keep_count(connection)
        assert facts.fact(connection, counting.COUNTED) == kept  # nothing was new
    desks[1].edit(update(SYNCED["person"]).where(SYNCED["person"].c.id == 100).values(surname="B"))
    desks[0].takes(desks[1].sends(desks[0].knows()))
    with session.writing(desks[0].engine) as connection:
        counting.keep_count(connection)
        assert facts.fact(connection, counting.COUNTED) != kept
