"""Why a DWO leaves the ward that they are dedicated to: asked before, kept with the step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.moves import Question
from bcu_desk.kit.controls import button, words
from bcu_desk.kit.fields import TextField
from bcu_desk.kit.flow import FlowLayout

ANSWERS = (
    ("short", "The other ward is short"),
    ("cover", "Cover for a time"),
    ("wish", "Their own wish"),
    ("event", "An event"),
)


class MoveQuestion(QFrame):
    """The question with answers to pick or type; `resized` when it needs another height."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.move.question")
        self._about = words("", "body", wrap=True)
        self._collar = ""
        self.answer = TextField()
        self.answer.setObjectName("coverage.move.reason")
        self.answer.setPlaceholderText("Pick an answer or type one; it is kept with the step")
        self.answer.setAccessibleName("Why do they leave it?")
        label = words("Why do they leave it?", "label")
        label.setBuddy(self.answer)
        picks = QWidget()
        flow = FlowLayout(gap=6)
        picks.setLayout(flow)
        for name, told in ANSWERS:
            made = button(told, f"coverage.move.reason.{name}")
            made.clicked.connect(lambda _=False, told=told: self._pick(told))
            flow.addWidget(made)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 2, 0, 0)
        lines.setSpacing(6)
        for part in (self._about, label, picks, self.answer):
            lines.addWidget(part)
        self.hide()

    def ask(self, question: Question | None) -> None:
        """Ask about somebody, or nothing; of another person an answer is wanted anew."""
        collar = "" if question is None else question.collar
        if collar != self._collar:
            self.answer.clear()
        self._collar = collar
        self._about.setText("" if question is None else question.words)
        self.answer.setAccessibleDescription(self._about.text())
        self.setVisible(question is not None)
        self.resized.emit()

    def is_asked(self) -> bool:
        """Whether there is something to answer."""
        return bool(self._collar)

    def told(self) -> str:
        """The answer, or nothing."""
        return self.answer.text().strip()

    def _pick(self, told: str) -> None:
        self.answer.setText(told)
        self.answer.setFocus()
