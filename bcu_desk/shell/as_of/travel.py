"""Time in the window: what the day, the bar and the panel ask for is done, and told."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.jobs import Job
from bcu_desk.shell.as_of.bar import TimeBar
from bcu_desk.shell.as_of.known_panel import KnownPanel
from bcu_desk.shell.as_of.state import first_against, state_of
from bcu_desk.shell.session import Session
from bcu_desk.store import change_log
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.sentences import sentence

MOST = 200


class Travel(QObject):
    """Over an open desk: a second day, the past as it was known, and correcting the record.

    `failed` carries what to tell where the steps of the file can't be read.
    """

    failed = Signal(object)

    def __init__(self, session: Session, bar: TimeBar, over: QWidget, below: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._below = below
        self._then: Callable[[], object] | None = None
        self._job: Job | None = None
        self.bar = bar
        self.panel = KnownPanel(over)
        bar.against_chosen.connect(session.show_against)
        bar.back.connect(session.back_to_now)
        bar.plan.connect(self.today)
        bar.ended.connect(lambda: session.correct(None))
        bar.reason_given.connect(self._correct)
        bar.asked_no_more.connect(self._forget)
        session.reason_asked.connect(self._ask)
        session.past_changed.connect(self.show_state)
        session.swapped.connect(self.panel.put_away)
        session.hub.view_changed.connect(lambda _: self.show_state())
        self.panel.chosen.connect(self.look_back)
        self.panel.stopped.connect(self._stop)
        self.panel.left.connect(lambda: below.setFocus())
        self.show_state()

    def show_state(self) -> None:
        """Tell in the bar what is shown."""
        session = self._session
        told = state_of(session.view, session.rule(), read_only=session.live.read_only)
        self.bar.show_state(told)

    def today(self) -> None:
        """Go to the day that counts as today."""
        self._session.show_day(self._session.today())

    def compare(self) -> None:
        """Compare with a second day: begin, or give the keyboard to its control."""
        session = self._session
        if session.view.against is None:
            session.show_against(first_against(session.view.on, session.today()))
        self.bar.against.take()

    def ask_instant(self) -> None:
        """Let the user choose an instant of the file."""
        session = self._session
        self.panel.open(self._below, session.live.clock.minute())
        session.read_live(
            lambda reader: change_log.recent(reader.connection, MOST),
            self.panel.fill,
            self.failed.emit,
        )

    def look_back(self, minute: int) -> None:
        """Show what the file said at a minute, once it is wound back."""
        self._stop()
        self.panel.wait()
        self._job = self._session.look_back(minute, self._say_failed)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _say_failed(self, error: Exception) -> None:
        if not isinstance(error, (Refused, Unusable)):
            raise error
        self.panel.tell(sentence(error.code, error.facts))

    def _ask(self, then: Callable[[], object]) -> None:
        self._then = then
        self.bar.ask()

    def _forget(self) -> None:
        self._then = None

    def _correct(self, reason: str) -> None:
        """Begin to correct, and do what was asked for before."""
        then, self._then = self._then, None
        self._session.correct(reason)
        if then is not None:
            then()
