"""Letting go of old changes that every desk has seen and that later ones have replaced."""

from __future__ import annotations

from bcu_desk.store import session
from bcu_desk.store.exchange.upkeep.collecting import LetGo, let_go
from bcu_desk.work.desk import Desk


def tidy(desk: Desk) -> LetGo:
    """Let go of what is older than 90 days, below what every active desk is known to hold."""
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        return let_go(connection, desk.clock.millisecond())
