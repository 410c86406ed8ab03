"""Plan for an event: how many DWOs are wanted, whom it would take, and recording it in one step."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.features.coverage.model.event_plans import EventSeen
from bcu_desk.features.coverage.queries.proposals.event import EventFound, event_found
from bcu_desk.features.coverage.rules.solver.program import Tell
from bcu_desk.features.coverage.widgets.proposals.event_wishes import EventWishes
from bcu_desk.features.coverage.widgets.proposals.plan_list import PlanList
from bcu_desk.features.coverage.widgets.proposals.search import Search
from bcu_desk.features.coverage.widgets.proposals.sums import Sums
from bcu_desk.features.coverage.widgets.proposals.taken_row import taken_row
from bcu_desk.kit.controls import Card, button, rule, words
from bcu_desk.kit.page import PageContext

DIGITS = "123456789"


class EventPanel(Card):
    """Whom to take for an event from the day in view, so that the fewest wards fall short.

    `apply_asked` carries the commands of one step, `closed` is sent by Close and Esc; `meant`
    carries the wards that give.
    """

    apply_asked = Signal(tuple)
    closed = Signal()
    meant = Signal(tuple)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.setObjectName("coverage.event.panel")
        self.setAccessibleName("Plan for an event")
        self._context = context
        self._seen: EventSeen | None = None
        self.wishes = EventWishes(context.view().on)
        self.search = Search(context, "coverage.event")
        self.plan = PlanList("coverage.event.plan", "Officers proposed")
        self.sums = Sums("coverage.event", self)
        self.close_button = button("Close", "coverage.event.close")
        self._lay_out()
        self.close_button.clicked.connect(self.close_panel)
        self.wishes.changed.connect(self.solve)
        self.wishes.ordered_by.editingFinished.connect(self._reordered)
        self.search.found.connect(lambda found: self._show(EventSeen(found)))
        self.plan.ticked.connect(self._toggle)
        self.plan.kept.connect(self._keep)
        self.sums.applied.connect(self._apply)
        self.sums.swapped.connect(self._turn)
        self.solve()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(words("Plan for an event", "title"))
        head.addStretch(1)
        head.addWidget(self.close_button)
        top = QVBoxLayout()
        top.setContentsMargins(14, 11, 12, 10)
        top.setSpacing(9)
        top.addLayout(head)
        top.addWidget(self.wishes)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(top)
        lines.addWidget(rule())
        lines.addWidget(self.search)
        lines.addWidget(self.plan, 1)
        lines.addWidget(self.sums)

    def take_keyboard(self) -> None:
        """Give the keyboard to how many are wanted."""
        self.wishes.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def seen(self) -> EventSeen | None:
        """The plan that is shown; None while one is looked for."""
        return self._seen

    def solve(self) -> None:
        """Look for plans by what is asked; the answer to an earlier question is dropped."""
        self._show(None)
        desk, view, wanted = self._context.desk, self._context.view(), self.wishes.asked()

        def work(tell: Tell) -> EventFound:
            with desk.reader() as reader:
                return event_found(reader, view, wanted, tell)

        self.search.run(work)

    def _show(self, seen: EventSeen | None) -> None:
        self._seen = seen
        shown = () if seen is None else enumerate(seen.rows(), 1)
        left_out = frozenset[str]() if seen is None else seen.left_out
        self.plan.show_rows(
            [taken_row(n, one, taken=one.member.collar not in left_out) for n, one in shown]
        )
        self.sums.setVisible(seen is not None)
        if seen is not None:
            ready = bool(seen.taken()) and not self._context.desk.read_only
            self.sums.show_sum(seen.cost(), seen.summed(), seen.verb(), ready=ready)
            self.sums.show_other(seen.other(), second=seen.second)
            self.meant.emit(seen.wards())

    def _reordered(self) -> None:
        """Who ordered it goes into what is recorded, and changes no plan."""
        if self._seen is not None:
            asked = self.wishes.asked().ordered_by
            found = replace(self._seen.found, ordered_by=asked)
            self._seen = replace(self._seen, found=found)

    def _toggle(self, collar: str) -> None:
        if self._seen is not None:
            self._show(self._seen.toggled(collar))

    def _turn(self) -> None:
        if self._seen is not None:
            self._show(self._seen.turned())

    def _keep(self, collar: str) -> None:
        if self._seen is not None:
            names = {one.member.collar: one.member.name for one in self._seen.rows()}
            self.wishes.keep(collar, names[collar])

    def _apply(self) -> None:
        self._reordered()
        if self._seen is not None:
            self.apply_asked.emit(self._seen.commands())

    def close_panel(self) -> None:
        """Drop what is under way and say that the panel is done with."""
        self.search.drop()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks the officer with that number, or leaves them out; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        typed = event.text()
        if not (typed and typed in DIGITS and self.plan.toggle(int(typed))):
            super().keyPressEvent(event)
