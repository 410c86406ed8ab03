"""Fill short wards: ask for a plan, tick its moves, and apply them in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.model.proposals import Seen
from bcu_desk.features.coverage.queries.proposals.cover import Kind, Proposed, gathered, solved
from bcu_desk.features.coverage.rules.solver.program import Tell
from bcu_desk.features.coverage.widgets.proposals.plan_list import PlanList
from bcu_desk.features.coverage.widgets.proposals.wishes import Wishes
from bcu_desk.kit.controls import Card, button, rule, words
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.page import PageContext

FIGURE_WIDTH = 84
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
        self.setObjectName("coverage.proposals")
        self._title = "Fill short wards" if ward is None else f"Find cover for {ward[1]}"
        self.setAccessibleName(self._title)
        self._context = context
        self._job: Job | None = None
        self._seen: Seen | None = None
        self.wishes = Wishes(context.view().on, kind, () if ward is None else ward[:1])
        self.plan = PlanList()
        self.trouble = Notice("coverage.proposals.trouble", flat=True)
        self._head = words("", "secondary")
        self.close_button = button("Close", "coverage.proposals.close")
        self._lay_out()
        self.close_button.clicked.connect(self.close_panel)
        self.wishes.changed.connect(self.solve)
        self.plan.ticked.connect(self._toggle)
        self.plan.kept.connect(self._keep)
        self.solve()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
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
        top.addWidget(self.trouble)
        lines.addLayout(top)
        lines.addWidget(rule())
        lines.addWidget(self._make_busy())
        lines.addWidget(self.plan, 1)
        lines.addWidget(self._make_foot())

    def _make_busy(self) -> QWidget:
        """What is shown while a plan is looked for."""
        self._busy = QWidget()
        self._doing = words("", "secondary")
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._bar.setObjectName("coverage.proposals.progress")
        self._bar.setAccessibleName("How far the search is")
        self.stop = button("Stop", "coverage.proposals.stop")
        self.stop.clicked.connect(self.cancel)
        line = QHBoxLayout(self._busy)
        line.setContentsMargins(14, 9, 12, 9)
        line.setSpacing(10)
        line.addWidget(self._doing)
        line.addWidget(self._bar, 1)
        line.addWidget(self.stop)
        self._busy.hide()
        return self._busy

    def _make_foot(self) -> QWidget:
        """The sum of the plan with the button that applies it, and the other plan."""
        foot = QWidget()
        self._cost, self._told = words("", "title"), words("", "body", wrap=True)
        self.apply = button("", "coverage.proposals.apply", kind="primary")
        self.apply.setToolTip("Apply the moves that are ticked, in one step: Ctrl+Enter")
        self.apply.clicked.connect(self._apply)
        send = QShortcut(QKeySequence("Ctrl+Return"), self)
        send.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        send.activated.connect(self.apply.click)
        self._other = QWidget()
        self._other_cost, self._other_told = words("", "section"), words("", "secondary", wrap=True)
        self._other_title = words("", "small")
        self.swap = button("", "coverage.proposals.swap", key="S")
        self.swap.clicked.connect(self._turn)
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(rule())
        first = QWidget()
        _sum_line(first, self._cost, words("total cost", "small"), self._told, self.apply)
        lines.addWidget(first)
        _sum_line(self._other, self._other_cost, self._other_title, self._other_told, self.swap)
        lines.addWidget(self._other)
        self._foot = foot
        foot.hide()
        return foot

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
        self.cancel()
        self.trouble.hide()
        self._show(None)
        self._busy.show()
        desk, view, wanted = self._context.desk, self._context.view(), self.wishes.asked()

        def work(tell: Tell) -> Proposed:
            with desk.reader() as reader:
                read = gathered(reader, view, wanted)
            return solved(read, tell)

        job = self._context.jobs.run(
            work, done=self._arrived, failed=self._failed, progress=self._tell
        )
        self._job = job if self._context.jobs.is_under_way(job) else None

    def cancel(self) -> None:
        """Drop a search that is under way."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.trouble.tell(
                "The search was stopped.", tone="accent", fixes=(("Search again", self.solve),)
            )
        self._busy.hide()

    def _tell(self, share: int, told: str) -> None:
        self._bar.setValue(share)
        self._doing.setText(f"{told}…")

    def _arrived(self, found: Proposed) -> None:
        self._job = None
        self._busy.hide()
        self._show(Seen(found))

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._busy.hide()
        if not isinstance(error, Refused):
            raise error
        self.trouble.tell(self._context.message(error))

    def _show(self, seen: Seen | None) -> None:
        self._seen = seen
        self.plan.show_seen(seen)
        self._foot.setVisible(seen is not None)
        self._head.setText("" if seen is None else seen.head())
        if seen is not None:
            self._show_sums(seen)
            self.meant.emit(seen.wards())

    def _show_sums(self, seen: Seen) -> None:
        self._cost.setText(seen.cost())
        self._told.setText(seen.summed())
        self.apply.setText(seen.verb())
        self.apply.setAccessibleName(seen.verb())
        self.apply.setEnabled(bool(seen.taken()) and not self._context.desk.read_only)
        other = seen.other()
        self._other.setVisible(other is not None)
        if other is not None:
            self._other_cost.setText(other[0])
            self._other_title.setText("the best" if seen.second else "second best")
            self._other_told.setText(other[1])
            self.swap.setText("Use the best" if seen.second else "Use instead")
            self.swap.setAccessibleName(self.swap.text())

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
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit ticks the move with that number, or leaves it out; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        typed = event.text()
        if not (typed and typed in DIGITS and self.plan.toggle(int(typed))):
            super().keyPressEvent(event)


def _sum_line(
    inside: QWidget, figure: QWidget, title: QWidget, told: QWidget, act: QWidget
) -> None:
    """A figure over its title, words beside it, and a button."""
    pair = QWidget()
    pair.setFixedWidth(FIGURE_WIDTH)
    lines = QVBoxLayout(pair)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(figure)
    lines.addWidget(title)
    line = QHBoxLayout(inside)
    line.setContentsMargins(14, 9, 12, 9)
    line.setSpacing(10)
    line.addWidget(pair, 0, Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(told, 1)
    line.addWidget(act)
