"""What the window works on: an open desk with its hub, jobs and view."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer

from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.store.lock import BEAT_SECONDS, WindowLock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View


class Session(QObject):
    """An open desk file in this window; `close` gives it free."""

    def __init__(self, desk: Desk, lock: WindowLock | None, on: date, jobs: Jobs) -> None:
        super().__init__()
        self.desk = desk
        self.hub = Hub(self)
        self.jobs = jobs
        self.view = View(on)
        self._lock = lock
        self._beat = QTimer(self)
        self._beat.setInterval(int(BEAT_SECONDS * 1000))
        self._beat.timeout.connect(self._say_alive)
        if lock is not None:
            self._beat.start()

    def show_day(self, on: date) -> None:
        """Move the as-of day."""
        self._show(replace(self.view, on=on))

    def show_scope(self, scope: tuple[str, ...]) -> None:
        """Show these BCUs only, or all where none is given."""
        self._show(replace(self.view, scope=scope))

    def _show(self, view: View) -> None:
        if view != self.view:
            self.view = view
            self.hub.view_changed.emit(view)

    def close(self) -> None:
        """Stop the work and give the file free for other windows."""
        self._beat.stop()
        self.jobs.close()
        if self._lock is not None:
            self._lock.release()

    def _say_alive(self) -> None:
        if self._lock is not None and not self._lock.beat():
            self._lock = None
            self._beat.stop()
