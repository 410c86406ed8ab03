"""The widget of the lists with a desk below it: what it asks for is done, and read again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.widgets.lists.view import OutAndDue
from bcu_desk.kit.form import Form
from bcu_desk.work.changes import Done
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from tests.features.bookings.small import NOW, VIEW


class Listed:
    """The lists in the hand of a test; `steps` are what was done, `refused` what was not."""

    def __init__(self, path: Path, *, writable: bool = True) -> None:
        self.desk = Desk(path, Clock(NOW), actor="PS Test")
        self.sort = Sort.VEHICLE
        self.steps: list[Done] = []
        self.refused: list[str] = []
        self.view = OutAndDue(self.do, writable=writable)
        self.read()

    def do(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        """What the page does with a command."""
        try:
            step = self.desk.do(*commands)
        except Refused as refused:
            self.refused.append(refused.code)
            if form is not None:
                told = sentence(refused.code, refused.facts)
                form.show_refusal(told, str(refused.facts.get("field") or ""))
            return
        self.steps.append(step)
        if on_done is not None:
            on_done(step)
        self.read()

    def read(self, sort: Sort | None = None) -> None:
        """Read and show again, of another sort where one is given."""
        self.sort = sort or self.sort
        with self.desk.reader() as reader:
            found = self.view.read(reader, VIEW, self.sort, NOW)
        self.view.show_read(found)

    def form(self) -> Form:
        """The form that is open."""
        assert self.view.place.form is not None
        return self.view.place.form

    def press(self, name: str) -> None:
        """Press a button by its name."""
        button = self.view.findChild(QPushButton, f"bookings.lists.{name}")
        assert button is not None, name
        assert button.isVisible(), name
        button.click()

    def column(self, title: str) -> list[str]:
        """The words of a column of the list shown."""
        model = self.view.pane().table.model()
        titles = [
            str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())
        ]
        column = titles.index(title)
        return [str(model.index(line, column).data() or "") for line in range(model.rowCount())]
