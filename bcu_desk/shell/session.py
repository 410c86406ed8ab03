"""What the window works on: an open desk with its hub, jobs and view."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.store.lock import BEAT_SECONDS, WindowLock
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View

T = TypeVar("T")


class Session(QObject):
    """An open desk file in this window; `close` gives it free.

    `lost` is sent once where another window took the file over, as after a long sleep.
    """

    lost = Signal()

    def __init__(self, desk: Desk, lock: WindowLock | None, on: date, jobs: Jobs) -> None:
        super().__init__()
        self.desk = desk
        self.hub = Hub(self)
        self.jobs = jobs
        self.view = View(on)
        self._lock = lock
        self._beat = QTimer(self)
        self._beat.setObjectName("session.beat")
        self._beat.setInterval(int(BEAT_SECONDS * 1000))
        self._beat.timeout.connect(self.say_alive)
        if lock is not None:
            self._beat.start()

    def read(
        self,
        work: Callable[[Reader], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Read in a thread, from one consistent view of the file; `done` gets what was read."""
        desk = self.desk

        def reading() -> T:
            with desk.reader() as reader:
                return work(reader)

        self.jobs.run(reading, done=done, failed=failed)

    def today(self) -> date:
        """The day in London."""
        return self.desk.clock.today()

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
            self._lock = None

    def say_alive(self) -> None:
        """Tell other windows that this one still has the file; a beat that fails is missed."""
        with contextlib.suppress(OSError):
            if self._lock is not None and not self._lock.beat():
                self._lock = None
                self._beat.stop()
                self.lost.emit()
