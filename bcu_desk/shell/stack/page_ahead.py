"""Pages made ready before they are asked for, while the user does nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.feature import Feature, Lazy
from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell.stack.page_stack import PageStack

STILL = 1_500  # milliseconds without a key or the mouse
INPUT = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class PageAhead(QObject):
    """Imports what the pages need in a thread, then makes each page once the user is still.

    A page is made between two events, so it waits until nothing was pressed for a while.
    """

    def __init__(self, pages: PageStack, features: Sequence[Feature], jobs: Jobs) -> None:
        super().__init__(pages)
        self._pages = pages
        self._jobs = jobs
        self._features = list(features)
        self._ready: list[str] = []
        self._still = QTimer(self)
        self._still.setObjectName("pages.ahead")
        self._still.setSingleShot(True)
        self._still.setInterval(STILL)
        self._still.timeout.connect(self._make_next)

    def begin(self) -> None:
        """Start with the first page's neighbours, in the order of the rail."""
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)
        self._prepare_next()

    def end(self) -> None:
        """Make nothing ready any more."""
        self._still.stop()
        self._features.clear()
        self._ready.clear()
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    def remaining(self) -> int:
        """Milliseconds until the next page is made; below zero where none is waited for."""
        return self._still.remainingTime()

    def _prepare_next(self) -> None:
        while self._features:
            feature = self._features.pop(0)
            if isinstance(feature.page, Lazy) and not self._pages.is_made(feature.id):
                prepared = partial(self._prepared, feature.id)
                self._jobs.run(feature.page.prepare, done=prepared)
                return
        self._still.start()

    def _prepared(self, page_id: str, _imported: object) -> None:
        self._ready.append(page_id)
        self._prepare_next()

    def _make_next(self) -> None:
        while self._ready:
            page_id = self._ready.pop(0)
            if not self._pages.is_made(page_id):
                self._pages.make(page_id)
                self._still.start()
                return
        self.end()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Whoever presses something is not to be kept waiting."""
        if self._still.isActive() and event.type() in INPUT:
            self._still.start()
        return False
