"""What a page's tables need of the program: the part of its context that they may use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.jobs import Jobs
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.desk import Desk
from bcu_desk.work.settings import Settings
from bcu_desk.work.tables.shown import TableHeld, TableWriter
from bcu_desk.work.view import View


class Working(Protocol):
    """A desk as it is viewed, with what asks, works and writes."""

    @property
    def desk(self) -> Desk:
        """The open desk."""
        ...

    @property
    def jobs(self) -> Jobs:
        """What works in the background."""
        ...

    @property
    def settings(self) -> Settings:
        """The settings of the profile."""
        ...

    @property
    def ask(self) -> Ask:
        """What asks for files."""
        ...

    @property
    def navigate(self) -> Callable[[str, str], None]:
        """What goes to another page."""
        ...

    @property
    def view(self) -> Callable[[], View]:
        """The day and the scope that are shown."""
        ...

    @property
    def message(self) -> Callable[[Refused], str]:
        """What makes a sentence of a refusal."""
        ...

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheets there are."""
        ...

    @property
    def write_table(self) -> TableWriter | None:
        """What writes a table to a file, where anything does."""
        ...

    @property
    def held_in_table(self) -> TableHeld | None:
        """What tells what a table holds that asks for a higher marking, where anything does."""
        ...
