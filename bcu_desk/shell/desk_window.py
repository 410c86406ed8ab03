"""Rail, header, pages and status bar around one open desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.feature import Feature
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.shell import search_index
from bcu_desk.shell.counts import Counts, counts
from bcu_desk.shell.header import Header
from bcu_desk.shell.page_stack import PageStack
from bcu_desk.shell.rail import Rail
from bcu_desk.shell.search import SearchPanel
from bcu_desk.shell.session import Session
from bcu_desk.shell.status_bar import StatusBar
from bcu_desk.work.changes import Done
from bcu_desk.work.contributions import Find
from bcu_desk.work.sentences import sentence
from bcu_desk.work.view import View


class DeskWindow(QWidget):
    """The working part of the window, over one open desk."""

    def __init__(
        self,
        session: Session,
        features: Sequence[Feature],
        finds: Sequence[Find],
        context: PageContext,
        *,
        sample: bool,
    ) -> None:
        super().__init__()
        self.session = session
        self._finds = tuple(finds)
        self._sample = sample
        self._fresh = False
        self.rail = Rail(features)
        self.header = Header()
        self.pages = PageStack(features, context)
        self.status = StatusBar()
        self._titles = {feature.id: feature.title for feature in features}
        self._lay_out()
        self.search = SearchPanel(self.header.search, finds, self._know_entries, self)
        self._connect()
        self._actions(features)
        self._show_view(session.view)
        self.refresh_steps()
        self._refresh_counts()

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        for part, stretch in ((self.header, 0), (self.pages, 1), (self.status, 0)):
            column.addWidget(part, stretch)
        line.addWidget(self.rail)
        line.addLayout(column, 1)
        mark = " (read only)" if self.session.desk.read_only else ""
        self.status.file.setText(f"{self.session.desk.path.name}{mark}")
        self.status.saved.setText("Saved")

    def _connect(self) -> None:
        self.rail.chosen.connect(self.open_page)
        self.header.day_chosen.connect(self.session.show_day)
        self.header.scope_chosen.connect(self.session.show_scope)
        self.header.undo.connect(self.undo)
        self.header.redo.connect(self.redo)
        self.search.chosen.connect(self._go)
        self.session.hub.changed.connect(self._on_change)
        self.session.hub.view_changed.connect(self._show_view)
        self.status.breaches_asked.connect(lambda: self.open_page("assignments"))
        self.status.clashes_asked.connect(lambda: self.open_page("bookings"))

    def _actions(self, features: Sequence[Feature]) -> None:
        self._action("Search", "Ctrl+K", self._to_search)
        self._action("Undo", QKeySequence.StandardKey.Undo, self.undo)
        self._action("Redo", "Ctrl+Y", self.redo)
        self._action("As-of date", "Ctrl+D", lambda: self.header.day.setFocus())
        self._action("Today", "Ctrl+T", lambda: self.session.show_day(self._today()))
        for number, feature in enumerate(features, start=1):
            self._action(
                feature.title, f"Ctrl+{number}", lambda page=feature.id: self.open_page(page)
            )

    def _action(
        self, words: str, key: str | QKeySequence.StandardKey, run: Callable[[], object]
    ) -> None:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: run())
        self.addAction(action)

    def _today(self) -> date:
        return self.session.desk.clock.today()

    def _to_search(self) -> None:
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def open_page(self, page_id: str) -> Page | None:
        """Show a page by its id."""
        if not self.pages.known(page_id):
            return None
        page = self.pages.open(page_id)
        self.rail.mark(page_id)
        self.header.title.setText(self._titles[page_id])
        return page

    def go_to(self, page_id: str, key: str) -> None:
        """Show a record in its page; `KEY:verb` also starts a gesture on it."""
        page = self.open_page(page_id)
        if page is not None and key:
            page.focus_key(key)

    def _go(self, entry: search_index.Entry) -> None:
        self.go_to(entry.page, f"{entry.key}:{entry.verb}" if entry.verb else entry.key)

    def undo(self) -> None:
        """Take back the last step and say which."""
        self._step("Undone", self.session.desk.undo)

    def redo(self) -> None:
        """Do again what was undone last and say which."""
        self._step("Done again", self.session.desk.redo)

    def _step(self, words: str, step: Callable[[], Done]) -> None:
        try:
            done = step()
        except Refused as refused:
            self.tell(sentence(refused.code, refused.facts))
            return
        self.session.hub.changed.emit(done)
        self.tell(f"{words}: {done.label}")

    def tell(self, words: str) -> None:
        """Say something in the status bar, and to a screen reader."""
        self.status.told.setText(words)
        self.status.told.setAccessibleName(words)

    def _on_change(self, done: Done) -> None:
        self._fresh = False
        self.tell(done.label)
        self.refresh_steps()
        self._refresh_counts()

    def refresh_steps(self) -> None:
        """Name what undo and redo would do."""
        desk = self.session.desk
        self.header.show_steps(desk.undo_label(), desk.redo_label())

    def _show_view(self, view: View) -> None:
        self._fresh = False
        desk = self.session.desk
        self.header.show_day(view.on, self._today(), read_only=desk.read_only, sample=self._sample)
        self._refresh_counts()

    def _refresh_counts(self) -> None:
        view, desk = self.session.view, self.session.desk

        def work() -> Counts:
            with desk.reader() as reader:
                return counts(reader, view)

        self.session.jobs.run(work, done=self._show_counts)

    def _show_counts(self, found: Counts) -> None:
        self.status.show_counts(found.breaches, found.clashes)
        self.header.offer_scopes(found.bcus, self.session.view.scope)

    def _know_entries(self) -> None:
        if self._fresh:
            return
        self._fresh = True
        view, desk, finds = self.session.view, self.session.desk, self._finds

        def work() -> tuple[search_index.Entry, ...]:
            with desk.reader() as reader:
                return search_index.entries(finds, reader, view)

        self.session.jobs.run(work, done=self.search.know)
