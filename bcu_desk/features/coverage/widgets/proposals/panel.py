"""Fill short wards: ask for a plan, tick its moves, and apply them in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.proposals import Seen
from bcu_desk.features.coverage.queries.proposals.cover import Kind, Proposed, gathered, solved
from bcu_desk.features.coverage.rules.solver.program import Tell
from bcu_desk.features.coverage.widgets.proposals.move_row import move_row, stays_list
from bcu_desk.features.coverage.widgets.proposals.plan_list import PlanList
from bcu_desk.features.coverage.widgets.proposals.search import Search
from bcu_desk.features.coverage.widgets.proposals.sums import Sums
from bcu_desk.features.coverage.widgets.proposals.tick_row import TickRow
from bcu_desk.features.coverage.widgets.proposals.wishes import Wishes
from bcu_desk.kit.controls import Card, button, rule, words
from bcu_desk.kit.page import PageContext

DIGITS = "123456789"


class ProposalsPanel(Card):
    """Moves that fill short wards on the day in view, or one ward told by its code and name.

    `apply_asked` carries the commands of one step, `closed` is sent by Close and Esc; `meant`
    carries the wards of the plan that is shown, those that get somebody first.
    """

    apply_asked = Signal(tuple)
    closed = Signal()
    meant = Signal(tuple)

    def __init__(
        self, context: PageContext, kind: Kind = "dwo", ward: tuple[str, str] | None = None
    ) -> None:
        super().__init__()
        self._title = "Fill short wards" if ward is None else f"Find cover for {ward[1]}"
        self.setObjectName("coverage.proposals")
        self.setAccessibleName(self._title)
        self._context = context
        self._seen: Seen | None = None
        self.wishes = Wishes(context.view().on, kind, () if ward is None else ward[:1])
        self.search = Search(context, "coverage.proposals")
        self.plan = PlanList("coverage.proposals.plan", "Moves proposed")
        self.sums = Sums("coverage.proposals", self)
        self._head = words("", "secondary")
        self.close_button = button("Close", "coverage.proposals.close")
        self._lay_out()
        self.close_button.clicked.connect(self.close_panel)
        self.wishes.changed.connect(self.solve)
        self.search.found.connect(lambda found: self._show(Seen(found)))
        self.plan.ticked.connect(self._toggle)
        self.plan.kept.connect(self._keep)
        self.sums.applied.connect(self._apply)
        self.sums.swapped.connect(self._turn)
        self.solve()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(words(self._title, "title"))
        head.addWidget(self._head, 0, Qt.AlignmentFlag.AlignBaseline)
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
        """Give the keyboard to the first move, or to what is asked for where there is none."""
        rows = self.plan.rows()
        first: QWidget = rows[0].tick if rows else self.wishes.most
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def seen(self) -> Seen | None:
        """The plan that is shown; None while one is looked for."""
        return self._seen

    def solve(self) -> None:
        """Look for plans by what is asked; the answer to an earlier question is dropped."""
        self._show(None)
        desk, view, wanted = self._context.desk, self._context.view(), self.wishes.asked()

        def work(tell: Tell) -> Proposed:
            with desk.reader() as reader:
                read = gathered(reader, view, wanted)
            return solved(read, tell)

        self.search.run(work)

    def _show(self, seen: Seen | None) -> None:
        self._seen = seen
        self.plan.show_rows(*_lines(seen))
        self.sums.setVisible(seen is not None)
        self._head.setText("" if seen is None else seen.head())
        if seen is not None:
            ready = bool(seen.taken()) and not self._context.desk.read_only
            self.sums.show_sum(seen.cost(), seen.summed(), seen.verb(), ready=ready)
            self.sums.show_other(seen.other(), second=seen.second)
            self.meant.emit(seen.wards())

    def _toggle(self, collar: str) -> None:
        if self._seen is not None:
            self._show(self._seen.toggled(collar))

    def _turn(self) -> None:
        if self._seen is not None:
            self._show(self._seen.turned())

    def _keep(self, collar: str) -> None:
        if self._seen is not None:
            names = {one.way.officer.collar: one.way.officer.name for one in self._seen.moves()}
            self.wishes.keep(collar, names[collar])

    def _apply(self) -> None:
        if self._seen is not None:
            self.apply_asked.emit(self._seen.commands())

    def close_panel(self) -> None:
        """Drop what is under way and say that the panel is done with."""
        self.search.drop()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks the move with that number, or leaves it out; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        typed = event.text()
        if not (typed and typed in DIGITS and self.plan.toggle(int(typed))):
            super().keyPressEvent(event)


def _lines(seen: Seen | None) -> tuple[tuple[TickRow, ...], QWidget | None]:
    """The lines of a plan, and the wards that stay short under them."""
    if seen is None:
        return (), None
    rows = tuple(
        move_row(number, move, taken=move.way.officer.collar not in seen.left_out)
        for number, move in enumerate(seen.moves(), 1)
    )
    return rows, stays_list(seen)
