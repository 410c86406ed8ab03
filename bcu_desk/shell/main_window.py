"""The program's one window: the welcome page or an open desk fills it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget


class MainWindow(QMainWindow):
    """The program's one window; what fills it is the welcome page or a desk."""

    def __init__(self, on_close: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("desk")
        self.setWindowTitle("BCU Desk")
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        self._on_close = on_close

    def fill(self, part: QWidget) -> None:
        """Show a part in place of what is shown."""
        old = self.takeCentralWidget()
        if old is not None:
            old.deleteLater()
        self.setCentralWidget(part)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place and give the file free."""
        self._on_close()
        super().closeEvent(event)
