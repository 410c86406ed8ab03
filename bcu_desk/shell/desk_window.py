"""Rail, header, pages and status bar around one open desk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.domain.times import in_london, moment_text
from bcu_desk.kit.feature import Feature
from bcu_desk.kit.field_undo import FieldUndo
from bcu_desk.kit.notice import Fix, PageNotice, announce
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.shell.as_of.bar import TimeBar
from bcu_desk.shell.as_of.travel import Travel
from bcu_desk.shell.counts import Queries
from bcu_desk.shell.foot.standing import Standing
from bcu_desk.shell.foot.status_bar import StatusBar
from bcu_desk.shell.header import Header
from bcu_desk.shell.help_panel import HelpPanel
from bcu_desk.shell.problem_walk import ProblemWalk
from bcu_desk.shell.problems import CHECK_PAGE
from bcu_desk.shell.rail import Rail
from bcu_desk.shell.search_box.index import Entry
from bcu_desk.shell.search_box.known import Known
from bcu_desk.shell.session import Session
from bcu_desk.shell.stack.page_ahead import PageAhead
from bcu_desk.shell.stack.page_stack import PageStack
from bcu_desk.shell.steps import Steps
from bcu_desk.shell.window_keys import Key, add_keys
from bcu_desk.work.changes import Done
from bcu_desk.work.contributions import Find
from bcu_desk.work.view import View

LOST = (
    "Another window has taken this file over while this one slept. What you do here is still kept;"
    " close one of the two windows."
)


@dataclass(frozen=True, slots=True)
class Parts:
    """What a window is made of: its pages, what can be found and asked, how it stood last."""

    features: tuple[Feature, ...]
    finds: tuple[Find, ...]
    queries: Queries
    splitters: dict[str, str]
    sample: bool


class DeskWindow(QWidget):
    """The working part of the window, over one open desk.

    `tool` carries what was asked of the program: `files`, `open`, `new`, `theme`.
    """

    tool = Signal(str)

    def __init__(self, session: Session, parts: Parts, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("desk.window")
        self.session = session
        self._context = context
        self._parts = parts
        self.features = parts.features
        self._features = {feature.id: feature for feature in parts.features}
        self._finds = tuple(find for find in parts.finds if find.page in self._features)
        self._known = Known(session, self._finds)
        self._first_page: str | None = None
        self.steps = Steps(session)
        self.rail = Rail(parts.features)
        self.header = Header()
        self.pages = PageStack(parts.features, context, parts.splitters)
        self.ahead = PageAhead(self.pages, parts.features, session.jobs)
        self.status = StatusBar()
        self.time = TimeBar()
        self.standing = Standing(session, parts.queries, (self.header, self.status), self.steps)
        self._lay_out()
        self.search = self._known.panel_for(self.header.search, parts.features, self)
        self.help = HelpPanel(self.pages)
        self.notice = PageNotice(self.pages)
        known = (parts.queries, self._finds)
        self.travel = Travel(session, self.time, self, self.header.time)
        self.problems = ProblemWalk(session, known, self.go_to, self.tell_in_page)
        self._connect()
        add_keys(self, _keys(self))
        FieldUndo(self)

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.header, self.time, self.pages, self.status):
            column.addWidget(part, int(part is self.pages))
        line.addWidget(self.rail)
        self.rail.follow(self)
        line.addLayout(column, 1)
        self._show_file()
        self._show_day(self.session.view)

    def _show_file(self) -> None:
        """Name the file, and whether it can be changed."""
        desk, known_at = self.session.desk, self.session.view.known_at
        if known_at is not None:
            said = f" (as on {moment_text(known_at)})"
        else:
            said = " (read only)" if desk.read_only else ""
        self.status.file.setText(f"{desk.path.name}{said}")
        self.status.file.setToolTip(str(desk.path))
        self.status.saved.setText("Nothing can be changed" if desk.read_only else "Saved")

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_page)
        self.rail.tool.connect(
            lambda name: self.toggle_help() if name == "help" else self.tool.emit(name)
        )
        self.standing.told.connect(self.rail.show_waiting)
        self.header.day_chosen.connect(self.session.show_day)
        self.header.scope_chosen.connect(self.session.show_scope)
        self.header.compare.connect(self.travel.compare)
        self.header.look_back.connect(self.travel.ask_instant)
        self.header.today.connect(self.travel.today)
        self.travel.failed.connect(self.steps.say_failed)
        self.session.swapped.connect(self._swap)
        self.session.swapped.connect(self.ahead.end)
        self.header.undo.connect(self.steps.undo)
        self.header.redo.connect(self.steps.redo)
        self.steps.told.connect(self.tell)
        self.steps.failed.connect(self.tell_in_page)
        self.search.chosen.connect(self._go)
        self.session.hub.changed.connect(self._on_change)
        self.session.hub.view_changed.connect(self._on_view)
        self.session.lost.connect(lambda: self.tell_in_page(LOST, "warn"))
        self.status.breaches_asked.connect(lambda: _show_breaches(self))
        self.status.on_call.asked.connect(lambda key: self.go_to("on_call", key))
        for asked in (self.status.conflicts_asked, self.status.clashes_asked):
            asked.connect(lambda: self.go_to("exchange", "review"))

    # ---- The first page, after the frame is painted -------------------------------------------

    def start_with(self, page_id: str, *, at_once: bool) -> None:
        """Open the first page: at once, or when the frame has been painted.

        A page may load what draws maps and charts; the frame does not wait for it.
        """
        known = self.pages.known(page_id)
        self._first_page = page_id if known else self.features[0].id
        if at_once:
            self._start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint brings the first page."""
        super().paintEvent(event)
        if self._first_page is not None:
            QTimer.singleShot(0, self, self._start_and_go_on)

    def _start_and_go_on(self) -> None:
        """The first page; the others are made ready once it is there."""
        self._start()
        page = self.pages.current()
        if page is not None:
            page.settled.connect(self.ahead.begin, Qt.ConnectionType.SingleShotConnection)

    def _start(self) -> None:
        if self._first_page is not None:
            page = self.open_page(self._first_page)
            if page is not None:
                page.take_keyboard()

    # ---- Going somewhere -----------------------------------------------------------------------

    def open_page(self, page_id: str) -> Page | None:
        """Show a page by its id; None where there is none."""
        if not self.pages.known(page_id):
            return None
        self.notice.hide()
        page = self.pages.open(page_id)
        self.rail.mark(page_id)
        self.header.title.setText(self._features[page_id].title)
        if self.help.isVisible():
            self.help.show_for(self._features[page_id])
        if self._first_page is not None:
            self._first_page = None
            self.standing.refresh()
        return page

    def go_to(self, page_id: str, key: str) -> None:
        """Show a record in its page; `KEY:verb` also starts a gesture on it."""
        page = self.open_page(page_id)
        if page is not None and key:
            page.focus_key(key)

    def _go(self, entry: Entry) -> None:
        self.go_to(entry.page, f"{entry.key}:{entry.verb}" if entry.verb else entry.key)
        page = self.pages.current()
        if page is not None and not entry.verb:
            page.take_keyboard()

    def toggle_help(self) -> None:
        """Show the help of this page, or put it away."""
        page = self.pages.current()
        if self.help.isVisible():
            self.help.put_away()
        else:
            self.help.show_for(self._features.get(page.id) if page else None)

    def recolour(self) -> None:
        """Draw the frame's icons again, after a change of theme."""
        self.rail.recolour()
        self.header.recolour()
        if self.help.isVisible():
            self.toggle_help()
            self.toggle_help()

    # ---- Telling -------------------------------------------------------------------------------

    def tell(self, text: str) -> None:
        """Say something in the status bar, and to a screen reader."""
        self.status.tell(text)
        announce(self.status.told, text)

    def tell_in_page(self, text: str, tone: str = "bad", fixes: Sequence[Fix] = ()) -> None:
        """Say something above the page, with the next step as buttons."""
        self.notice.tell(text, tone=tone, fixes=fixes)

    def _on_change(self, done: Done) -> None:
        self._known.forget()
        now = in_london(self.session.desk.clock.minute())
        self.status.saved.setText(f"Saved {now:%H:%M}")
        self.tell(done.label)
        self.standing.refresh()

    def _swap(self) -> None:
        """Other pages, over what the session reads now; nothing of the past can be changed."""
        desk, live = self.session.desk, self.session.live
        self.notice.hide()
        self.pages.look_through(None if desk is live else replace(self._context, desk=desk))
        self.search.read_only = desk.read_only
        self._show_file()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that no part of the window needs goes back to now."""
        if event.key() == Qt.Key.Key_Escape and self.session.view.known_at is not None:
            self.session.back_to_now()
        else:
            super().keyPressEvent(event)

    def _on_view(self, view: View) -> None:
        self._known.forget()
        self.problems.begin_again()
        self._show_day(view)
        self.standing.refresh_after(self.pages.current())

    def _show_day(self, view: View) -> None:
        session = self.session
        read_only = session.desk.read_only
        self.header.show_day(view, session.today(), read_only=read_only, sample=self._parts.sample)


def _show_breaches(window: DeskWindow) -> None:
    """Go to the model check, or to the first problem where no page checks."""
    if window.open_page(CHECK_PAGE) is None:
        window.problems.go(1)


def _keys(window: DeskWindow) -> Iterator[Key]:
    """What works everywhere over an open desk."""
    features = window.features
    yield "Search", "Ctrl+K", window.search.take
    yield "Undo", "Ctrl+Z", window.steps.undo
    yield "Redo", "Ctrl+Y Ctrl+Shift+Z", window.steps.redo
    yield "As-of date", "Ctrl+D", window.header.day.take
    yield "Today", "Ctrl+T", window.travel.today
    yield "Compare", "Ctrl+Shift+D", window.travel.compare
    yield "Known at", "Ctrl+Shift+K", window.travel.ask_instant
    yield "Help", "F1", window.toggle_help
    yield "Next problem", "F8", lambda: window.problems.go(1)
    yield "Problem before", "Shift+F8", lambda: window.problems.go(-1)
    yield "Open a file", "Ctrl+O", lambda: window.tool.emit("open")
    yield "Make an empty file", "Ctrl+Shift+N", lambda: window.tool.emit("new")
    for number, feature in enumerate(features[:9], start=1):
        yield feature.title, f"Ctrl+{number}", partial(window.open_page, feature.id)
