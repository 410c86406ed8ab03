"""The list of desks is shown as the leads tell it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.store import session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange.upkeep.listing import follow_leads, raise_cut
from bcu_desk.store.rows import every
from bcu_desk.store.tables import desk
from tests.work.exchange.stations import three

HEAD = StepHead("merge", "Receive", "The list of desks", "tests", "2017-01-23T06:00:00Z")


def test_what_others_wrote_into_the_list_is_put_right(tmp_path: Path) -> None:
    _, two, _ = three(tmp_path)
    with session.writing(session.engine_of(two.desk.path, write=True)) as connection:
        assert not follow_leads(connection, HEAD, wall_ms=1)
        before = every(connection, GroupDesk)
        connection.execute(update(desk).where(desk.c.id == 3).values(role="lead"))
        assert follow_leads(connection, HEAD, wall_ms=2)
        assert every(connection, GroupDesk) == before
        raise_cut(connection, HEAD, (3, 1, 9), 3)
        (one,) = [row for row in every(connection, GroupDesk) if row.id == 3]
        assert (one.last_incarnation, one.last_number) == (1, 9)
