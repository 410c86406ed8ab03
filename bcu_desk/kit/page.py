"""A page of the window: it loads off the GUI thread, shows, and refreshes when told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Job, Jobs
from bcu_desk.kit.look.focus_ring import pass_keyboard
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.past_gate import PastGate
from bcu_desk.kit.table_out.keeping import PageTables
from bcu_desk.kit.telling import Telling
from bcu_desk.store.session import Reader, collector_at_rest
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import Intake, Sheet, TileSource
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.questions import Question
from bcu_desk.work.packs.sections import Section
from bcu_desk.work.settings import Settings
from bcu_desk.work.tables.shown import TableHeld, TableWriter
from bcu_desk.work.view import View

if TYPE_CHECKING:
    from bcu_desk.kit.form import Form

PAST = "the past"  # what a notice is about that goes away when the day moves


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page may use of the program."""

    desk: Desk
    hub: Hub
    jobs: Jobs
    settings: Settings
    ask: Ask
    navigate: Callable[[str, str], None]
    view: Callable[[], View]
    message: Callable[[Refused], str]
    set_on: Callable[[date], None]
    sheets: tuple[Sheet, ...] = ()
    tiles: tuple[TileSource, ...] = ()
    sections: tuple[Section, ...] = ()
    questions: tuple[Question, ...] = ()
    past: PastGate | None = None
    write_table: TableWriter | None = None
    held_in_table: TableHeld | None = None
    intakes: tuple[Intake, ...] = ()

    def today(self) -> date:
        """The day that counts as today: a sample has one of its own."""
        return self.desk.clock.today() if self.past is None else self.past.rule().today


class Page(Telling):
    """What every page is: a subclass says what to load and how to show it.

    `id` names it, `cares` the nouns whose changes concern it. `settled` is sent when a refresh is
    fully shown. A page that is out of sight refreshes when it is shown next.
    """

    settled = Signal()
    id = ""
    begins_at = ""  # the object name of the part that has the keyboard first
    cares: frozenset[str] = frozenset()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.message)
        self.context = context
        self.table_keeper = PageTables(self, context)
        self.setObjectName(f"page.{self.id}")
        self._stale = True
        self._loading: Job | None = None
        context.hub.changed.connect(self._on_change)
        context.hub.view_changed.connect(self._on_view)

    def load(self, reader: Reader, view: View) -> Any:  # noqa: ANN401 - each page's own rows
        """Read what the page shows: runs in a thread, touches no widget, returns frozen rows."""
        raise NotImplementedError

    def show_loaded(self, loaded: Any) -> None:  # noqa: ANN401 - what `load` returned
        """Show what `load` returned, on the GUI thread."""
        raise NotImplementedError

    def focus_key(self, key: str) -> None:
        """Select and show the record with this key; `KEY:verb` starts a gesture on it."""

    def take_keyboard(self) -> None:
        """Give the keyboard to the part that the page begins at, if it is in sight."""
        first = self.findChild(QWidget, self.begins_at) if self.begins_at else None
        if first is not None and first.isVisible():
            pass_keyboard(first)

    def is_settled(self) -> bool:
        """Whether what is shown is up to date."""
        return not self._stale and self._loading is None

    def refresh(self) -> None:
        """Load and show again; an answer on its way is dropped."""
        if self._loading is not None:
            self._loading.cancel()
        self._stale = False
        desk, view = self.context.desk, self.context.view()

        def work() -> object:
            with desk.reader() as reader, collector_at_rest():
                return self.load(reader, view)

        self._loading = None
        job = self.context.jobs.run(work, done=self._arrived, failed=self._show_failure)
        if self.context.jobs.is_under_way(job):
            self._loading = job

    def _arrived(self, loaded: object) -> None:
        self._loading = None
        self.show_loaded(loaded)
        self.settled.emit()

    def let_go(self) -> None:
        """Wait for nothing any more: the page is not shown again."""
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None

    def mark_stale(self) -> None:
        """Refresh when the page is shown next."""
        self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh a page that is stale when it comes into view."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def do(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
        reason: str | None = None,
    ) -> None:
        """Run commands as one step, in the background.

        Done: `on_done` is called, every page is told, and notices are shown. Refused: the sentence
        goes next to the form's field, or above the page. On a day that is over, the user is first
        asked whether the record is corrected; the reason goes to the step.
        """

        def done(step: Done) -> None:
            if form is None:
                self.put_notice_away()
            if on_done is not None:
                on_done(step)
            self.context.hub.changed.emit(step)
            self.tell_done(step)

        def failed(error: Exception) -> None:
            if not isinstance(error, (Refused, Unusable)):
                raise error
            self.show_refusal(error, form)

        desk, past = self.context.desk, self.context.past
        if past is not None and not desk.read_only:
            if past.rule().forbids(commands):
                again = partial(self.do, *commands, on_done=on_done, form=form, reason=reason)
                self._ask_of_past(past, form, again)
                return
            told = (reason, past.rule().reason_for(commands))
            reason = "; ".join(why for why in told if why) or None
        work = partial(desk.do, *commands, reason=reason)
        self.context.jobs.run(work, done=done, failed=failed, in_turn=True)

    def _ask_of_past(self, past: PastGate, form: Form | None, again: Callable[[], object]) -> None:
        """Refuse to change a past day as if it were to come; the ways on are offered."""
        rule = past.rule()
        told = Refused("past_day", on=long_day(rule.on))
        fixes: tuple[Fix, ...] = (
            ("Correct the record", lambda: past.correct(again)),
            ("Plan from today", past.plan),
        )
        self.show_refusal(told, form, fixes)
        self.about = PAST

    def _show_failure(self, error: Exception) -> None:
        """A page that can't be read says so and offers to try again; a bug goes to the reporter."""
        self._loading = None
        self._stale = True
        if not isinstance(error, (Refused, Unusable)):
            raise error
        self.tell(self.sentence_of(error), fixes=(("Read again", self._read_again),))

    def _read_again(self) -> None:
        self.put_notice_away()
        self.refresh()

    def _on_change(self, done: Done) -> None:
        if done.kind == "undo" and self.about == done.label:
            self.put_notice_away()
        if done.changed & self.cares:
            self._renew()

    def _on_view(self, _view: View) -> None:
        if self.about == PAST:
            self.put_notice_away()
        self._renew()

    def _renew(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self.mark_stale()
