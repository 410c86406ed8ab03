"""What the frame tells of the file: counts, the next steps to undo and redo, who is on call."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from bcu_desk.kit.page import Page
from bcu_desk.shell.counts import Counts, Queries, counts
from bcu_desk.shell.foot.on_call_line import minute_now, on_call_told
from bcu_desk.shell.foot.status_bar import StatusBar
from bcu_desk.shell.header import Header
from bcu_desk.shell.session import Session
from bcu_desk.shell.steps import Steps


class Standing(QObject):
    """Reads in the background and tells the header and the status bar.

    `told` carries the counts, for whatever else shows them.
    """

    told = Signal(object)

    def __init__(
        self, session: Session, queries: Queries, frame: tuple[Header, StatusBar], steps: Steps
    ) -> None:
        super().__init__(session)
        self._session, self._queries, self._steps = session, queries, steps
        self._header, self._status = frame
        self._status.on_call.due.connect(self.refresh_on_call)

    def refresh(self) -> None:
        """Count again what the frame shows."""
        view, queries = self._session.view, self._queries
        self._session.read(
            lambda reader: counts(reader, view, queries), self._show, self._steps.say_failed
        )
        self.refresh_on_call()

    def refresh_after(self, page: Page | None) -> None:
        """Count once the page in sight has what it reads: the page goes first."""
        if page is None or page.is_settled():
            self.refresh()
        else:
            page.settled.connect(self.refresh, Qt.ConnectionType.SingleShotConnection)

    def refresh_on_call(self) -> None:
        """Tell again who is on call now."""
        session, queries = self._session, self._queries
        view, at = session.view, minute_now(session.desk.clock, session.today())
        session.read(
            lambda reader: on_call_told(reader, view, at, queries),
            self._status.on_call.tell,
            self._steps.say_failed,
        )

    def _show(self, found: Counts) -> None:
        writes = not self._session.desk.read_only
        self._status.show_counts(found.breaches, found.clashes, found.conflicts)
        self._status.show_received(found.received)
        self._header.offer_scopes(found.bcus, self._session.view.scope)
        self._header.show_steps(found.undo if writes else None, found.redo if writes else None)
        self.told.emit(found)
