"""Undo in a text field first: a field that has nothing to take back leaves the key to the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)
from shiboken6 import isValid

UNDO, REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo


class FieldUndo(QObject):
    """Follows the keyboard from field to field: Qt's fields keep Ctrl+Z even for nothing."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._field: QWidget | None = None
        running = QApplication.instance()
        if isinstance(running, QApplication):
            running.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = new
        if isinstance(new, QLineEdit | QPlainTextEdit | QAbstractSpinBox):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave undo and redo to the desk where the field has none of its own."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo, redo = event.matches(UNDO), event.matches(REDO)
            if (undo or redo) and not _able(watched, undo=undo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _able(field: QObject | None, *, undo: bool) -> bool:
    """Whether a field has something of its own to take back, or to do again; days have not."""
    if isinstance(field, QSpinBox):
        field = field.findChild(QLineEdit)
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if undo else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit):
        document = field.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()
    return False
