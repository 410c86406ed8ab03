"""The list of desks as its table shows it: what the leads say, and nobody else.

The table is merged like any other, so that a desk whose word does not count would show in it.
"""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, update

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.store import change_log
from bcu_desk.store.books import log_state
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange.roster import roster
from bcu_desk.store.rows import every
from bcu_desk.store.tables import desk


def follow_leads(connection: Connection, head: StepHead, *, wall_ms: int) -> bool:
    """Write the table as the leads tell it, in a step of kind `merge`; whether it was otherwise.

    The desk's own changes are numbered.
    """
    told = roster(connection)
    shown = {one.id: one for one in every(connection, GroupDesk)}
    if not told or shown == dict(told):
        return False
    tx = change_log.open_step(connection, head, wall_ms=wall_ms)
    connection.execute(update(log_state).values(merging=1))
    gone = [number for number in shown if number not in told]
    connection.execute(delete(desk).where(desk.c.id.in_(gone)))
    for number, one in sorted(told.items()):
        cells = asdict(one)
        if number not in shown:
            connection.execute(insert(desk).values(cells))
        elif one != shown[number]:
            connection.execute(update(desk).where(desk.c.id == number).values(cells))
    connection.execute(update(log_state).values(merging=0))
    change_log.close_step(connection, tx, head.label)
    return True


def raise_cut(connection: Connection, head: StepHead, cut: tuple[int, int, int], wall: int) -> None:
    """Say, as the lead, that of a desk that was withdrawn changes up to a later one count.

    `cut` is the desk's number with the incarnation and number of the change.
    """
    number, incarnation, last = cut
    tx = change_log.open_step(connection, head, wall_ms=wall)
    told = {"last_incarnation": incarnation, "last_number": last}
    connection.execute(update(desk).where(desk.c.id == number).values(told))
    change_log.close_step(connection, tx, head.label)
