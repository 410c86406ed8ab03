"""What a desk file is and holds, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bcu_desk.store import facts, session
from bcu_desk.store.exchange import held, merging
from bcu_desk.store.exchange.roster import roster
from bcu_desk.store.exchange.upkeep.counting import open_clashes
from bcu_desk.store.identify import HEAD, identify
from bcu_desk.store.session import Connection
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.membership.held_up import HeldUp, held_up

LAST_BACKUP = "last_backup"
COUNTED = ("bcu", "borough", "ward", "post", "person", "posting", "vehicle", "booking", "absence")


@dataclass(frozen=True, slots=True)
class StateOfFile:
    """A desk file's schema revision, desk, contents and open questions; times in UTC text.

    `waiting` is how many parts of exchange files wait for others; `held_up` what of changes here
    waits elsewhere for the lead's word; `status` is what the list of desks says of this one, or ''.
    """

    file: str
    revision: str
    desk_number: int
    desk_name: str
    group: str
    sample: str
    made: str
    opens_on: str
    counts: dict[str, int]
    steps: int
    last_change: str | None
    conflicts: int
    clashes: int
    waiting: int
    last_backup: str | None
    held_up: tuple[HeldUp, ...] = ()
    status: str = ""


def state_of_file(desk: Desk) -> StateOfFile:
    """Read what a desk file says of itself and count what it holds."""
    with desk.reader() as reader:
        told = facts.facts(reader.connection)
        steps, last_change = facts.steps(reader.connection)
        return StateOfFile(
            file=str(desk.path),
            revision=identify(desk.path, check=False).revision,
            desk_number=int(told["desk_number"]),
            desk_name=told["desk_name"],
            group=told.get("group_key", told["file_key"]),
            sample=told["sample"],
            made=told["made"],
            opens_on=told["opens_on"],
            counts={
                **facts.counts(reader.connection, COUNTED),
                "vehicle": facts.vehicles(reader.connection),
            },
            steps=steps,
            last_change=last_change,
            conflicts=merging.open_conflicts(reader.connection),
            clashes=open_clashes(reader.connection),
            waiting=len(held.all_waiting(reader.connection)),
            last_backup=told.get(LAST_BACKUP) or None,
            held_up=held_up(reader.connection),
            status=_status(reader.connection, int(told["desk_number"])),
        )


def _status(connection: Connection, number: int) -> str:
    listed = roster(connection).get(number)
    return "" if listed is None else listed.status


def note_backup(file: Path, clock: Clock) -> None:
    """Let a file say when it was copied; where it can't be written, it says nothing of it."""
    try:
        if identify(file, check=False).revision == HEAD:
            with session.writing(session.engine_of(file, write=True)) as connection:
                facts.keep_fact(connection, LAST_BACKUP, clock.wall())
    except (*session.FAILURES, OSError, Unusable):
        return  # the copy is there all the same


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What a window asks of a file that it opens: its sample, and the day it opens at, or ''."""

    sample: str
    opens_on: str


def first_look(desk: Desk) -> FirstLook:
    """Read that much; it takes no longer for a large file."""
    with desk.reader() as reader:
        told = facts.facts(reader.connection)
    return FirstLook(told["sample"], told["opens_on"])
