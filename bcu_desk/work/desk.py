"""The program over one open desk file: do, undo, redo, read."""

from __future__ import annotations

import getpass
import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import moment_text
from bcu_desk.store import change_log, past, session
from bcu_desk.store.change_log import Operation, Step, StepHead
from bcu_desk.store.copying import Going
from bcu_desk.store.memory import Memory
from bcu_desk.store.session import Connection, Engine
from bcu_desk.work.changes import Done
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

T = TypeVar("T")
_KEYS = ("code", "collar", "registration", "reference")


class Desk:
    """One open desk file; every write is a step that can be undone.

    Reads may run in any thread; writes take their turn through the file's own lock.
    """

    def __init__(
        self, path: Path, clock: Clock, *, read_only: bool = False, actor: str | None = None
    ) -> None:
        self.path = path
        self.clock = clock
        self.read_only = read_only
        self.actor = actor or getpass.getuser()
        self.told: str | None = None  # the code of what was noticed when it was opened
        self._memory = Memory()
        self._winding = threading.Lock()
        self._past: PastDesk | None = None

    @cached_property
    def _reading(self) -> Engine:
        return session.engine_of(self.path, write=False)

    @cached_property
    def _writing(self) -> Engine:
        return session.engine_of(self.path, write=True)

    def reader(self) -> session.Reader:
        """A consistent view of the file; use in a `with` block."""
        return session.Reader(self._reading, self._memory)

    def do(self, *commands: Command, reason: str | None = None) -> Done:
        """Run commands as one step: all or nothing. Raises Refused."""
        name = ", ".join(dict.fromkeys(type(command).__name__ for command in commands))

        def work(connection: Connection) -> tuple[str, Unit]:
            unit = Unit(connection, self.clock, self.actor)
            labels = [command.run(unit) for command in commands]
            return _joined(labels), unit

        return self._step("do", name, work, reason=reason)

    def undo(self) -> Done:
        """Take back the last step. Raises Refused `nothing_to_undo` or `overtaken`.

        Changes of other desks that were taken in are no step of this kind (`undo_stops_here`), nor
        is what was said of the list of desks (`undo_stops_at_desks`).
        """
        return self._reverse("undo")

    def redo(self) -> Done:
        """Do again what was undone last. Raises Refused `nothing_to_redo` or `overtaken`."""
        return self._reverse("redo")

    def at(self, minute: int, going: Going = int) -> PastDesk:
        """This desk as its file stood at the end of a minute since the epoch, to read only.

        The last one asked for is kept until another is, or `forget_past`. Raises Refused
        `before_the_file`; `going` is asked now and then, and what it raises ends the work.
        """
        with self._winding:
            if self._past is None or self._past.minute != minute:
                self._past = PastDesk(self, minute, going)
            return self._past

    def forget_past(self) -> None:
        """Keep the copy of an earlier instant no longer."""
        with self._winding:
            self._past = None

    def reader_of_past(self, minute: int) -> session.Reader:
        """A view of what the file said at a minute (since the epoch), from the change log."""
        return self.at(minute).reader()

    def reader_after(self, step: int) -> session.Reader:
        """A view of what the file said after one of its steps, by the step's number."""
        try:
            return session.Reader(past.engine_after(self.path, step))
        except session.FAILURES as error:
            raise session.trouble_of(error, self.path) from error

    def write_books(self, work: Callable[[Connection], T]) -> T:
        """Write in the desk's own books, which no step holds and no other desk gets.

        Raises Refused where the file is open to read only.
        """
        if self.read_only:
            raise self._why_not()
        try:
            with session.writing(self._writing) as connection:
                return work(connection)
        except session.FAILURES as error:
            raise session.trouble_of(error, self.path) from error

    def undo_label(self) -> str | None:
        """What `undo` would take back, or None."""
        return self._next_labels()[0]

    def redo_label(self) -> str | None:
        """What `redo` would do again, or None."""
        return self._next_labels()[1]

    def _next_labels(self) -> tuple[str | None, str | None]:
        with self.reader() as reader:
            undoable, redoable = change_log.stacks(reader.connection)
        return _last_label(undoable), _last_label(redoable)

    def _reverse(self, kind: str) -> Done:
        def work(connection: Connection) -> tuple[str, Unit]:
            undoable, redoable = change_log.stacks(connection)
            steps = undoable if kind == "undo" else redoable
            if not steps:
                raise Refused(_nothing_to(kind, connection))
            change_log.reverse(connection, change_log.operations(connection, steps[-1].tx))
            change_log.tie(connection, steps[-1].tx)
            return steps[-1].label, Unit(connection, self.clock, self.actor)

        return self._step(kind, kind, work)

    def _step(
        self,
        kind: str,
        command: str,
        work: Callable[[Connection], tuple[str, Unit]],
        *,
        reason: str | None = None,
    ) -> Done:
        if self.read_only:
            raise self._why_not()
        head = StepHead(kind, command, "", self.actor, self.clock.wall(), reason)
        done: Done | None = None
        hlc = 0
        try:
            with session.writing(self._writing) as connection:
                tx = change_log.open_step(connection, head, wall_ms=self.clock.millisecond())
                hlc = change_log.clock_of(connection, tx)
                label, unit = work(connection)
                operations = change_log.close_step(connection, tx, label, reason or unit.reason)
                done = Done(label, _nouns(operations), _keys(operations), unit.notices, kind)
        except session.FAILURES as error:
            if done is None or not self._is_kept(hlc):
                raise session.trouble_of(error, self.path) from error
        return done

    def _why_not(self) -> Refused:
        return Refused("file_read_only", file=self.path.name)

    def _is_kept(self, hlc: int) -> bool:
        """Whether a step whose COMMIT failed is in the file all the same (TRUST finding 4)."""
        try:
            with self.reader() as reader:
                return change_log.is_kept(reader.connection, hlc)
        except session.FAILURES:
            return False


class PastDesk(Desk):
    """A desk as its file stood at the end of a minute: everything can be read, nothing done."""

    def __init__(self, desk: Desk, minute: int, going: Going = int) -> None:
        super().__init__(desk.path, desk.clock, read_only=True, actor=desk.actor)
        self.minute = minute
        try:
            self._engine = past.engine_at(desk.path, minute, going)
        except session.FAILURES as error:
            raise session.trouble_of(error, desk.path) from error

    @cached_property
    def _reading(self) -> Engine:
        return self._engine

    def at(self, minute: int, going: Going = int) -> PastDesk:
        """Itself, for its own minute; RuntimeError for another."""
        del going
        if minute != self.minute:
            raise RuntimeError("a desk of the past is asked of the desk itself")
        return self

    def _why_not(self) -> Refused:
        return Refused("looking_back", known_at=moment_text(self.minute))


def _joined(labels: list[str]) -> str:
    if len(labels) == 1:
        return labels[0]
    return f"{labels[0]} and {len(labels) - 1} more"


def _nothing_to(kind: str, connection: Connection) -> str:
    """Why there is nothing to undo or to redo, as a code."""
    end = change_log.end_of_undo(connection) if kind == "undo" else ""
    return {"merge": "undo_stops_here", "desks": "undo_stops_at_desks"}.get(
        end, f"nothing_to_{kind}"
    )


def _last_label(steps: list[Step]) -> str | None:
    return steps[-1].label if steps else None


def _nouns(operations: Iterable[Operation]) -> frozenset[str]:
    return frozenset(item.noun for item in operations)


def _keys(operations: Iterable[Operation]) -> tuple[str, ...]:
    """The people's keys of the rows changed, or their ids where a noun has no key."""
    found: dict[str, None] = {}
    for item in operations:
        image = item.after or item.before or {}
        key = next((image[name] for name in _KEYS if name in image), item.row)
        found[str(key)] = None
    return tuple(found)
