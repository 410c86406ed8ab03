"""Questions to the user that need the system's own windows."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout, QWidget


class Ask:
    """Asks for files and for a yes; another one can be given in tests."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def open_file(self, title: str, kinds: str) -> Path | None:
        """A file to open, or None."""
        name, _ = QFileDialog.getOpenFileName(self._parent, title, "", kinds)
        return Path(name) if name else None

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
        dialog = QDialog(self._parent)
        dialog.setObjectName("confirm")
        dialog.setWindowTitle(title)
        lines = QVBoxLayout(dialog)
        told = QLabel(text)
        told.setWordWrap(True)
        lines.addWidget(told)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        box.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(dialog.accept)
        box.rejected.connect(dialog.reject)
        lines.addWidget(box)
        return dialog.exec() == QDialog.DialogCode.Accepted
