"""The right side of the page: the post chosen, people, differences; or a form; or a drag's end."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.side.inspector import Inspector
from bcu_desk.features.org_chart.widgets.side.move_preview import MovePreview
from bcu_desk.features.org_chart.widgets.side.people import PeoplePanel
from bcu_desk.kit.controls import Card, Segmented
from bcu_desk.kit.differences import Differences
from bcu_desk.kit.form import Form
from bcu_desk.kit.look.tokens import text_scale
from bcu_desk.work.differences import Difference, title_of
from bcu_desk.work.view import View

NARROW, WIDE = 290, 424
PARTS = (("post", "Post"), ("people", "People"), ("differences", "Differences"))


class SidePanel(QWidget):
    """Shows one thing at a time; it is wider while a form is open.

    `left` is sent when Esc gives the keyboard back, `part_shown` with the name of another part.
    """

    left = Signal()
    part_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.inspector = Inspector()
        self.people = PeoplePanel()
        self.differences = Differences("org_chart.differences")
        self.preview = MovePreview()
        self.form: Form | None = None
        self.parts = Segmented(PARTS)
        self.parts.setObjectName("org_chart.side")
        self.parts.setAccessibleName("What is shown beside the chart")
        self.parts.chosen.connect(self.show_part)
        self._stack = QStackedWidget()
        for part in (self.inspector, self.people, _framed(self.differences)):
            self._stack.addWidget(part)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        for widget in (self.parts, self._stack, self.preview):
            self._lines.addWidget(widget)
        self.parts.part("differences").hide()
        self._show_one()

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the people, and what differs from a second day where there is one."""
        self.people.show_people(loaded)
        compared = loaded.against is not None
        new = compared and self.parts.part("differences").isHidden()
        self.parts.part("differences").setVisible(compared)
        rows = [Difference(row.kind, row.words, row.code) for row in loaded.differs]
        self.differences.show_rows(rows, title=title_of(View(loaded.on, against=loaded.against)))
        if new or (not compared and self.part() == "differences"):
            self.show_part("differences" if compared else "post")

    def part(self) -> str:
        """The name of the part that shows while no form is open."""
        return self.parts.value()

    def show_part(self, name: str) -> None:
        """Show the post chosen, the people or the differences."""
        self.parts.choose(name)
        self._stack.setCurrentIndex([part for part, _ in PARTS].index(name))
        self.part_shown.emit(name)

    def open_form(self, form: Form, first: str) -> None:
        """Show a form and go to a field of it."""
        self.close_form()
        self.form = form
        self._lines.addWidget(form)
        self._show_one()
        form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away."""
        form, self.form = self.form, None
        if form is not None:
            self._lines.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._show_one()

    def show_preview(self, *, shown: bool) -> None:
        """Show what a drag would do, or what was there before."""
        self._show_one(preview=shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keyboard back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_one(self, *, preview: bool = False) -> None:
        form = self.form
        plain = not preview and form is None
        self.preview.setVisible(preview)
        self.parts.setVisible(plain)
        self._stack.setVisible(plain)
        if form is not None:
            form.setVisible(not preview)
        width = WIDE if form is not None and not preview else NARROW
        self.setFixedWidth(round(width * text_scale()))


def _framed(inside: QWidget) -> Card:
    """A card around what has none."""
    made = Card()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(14, 12, 14, 8)
    lines.addWidget(inside)
    return made
