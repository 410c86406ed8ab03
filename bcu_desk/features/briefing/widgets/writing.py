"""Where notes and actions of a pack are typed: kept as they are typed, per template."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.features.briefing.rules.wanted import IIMARCH, Action, Written
from bcu_desk.kit.buttons import button, icon_button
from bcu_desk.kit.controls import Card, rule, words

PAUSE = 400  # milliseconds without a key until what was typed is kept
HIGH = 58
LONGEST = 4_000
ABOUT = "Kept in the desk file as you type, for this template. Empty headings are left out."


class Writing(Card):
    """A field for each heading of IIMARCH, and rows of actions; `changed` carries it all."""

    changed = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("briefing.writing")
        self._quiet = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.tell)
        self.notes = {name: self._note(name, title) for name, title in IIMARCH}
        self._actions: list[ActionRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.add = button("Add an action", "briefing.add_action", icon="plus")
        self.add.clicked.connect(lambda: self._add(Action(what="")).what.setFocus())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addLayout(self._head())
        whole.addWidget(rule())
        whole.addWidget(self._fields(), 1)

    def _fields(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.setSpacing(6)
        lines.addWidget(words(ABOUT, "secondary", wrap=True))
        for name, title in IIMARCH:
            label = words(title, "strong")
            label.setBuddy(self.notes[name])
            lines.addWidget(label)
            lines.addWidget(self.notes[name])
        lines.addWidget(words("Actions", "strong"))
        lines.addLayout(self._rows)
        lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setWidget(inside)
        return scrolled

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 8)
        head.addWidget(words("Notes and actions", "section"))
        head.addStretch(1)
        close = icon_button("close", "Back to the preview (Esc)", "briefing.close_writing")
        close.clicked.connect(lambda: self.closed.emit())
        head.addWidget(close)
        return head

    def _note(self, name: str, title: str) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName(f"briefing.notes.{name}")
        made.setAccessibleName(title)
        made.setTabChangesFocus(True)
        made.setFixedHeight(HIGH)
        made.textChanged.connect(self._typed)
        return made

    def _add(self, action: Action) -> ActionRow:
        row = ActionRow(len(self._actions) + 1, action)
        row.typed.connect(self._typed)
        row.removed.connect(lambda: self._remove(row))
        self._actions.append(row)
        self._rows.addWidget(row)
        return row

    def _remove(self, row: ActionRow) -> None:
        self._actions.remove(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()
        self._typed()

    def _typed(self) -> None:
        if not self._quiet:
            self._pause.start()

    def tell(self) -> None:
        """Say what is typed now."""
        self._pause.stop()
        self.changed.emit(self.written())

    def let_go(self) -> None:
        """Say what waits to be said, and wait no more."""
        if self._pause.isActive():
            self.tell()

    def written(self) -> Written:
        """What is typed; rows of actions without words are left out."""
        notes = {
            name: field.toPlainText()[:LONGEST]
            for name, field in self.notes.items()
            if field.toPlainText().strip()
        }
        actions = tuple(row.action() for row in self._actions)
        return Written(notes=notes, actions=tuple(item for item in actions if item.what))

    def show_written(self, written: Written) -> None:
        """Show what was typed before, unless it is what stands here."""
        if written == self.written():
            return
        self._quiet = True
        for name, field in self.notes.items():
            field.setPlainText(written.notes.get(name, ""))
        while self._actions:
            row = self._actions.pop()
            row.hide()
            row.deleteLater()
        for action in written.actions:
            self._add(action)
        self._quiet = False


class ActionRow(QWidget):
    """An action: what, who, by when."""

    typed = Signal()
    removed = Signal()

    def __init__(self, number: int, action: Action) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self.what = self._field(number, "what", "What is to be done", action.what)
        self.owner = self._field(number, "owner", "Who does it", action.owner)
        self.by = self._field(number, "by", "By when", action.by)
        line.addWidget(self.what, 5)
        line.addWidget(self.owner, 2)
        line.addWidget(self.by, 2)
        away = icon_button("minus", f"Remove action {number}", f"briefing.remove_action.{number}")
        away.clicked.connect(lambda: self.removed.emit())
        line.addWidget(away)

    def _field(self, number: int, name: str, told: str, text: str) -> QLineEdit:
        made = QLineEdit(text)
        made.setObjectName(f"briefing.actions.{number}.{name}")
        made.setAccessibleName(f"{told}, action {number}")
        made.setPlaceholderText(told)
        made.setMaxLength(300)
        made.textEdited.connect(lambda _: self.typed.emit())
        return made

    def action(self) -> Action:
        """What stands in the row."""
        return Action(
            what=self.what.text().strip(),
            owner=self.owner.text().strip(),
            by=self.by.text().strip(),
        )
