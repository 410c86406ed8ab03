"""Which question a pack answers: what, of which days, of which borough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.features.briefing.rules.wanted import Reply
from bcu_desk.kit.choice_field import Option, PickBox
from bcu_desk.kit.controls import rule, words
from bcu_desk.kit.day_field import DayField
from bcu_desk.work.packs.questions import Question

ALL = "All in view"
ABOUT = "The workbook is put beside the note, under the same name."
ONE_DAY = timedelta(days=1)


class AskingBox(QWidget):
    """The question, its first and last day, its borough; `changed` carries the reply wanted."""

    changed = Signal(object)

    def __init__(self, questions: Sequence[Question]) -> None:
        super().__init__()
        self.setObjectName("briefing.asking")
        self._quiet = False
        self.question = PickBox("briefing.asking.question", "Question")
        self.question.offer([Option(item.name, item.title) for item in questions], "")
        self.borough = PickBox("briefing.asking.borough", "Borough")
        self.first, self.last = DayField(), DayField()
        self.first.setObjectName("briefing.asking.from")
        self.first.setAccessibleName("First day")
        self.last.setObjectName("briefing.asking.to")
        self.last.setAccessibleName("Last day")
        for box in (self.question, self.borough):
            box.picked.connect(self._tell)
        for day in (self.first, self.last):
            day.setKeyboardTracking(False)
            day.changed.connect(self._tell)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        pairs = (
            ("Question", self.question),
            ("Borough", self.borough),
            ("First day", self.first),
            ("Last day", self.last),
        )
        for number, (told, field) in enumerate(pairs):
            grid.addWidget(_label(told, field), number, 0)
            grid.addWidget(field, number, 1)
        grid.setColumnStretch(1, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(rule())
        lines.addLayout(grid)
        lines.addWidget(words(ABOUT, "secondary", wrap=True))

    def show_reply(self, reply: Reply | None, boroughs: Sequence[tuple[str, str]]) -> None:
        """Show what is asked, and the boroughs (code, name) there are; hidden for None."""
        self.setVisible(reply is not None)
        if reply is None or reply == self._reply():
            return
        self._quiet = True
        self.question.setCurrentIndex(self.question.findData(reply.question))
        options = [Option("", ALL), *(Option(code, name) for code, name in boroughs)]
        self.borough.offer(options, reply.borough)
        self.first.set_value(reply.from_day)
        self.last.set_value(reply.to_day - ONE_DAY)
        self._quiet = False

    def _reply(self) -> Reply | None:
        """What stands in the fields; None where it can't be asked."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            return None
        return Reply(
            question=str(self.question.currentData() or ""),
            from_day=first,
            to_day=last + ONE_DAY,
            borough=str(self.borough.currentData() or ""),
        )

    def _tell(self) -> None:
        reply = self._reply()
        if reply is not None and not self._quiet:
            self.changed.emit(reply)


def _label(told: str, field: QWidget) -> QLabel:
    made = words(told, "secondary")
    made.setBuddy(field)
    return made
