"""What the window works on: an open desk with its hub, jobs and view."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Job, Jobs
from bcu_desk.store.lock import BEAT_SECONDS, WindowLock
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk
from bcu_desk.work.past_rule import PastRule
from bcu_desk.work.view import View

T = TypeVar("T")


class Session(QObject):
    """An open desk file in this window; `close` gives it free.

    `desk` is what the pages read: the file as it is, or as it stood at an instant; `live` is
    always the file as it is. `own_day` is the day that counts as today in a sample. `lost` is sent
    once where another window took the file over, as after a long sleep; `swapped` where `desk` is
    another one; `past_changed` where correcting the record began or ended; `reason_asked` carries
    what to do once the user has said why.
    """

    lost = Signal()
    swapped = Signal()
    past_changed = Signal()
    reason_asked = Signal(object)

    def __init__(
        self,
        desk: Desk,
        lock: WindowLock | None,
        on: date,
        jobs: Jobs,
        *,
        own_day: date | None = None,
    ) -> None:
        super().__init__()
        self.desk = self.live = desk
        self._own_day = own_day
        self._reason: str | None = None
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
        self._read(self.desk, work, done, failed)

    def read_live(
        self,
        work: Callable[[Reader], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Read the file as it is, whatever the pages show."""
        self._read(self.live, work, done, failed)

    def _read(
        self,
        desk: Desk,
        work: Callable[[Reader], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object] | None,
    ) -> None:
        def reading() -> T:
            with desk.reader() as reader:
                return work(reader)

        self.jobs.run(reading, done=done, failed=failed)

    def today(self) -> date:
        """The day in London, or a sample's own."""
        return self._own_day or self.desk.clock.today()

    def show_day(self, on: date) -> None:
        """Move the as-of day."""
        self._show(replace(self.view, on=on))

    def show_against(self, day: date | None) -> None:
        """Tell what differs from a second day; None: from none."""
        self._show(replace(self.view, against=day))

    def show_scope(self, scope: tuple[str, ...]) -> None:
        """Show these BCUs only, or all where none is given."""
        self._show(replace(self.view, scope=scope))

    def look_back(self, minute: int, failed: Callable[[Exception], object]) -> Job:
        """Show what the file said at a minute, once it is wound back; the job can be cancelled."""
        live = self.live
        return self.jobs.run(
            lambda report: live.at(minute, lambda: report(0, "")),
            done=lambda past: self._see(past, minute),
            failed=failed,
            progress=lambda _share, _words: None,
        )

    def back_to_now(self) -> None:
        """Show the file as it is again."""
        if self.desk is not self.live:
            self.live.forget_past()
            self._see(self.live, None)

    def _see(self, desk: Desk, known_at: int | None) -> None:
        """The desk first, so that whoever hears of the view reads from the right one."""
        self.desk, self._reason = desk, None
        self.view = replace(self.view, known_at=known_at)
        self.swapped.emit()
        self.hub.view_changed.emit(self.view)

    def rule(self) -> PastRule:
        """What may be done on the day in view, if it is over."""
        return PastRule(self.view.on, self.today(), self._reason)

    def correct(self, reason: str | None) -> None:
        """Correct the record of a day that is over, for a reason, until the day moves; or end."""
        self._reason = reason
        self.past_changed.emit()

    def _show(self, view: View) -> None:
        if view != self.view:
            if view.on != self.view.on:
                self._reason = None
            self.view = view
            self.hub.view_changed.emit(view)

    def close(self) -> None:
        """Stop the work and give the file free for other windows."""
        self._beat.stop()
        self.jobs.close()
        self.live.forget_past()
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
