"""The parts of the fleet page in the hand of a test, and the commands that they send."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bcu_desk.features.bookings.widgets.parts import Parts
from bcu_desk.kit.form import Form
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command


@dataclass
class Doing:
    """Takes the commands that gestures send."""

    sent: list[Command] = field(default_factory=list)
    done: Callable[[Done], object] | None = None

    def __call__(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        del form
        self.sent += commands
        self.done = on_done


@dataclass
class Driven:
    """The parts of a page, and what they sent."""

    parts: Parts
    doing: Doing

    def form(self) -> Form:
        """The form that is open."""
        form = self.parts.side.form
        assert form is not None
        return form
