"""The keys that work everywhere in a window."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Key = tuple[str, str, Callable[[], object]]


def add_keys(window: QWidget, keys: Iterable[Key]) -> None:
    """Give a window its keys, each with words, keys parted by blanks, and what it does."""
    for words, pressed, run in keys:
        action = QAction(words, window)
        action.setObjectName(f"key.{words.lower().replace(' ', '_')}")
        action.setShortcuts([QKeySequence(key) for key in pressed.split()])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _=False, run=run: run())
        window.addAction(action)
