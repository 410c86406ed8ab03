"""The hand of the fleet page: runs commands, opens and closes a form, lets its ghost go along."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Protocol

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.model.forms.mending import (
    OVERRIDABLE,
    Mend,
    drivers_instead,
    mends,
)
from bcu_desk.features.bookings.model.forms.refusing import unmet
from bcu_desk.features.bookings.model.judging import Judge
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.beside.side import Side
from bcu_desk.features.bookings.widgets.forms.choices import Ends
from bcu_desk.kit.form import Form, Values
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command

Fix = tuple[str, Callable[[], object]]
GHOSTLY = ("vehicle", "start", "end")


class Doer(Protocol):
    """What runs a command: the page."""

    def __call__(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        """Run commands as one step."""


class Hand:
    """At most one form beside the board and its ghost on it; `loaded` is what both are about."""

    def __init__(
        self, side: Side, timeline: Timeline, do: Doer, asker: Asker, *, writable: bool
    ) -> None:
        self.side = side
        self.asker = asker
        self.writable = writable
        self.loaded: Loaded | None = None
        self.finished: Callable[[Done], object] = id  # told of each step that was done
        self._timeline = timeline
        self._do = do
        self._attempt: tuple[Command, Form | None] | None = None
        self._moved: str | None = None
        self._ghostly = False

    def run(self, *commands: Command, form: Form | None = None) -> None:
        """Run commands as one step; its form is closed when it is done.

        A single one is known to `fixes` if it is refused.
        """
        self._attempt = (commands[0], form) if len(commands) == 1 else None
        self._do(*commands, form=form, on_done=lambda done: self._finish(done, form))

    def _finish(self, done: Done, form: Form | None) -> None:
        if form is not None:
            self.close()
        self.finished(done)

    def do(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        """Run commands of a pane; a refusal of theirs offers none of the board's ways out."""
        self._attempt = None
        self._do(*commands, on_done=on_done, form=form)

    def fixes(self, refused: Refused) -> tuple[Fix, ...]:
        """Buttons that do the gesture refused in another way that works."""
        if self._attempt is None:
            return ()
        command, form = self._attempt
        known = set(msgspec.structs.asdict(command))
        again = (
            (mend.label, partial(self._again, mend.changes))
            for mend in self._mends(refused, command)
            if set(mend.changes) <= known
        )
        instead = (
            (label, partial(self.run, other, form=form))
            for label, other in unmet(command, refused, self.loaded)
        )
        filled = () if form is None else _fillings(refused.code, form, known)
        return (*again, *filled, *instead)

    def _mends(self, refused: Refused, command: Command) -> tuple[Mend, ...]:
        plate = getattr(command, "vehicle", None)
        if refused.code == "driver_not_qualified" and self.loaded and isinstance(plate, str):
            return drivers_instead(self.loaded, plate)
        return mends(refused)

    def _again(self, changes: Mapping[str, str | int]) -> None:
        """Run what was refused once more, with other values."""
        if self._attempt is not None:
            command, form = self._attempt
            self.run(msgspec.structs.replace(command, **changes), form=form)

    def ends(self, made: Callable[[Values], Command]) -> Ends:
        """How a form ends: its command is run, or it is put away."""
        return self.ends_with(lambda values: (made(values),))

    def ends_with(self, made: Callable[[Values], tuple[Command, ...]]) -> Ends:
        """The same of several commands that are one step."""
        return lambda values: self.run(*made(values), form=self.side.form), self.close

    def open(
        self, form: Form, first: str, *, ghost: bool = False, moved: str | None = None
    ) -> None:
        """Show a form, the keyboard in a field; its ghost is a new booking, or one that moves."""
        self._moved = moved
        self._ghostly = ghost
        self.side.open_form(form, first)
        if ghost:
            for name in GHOSTLY:
                form.field(name).changed.connect(lambda *_: self.show_ghost())
        self.show_ghost()

    def close(self) -> None:
        """Put the form and its ghost away with nothing changed."""
        self.asker.forget()
        self._timeline.propose(None)
        if self.side.close_form():
            self._timeline.setFocus()

    def follow(self, asked: Proposal | None) -> None:
        """Say beside the board what a drag would do; None is the end of it."""
        if asked is not None and self.loaded is not None:
            row = self.loaded.booking(asked.bar or "")
            self.side.moving.show_move(row, asked, Judge(self.loaded).checks(asked))
        self.side.show_moving(moving=asked is not None)

    def show_ghost(self) -> None:
        """Show on the board what the form would do, judged as it is filled in."""
        form = self.side.form
        if form is None or not self._ghostly:
            return
        values = form.values()
        try:
            start, end = (minute_of(str(values[name])) for name in ("start", "end"))
        except Refused:
            self._timeline.propose(None)
            return
        plate = values["vehicle"]
        shown = plate and start < end
        self._timeline.propose(Proposal(str(plate), start, end, self._moved) if shown else None)


def _fillings(code: str, form: Form, known: Collection[str]) -> Iterator[Fix]:
    """Fields of a form that, once filled in, would let its gesture pass."""
    if code == "vehicle_taken" and "priority" in known:
        yield "Set a priority…", lambda: form.field("priority").setFocus()
    if code in OVERRIDABLE and "override" in known:
        yield "Give a reason to override", lambda: form.field("override").setFocus()
