"""Gestures tried on a copy in memory: what would be refused, with nothing written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import change_log, past, session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.session import Connection
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.unit import Unit

Going = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The groups in an order in which they can be done, and why others can't, by their numbers."""

    order: tuple[int, ...]
    refused: tuple[tuple[int, Refused], ...]


def rehearse(desk: Desk, groups: Sequence[Sequence[Command]], going: Going = int) -> Rehearsed:
    """Try groups of gestures one after the other, each wholly or not at all.

    One that is refused is tried again after the others: it may need what they do first. `going`
    is asked between two groups; what it raises ends the work. An empty group is passed over.
    """
    engine = past.engine_of_copy(desk.path, going)
    try:
        with session.writing(engine) as connection:
            head = StepHead("do", "rehearse", "", desk.actor, desk.clock.wall(), None)
            change_log.open_step(connection, head, wall_ms=desk.clock.millisecond())
            return _in_rounds(connection, desk, groups, going)
    finally:
        engine.dispose()


def _in_rounds(
    connection: Connection, desk: Desk, groups: Sequence[Sequence[Command]], going: Going
) -> Rehearsed:
    order: list[int] = []
    waiting = [number for number, group in enumerate(groups) if group]
    refused: dict[int, Refused] = {}
    while waiting:
        refused = {}
        for number in waiting:
            going()
            problem = _tried(connection, desk, groups[number])
            if problem is None:
                order.append(number)
            else:
                refused[number] = problem
        if len(refused) == len(waiting):
            break
        waiting = list(refused)
    return Rehearsed(tuple(order), tuple(refused.items()))


def _tried(connection: Connection, desk: Desk, group: Sequence[Command]) -> Refused | None:
    """Why a group is refused; None where it is done."""
    try:
        with session.attempt(connection):
            unit = Unit(connection, desk.clock, desk.actor)
            for command in group:
                command.run(unit)
    except Refused as refused:
        return refused
    except session.FAILURES as error:
        trouble = session.trouble_of(error, desk.path)
        if isinstance(trouble, Refused):
            return trouble
        raise
    return None
