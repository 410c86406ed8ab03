"""Taking the newest import back."""

from __future__ import annotations

from bcu_desk.store import session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange.taking_back import take_back as undo_import
from bcu_desk.work.desk import Desk


def take_back(desk: Desk) -> str:
    """Take the newest import back, exactly; returns the names of its files.

    Raises Refused `nothing_received`, `import_built_on` or `import_told_on`.
    """
    head = StepHead("merge", "TakeBack", "", desk.actor, desk.clock.wall())
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        return undo_import(connection, head, wall_ms=desk.clock.millisecond())
