"""The branch of the post chosen: six figures, and its ranks as bars."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.figures import Figure, branch_figures, figures_shown
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import Branch
from bcu_desk.features.org_chart.rules.figures import unknown_told
from bcu_desk.features.org_chart.widgets.side.rank_bars import RankBars, rank_counts
from bcu_desk.kit.controls import Rule, restyled, words

ACROSS = 3


class BranchFigures(QWidget):
    """Posts, people, vacancies, span, layers and yearly cost of a branch as of the day."""

    def __init__(self) -> None:
        super().__init__()
        self._on = words("", "secondary")
        self._pairs: list[tuple[QLabel, QLabel]] = []
        self._unknown = words("", "secondary", tone="warn", wrap=True)
        self._unknown.setObjectName("org_chart.branch.unknown")
        self._bars = RankBars()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(8)
        lines.addWidget(titled("Branch", self._on))
        lines.addLayout(self._figures())
        lines.addWidget(self._unknown)
        lines.addWidget(self._bars)

    def _figures(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for number in range(2 * ACROSS):
            row, column = divmod(number, ACROSS)
            if column:
                grid.addWidget(Rule(vertical=True), row, 2 * column - 1)
            value, about = words("", "title"), words("", "secondary")
            value.setObjectName(f"org_chart.branch.{number}")
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(value)
            pair.addWidget(about)
            grid.addLayout(pair, row, 2 * column)
            grid.setColumnStretch(2 * column, 1)
            self._pairs.append((value, about))
        return grid

    def show_branch(self, loaded: Loaded, branch: Branch) -> None:
        """Show a branch; a post without one below it shows nothing."""
        self.setVisible(bool(branch.children))
        self._on.setText(f"as of {long_day(loaded.on)}")
        found = branch_figures(loaded, branch.row.code)
        for pair, figure in zip(self._pairs, figures_shown(found), strict=True):
            _show(*pair, figure)
        self._unknown.setText(unknown_told(found.unknown) if found.cost is not None else "")
        self._unknown.setVisible(bool(self._unknown.text()))
        counts = rank_counts(loaded.tree, branch.row.code)
        self._bars.show_counts(counts, branch.function or "muted")


def titled(title: str, right: QLabel) -> QWidget:
    """The heading of a part of the inspector, with a few words at its right."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(words(title, "strong"))
    line.addStretch(1)
    line.addWidget(right)
    return made


def _show(value: QLabel, about: QLabel, figure: Figure) -> None:
    value.setText(figure.value)
    about.setText(figure.about)
    value.setAccessibleName(figure.told)
    for part in (value, about):
        part.setToolTip(figure.told)
        part.setMinimumHeight(part.sizeHint().height())
    value.setProperty("tone", figure.tone)
    restyled(value)
