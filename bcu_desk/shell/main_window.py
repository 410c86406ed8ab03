"""The program's one window: the welcome page or an open desk fills it; files may be dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QWidget

SIZE = (1366, 768)
LEAST = (900, 500)


class MainWindow(QMainWindow):
    """The program's one window; `file_dropped` carries the path of a file dropped on it.

    `painted` tells whether it was drawn yet; `on_close` runs before it closes.
    """

    file_dropped = Signal(object)

    def __init__(self, on_close: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setWindowTitle("BCU Desk")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.setAcceptDrops(True)
        self.on_close = on_close
        self.painted = False

    def fill(self, part: QWidget) -> None:
        """Show a part in place of what is shown."""
        old = self.takeCentralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setCentralWidget(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note that it was drawn."""
        super().paintEvent(event)
        self.painted = True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged here; what pages drag is theirs."""
        if _file_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which file was dropped."""
        path = _file_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.file_dropped.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and give the file free."""
        if self.on_close is not None:
            self.on_close()
        super().closeEvent(event)


def _file_of(event: QDropEvent) -> Path | None:
    for url in event.mimeData().urls()[:1]:
        if url.isLocalFile():
            return Path(url.toLocalFile())
    return None
