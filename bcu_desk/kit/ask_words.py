"""Windows for words that are spoken: one that asks for them, one that shows them once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from bcu_desk.kit.controls import button, words

LEAST_WIDTH = 460


def words_asked(parent: QWidget | None, title: str, text: str, verb: str) -> QDialog:
    """A window with a line to fill; the verb accepts it once there is something in it."""
    dialog, lines = _window(parent, title, text)
    line = QLineEdit()
    line.setObjectName("words.line")
    line.setAccessibleName(title)
    lines.addWidget(line)
    cancel = button("Cancel", "words.cancel")
    cancel.clicked.connect(dialog.reject)
    accept = button(verb, "words.accept", kind="primary")
    accept.setDefault(True)
    accept.setEnabled(False)
    accept.clicked.connect(dialog.accept)
    line.textChanged.connect(lambda told: accept.setEnabled(bool(told.strip())))
    _foot(lines, cancel, accept)
    line.setFocus()
    return dialog


def line_of(dialog: QDialog) -> str:
    """What was filled in."""
    found = dialog.findChild(QLineEdit, "words.line")
    return "" if found is None else found.text().strip()


def words_shown(parent: QWidget | None, title: str, text: str, told: str) -> QDialog:
    """A window that shows words large, to be read out, with a button that copies them."""
    dialog, lines = _window(parent, title, text)
    large = words(told, "figure", wrap=True)
    large.setObjectName("words.told")
    large.setAccessibleName(told)
    marked = Qt.TextInteractionFlag
    large.setTextInteractionFlags(marked.TextSelectableByMouse | marked.TextSelectableByKeyboard)
    lines.addWidget(large)
    copy = button("Copy", "words.copy")
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(told))
    done = button("Done", "words.done", kind="primary")
    done.setDefault(True)
    done.clicked.connect(dialog.accept)
    _foot(lines, copy, done)
    done.setFocus()
    return dialog


def _window(parent: QWidget | None, title: str, text: str) -> tuple[QDialog, QVBoxLayout]:
    dialog = QDialog(parent)
    dialog.setObjectName("words")
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setAccessibleDescription(text)
    dialog.setMinimumWidth(LEAST_WIDTH)
    lines = QVBoxLayout(dialog)
    lines.setContentsMargins(20, 16, 20, 16)
    lines.setSpacing(8)
    about: QLabel = words(text, "body", wrap=True)
    for part in (words(title, "title", wrap=True), about):
        lines.addWidget(part)
    return dialog, lines


def _foot(lines: QVBoxLayout, *buttons: QWidget) -> None:
    lines.addSpacing(8)
    lines.addStretch(1)  # room to spare goes here, not between the title and its words
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for one in buttons:
        row.addWidget(one)
    lines.addLayout(row)
