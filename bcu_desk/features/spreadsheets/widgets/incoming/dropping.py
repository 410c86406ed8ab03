"""A place on which a file is dropped, and where a list goes on to another page."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget

ENDINGS = (
    *(".xlsx", ".xlsm", ".csv", ".txt", ".tsv"),
    *(".ods", ".xls", ".xlsb", ".numbers"),  # which are refused in words, with the way on
)
HANDED = "handed on"  # folder of the profile


class DropPlace(QStackedWidget):
    """Takes a single file that can be read; `file_dropped` carries its path."""

    file_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A single file that can be read may be dropped."""
        if dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file was dropped."""
        path = dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)


def dropped(event: QDropEvent) -> Path | None:
    """The file of a drop, where it is a single one that can be read."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in ENDINGS else None


def handed_on(profile: Path, stem: str, text: str) -> Path:
    """A list as a file of text in the profile, in place of the one before. Raises OSError."""
    folder = profile / HANDED
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = folder / f"{stem}.csv"
    path.write_text(text, "utf-8")
    return path
