"""A re-warding before it is done: the day, both maps, which wards follow which, and the heir."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.wards.model.dry_run import (
    MARKS,
    STATES,
    SURE,
    DryRun,
    Share,
    counts_of,
    per_cent,
)
from bcu_desk.features.wards.widgets.pair import PairPart
from bcu_desk.features.wards.widgets.swatches import ALL, MarkFilter
from bcu_desk.kit.buttons import button
from bcu_desk.kit.choice_field import PickBox
from bcu_desk.kit.controls import Card, rule, words
from bcu_desk.kit.day_field import DayField
from bcu_desk.kit.table_model import Column, TableModel, table_view

EDGE, HEIR_WIDTH = 16, 150
RARE = frozenset({"guess", "chosen", "new"})
NO_WARD = "Choose a ward on the left map or in the list to change where its posts go."
ESTIMATED = (
    "Shares are estimated from points, areas and names, for the boundaries of both sets are not"
    " loaded. Load them first to have them measured."
)
MEASURED = "Shares are measured on the boundaries of both sets."


def sure_of(one: Share) -> str:
    """How a share is known; a guess that posts go by is to be checked."""
    is_asked = one.first and one.row.sure == "guess"
    return f"{SURE['guess']}: check" if is_asked else SURE[one.row.sure]


def tone_of(one: Share) -> str:
    """What stands out in the list: guesses that posts go by, and what was chosen here."""
    if one.row.sure in ("chosen", "new"):
        return "accent"
    if not one.first or one.row.sure == "same":
        return "muted"
    return "warn" if one.row.sure == "guess" else "plain"


def named_of(run: DryRun) -> str:
    """What posts are called that go on."""
    if not run.example:
        return ""
    before, after = run.example
    return f"A post keeps its number with the year: {before} goes on as {after}."


COLUMNS: tuple[Column[Share], ...] = (
    Column("Ward before", lambda one: one.row.name or "New posts", width=150),
    Column("Borough", lambda one: one.borough, tone=lambda _: "muted", width=82),
    Column(
        "Share",
        lambda one: one.row.share if one.row.ward else None,
        show=lambda share: "" if share is None else per_cent(share),
        align="right",
        width=58,
    ),
    Column("Ward after", lambda one: one.row.heir_name, width=150),
    Column("How it is known", sure_of, tone=tone_of, width=108),
    Column("Posts", lambda one: one.row.posts + one.row.opened, align="right", width=54),
    Column("People", lambda one: one.row.people, align="right", width=58),
)


class RewardPart(Card):
    """A dry run: `day_given` and `heir_given` ask for another, `apply_asked` does it."""

    apply_asked = Signal()
    discard_asked = Signal()
    load_asked = Signal()
    day_given = Signal()
    heir_given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wards.reward_part")
        self.run: DryRun | None = None
        self._ward = ""
        self._title, self._about = words("", "section"), words("", "secondary", wrap=True)
        self._about.setObjectName("wards.carried")
        self.day = DayField()
        self.day.setObjectName("wards.reward.from")
        self.day.setAccessibleName("In force from")
        self.day.editingFinished.connect(self._tell_day)
        marks = {state: MARKS[state] for state, _ in STATES}
        self.filter = MarkFilter("wards.reward.filter", STATES, marks)
        self.filter.chosen.connect(self.show_only)
        self.pair = PairPart()
        self.model = TableModel(COLUMNS)
        self.table = table_view(self.model, "wards.shares", "Which wards follow which")
        self.table.grows = 4  # how it is known
        self.heirs = PickBox("wards.heir", "Posts of the ward go to")
        self.heirs.setMinimumWidth(HEIR_WIDTH)
        self._lay_out()
        self.pair.chosen.connect(self.choose_ward)
        self.pair.heir_chosen.connect(self._choose_heir)
        self.table.row_chosen.connect(self._choose_line)
        self.heirs.picked.connect(lambda heir: self.heir_given.emit(self._ward, heir))

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(self._head())
        lines.addWidget(rule())
        lines.addLayout(self._how())
        lines.addWidget(rule())
        lines.addWidget(self.pair, 5)
        lines.addWidget(rule())
        lines.addWidget(self._heir_bar())
        lines.addWidget(rule())
        lines.addWidget(self.table, 4)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 10, 12, 10)
        line.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._title)
        told.addWidget(words("Nothing is changed yet.", "secondary"))
        discard = button("Discard", "wards.reward.discard", key="Esc")
        discard.clicked.connect(lambda: self.discard_asked.emit())
        self.apply = button("Put in force", "wards.reward.apply", kind="primary", key="Ctrl+Return")
        self.apply.clicked.connect(lambda: self.apply_asked.emit())
        label = words("From", "secondary")
        label.setBuddy(self.day)
        line.addLayout(told, 1)
        for part in (label, self.day, discard, self.apply):
            line.addWidget(part)
        return line

    def _how(self) -> QVBoxLayout:
        """The filter, and what goes on in the newer wards."""
        lines = QVBoxLayout()
        lines.setContentsMargins(EDGE, 8, 12, 8)
        lines.setSpacing(6)
        line = QHBoxLayout()
        line.addWidget(self.filter)
        line.addStretch(1)
        lines.addLayout(line)
        lines.addWidget(self._about)
        return lines

    def _heir_bar(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(EDGE, 6, 12, 6)
        line.setSpacing(8)
        self._asked = words(NO_WARD, "secondary")
        self.back = button("As worked out", "wards.heir_back")
        self.back.clicked.connect(lambda: self.heir_given.emit(self._ward, ""))
        self.load = button("Load boundaries…", "wards.reward.load")
        self.load.clicked.connect(lambda: self.load_asked.emit())
        line.addWidget(self._asked)
        line.addWidget(self.heirs)
        line.addWidget(self.back)
        line.addStretch(1)
        line.addWidget(self.load)
        return made

    def show_run(self, run: DryRun) -> None:
        """Show a dry run; nothing has been written. The ward chosen stays chosen."""
        begins = self.run is None or self.run.ward_set != run.ward_set
        self.run = run
        counts = counts_of(run)
        self._title.setText(f"Wards {run.before} to {run.ward_set}")
        self._about.setText(f"{run.told[:1].upper()}{run.told[1:]}. {named_of(run)}")
        self.day.set_value(run.day)
        self.filter.show_counts({ALL: sum(counts.values()), **counts}, RARE)
        if begins:
            self._ward = ""
            self.filter.choose(ALL)
            self.table.scrollToTop()
        self.load.setVisible(not run.measured)
        self.load.setToolTip(ESTIMATED)
        self.pair.setToolTip(MEASURED if run.measured else ESTIMATED)
        self.pair.show_run(run, self.filter.value())
        self.show_only(self.filter.value())
        self.choose_ward(self._ward)

    def show_only(self, state: str) -> None:
        """List and light only the wards in one state, or all."""
        if self.run is not None:
            shares = self.run.shares
            every = sorted(shares, key=lambda one: one.state == "same")
            self.model.set_rows([one for one in every if state in (ALL, one.state)])
            self.pair.show_only(state)

    def choose_ward(self, ward: str) -> None:
        """Show where an older ward goes; '' for none."""
        if self.run is None:
            return
        if ward not in self.run.old_states:
            ward = ""
        self._ward = ward
        self.pair.light(ward)
        line = self.model.line_of(lambda one: one.row.ward == ward) if ward else None
        at = self.table.chosen_line()
        if line is None or at is None or self.model.row_at(at).row.ward != ward:
            self.table.choose_line(line)
            if line is not None:
                middle = self.table.ScrollHint.PositionAtCenter
                self.table.scrollTo(self.model.index(line, 0), middle)
        self._show_heir()

    def _choose_line(self, line: int) -> None:
        row = self.model.row_at(line).row
        if row.ward is None:
            self._ward = ""
            self.pair.light_heir(row.heir)
            self._show_heir()
        elif row.ward != self._ward:
            self.choose_ward(row.ward)

    def _choose_heir(self, heir: str) -> None:
        """A newer ward was picked: the older ones that it follows are lit."""
        self._ward = ""
        self.table.choose_line(None)
        self.pair.light_heir(heir)
        self._show_heir()

    def _show_heir(self) -> None:
        run, ward = self.run, self._ward
        for part in (self.heirs, self.back):
            part.setVisible(bool(ward))
        if run is None or not ward:
            self._asked.setText(NO_WARD)
            return
        self._asked.setText(f"Posts of {run.old.name_of(ward) or ward} go to")
        self.heirs.offer(run.choices(ward), next(iter(run.heirs(ward)), ""))
        self.back.setEnabled(ward in run.mapping)

    def _tell_day(self) -> None:
        if self.run is not None and self.day.value() != self.run.day:
            self.day_given.emit()
