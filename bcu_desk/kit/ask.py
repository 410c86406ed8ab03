"""Questions to the user that need the system's own windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.kit.ask_words import line_of, words_asked, words_shown
from bcu_desk.kit.controls import button, words

LEAST_WIDTH = 400


class Ask:
    """Asks for files and for a yes; another one can be given in tests."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def open_file(self, title: str, kinds: str) -> Path | None:
        """A file to open, or None."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(name) if name else None

    def open_files(self, title: str, kinds: str) -> tuple[Path, ...]:
        """One or more files to open, or none."""
        names, _ = QFileDialog.getOpenFileNames(self._parent, title, "", kinds)
        return tuple(map(Path, names))

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """A file to write, or None."""
        chosen, _ = QFileDialog.getSaveFileName(self._parent, title, name, kinds)
        return Path(chosen) if chosen else None

    def folder(self, title: str, name: str) -> Path | None:
        """A folder to write a new folder of that name into, or None."""
        chosen = QFileDialog.getExistingDirectory(self._parent, title)
        return Path(chosen) / name if chosen else None

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Whether the user says yes; the button is the verb."""
        dialog = question(self._parent, title, text, verb)
        said_yes = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return said_yes

    def line(self, title: str, text: str, verb: str) -> str | None:
        """A line that the user fills in, or None; the button is the verb."""
        dialog = words_asked(self._parent, title, text, verb)
        said_yes = dialog.exec() == QDialog.DialogCode.Accepted
        told = line_of(dialog)
        dialog.deleteLater()
        return told if said_yes else None

    def tell_words(self, title: str, text: str, told: str) -> None:
        """Show words large, to be read out or copied."""
        dialog = words_shown(self._parent, title, text, told)
        dialog.exec()
        dialog.deleteLater()


def question(parent: QWidget | None, title: str, text: str, verb: str) -> QDialog:
    """A window that asks: the verb accepts it, Cancel and Esc reject it."""
    dialog = QDialog(parent)
    dialog.setObjectName("confirm")
    dialog.setWindowTitle(title)
    dialog.setAccessibleName(title)
    dialog.setMinimumWidth(LEAST_WIDTH)
    lines = QVBoxLayout(dialog)
    lines.setContentsMargins(20, 16, 20, 16)
    lines.setSpacing(8)
    lines.addWidget(words(title, "title", wrap=True))
    told = words(text, "body", wrap=True)
    told.setObjectName("confirm.text")
    lines.addWidget(told)
    dialog.setAccessibleDescription(text)
    lines.addSpacing(8)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    cancel = button("Cancel", "confirm.cancel")
    cancel.clicked.connect(dialog.reject)
    accept = button(verb, "confirm.accept", kind="primary")
    accept.setDefault(True)
    accept.clicked.connect(dialog.accept)
    for made in (cancel, accept):
        row.addWidget(made)
    lines.addLayout(row)
    accept.setFocus()
    return dialog
