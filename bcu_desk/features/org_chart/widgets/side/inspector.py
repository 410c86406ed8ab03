"""The post chosen: its holder, holders over time, what it is for, its branch, its gestures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import Branch
from bcu_desk.features.org_chart.model.wording import days_told, holder_told, since_told
from bcu_desk.features.org_chart.queries import HolderRow, PostRow
from bcu_desk.features.org_chart.widgets.side.branch import BranchFigures, titled
from bcu_desk.features.org_chart.widgets.side.gesture_buttons import GestureButtons
from bcu_desk.features.org_chart.widgets.side.holders import HolderStrip
from bcu_desk.kit.controls import Card, Picture, restyled, rule, words
from bcu_desk.kit.notice import Notice

PAD = 14
WARNED_DAYS = 56
EMPTY = "Choose a post in the chart to see who holds it, what it is for, and to change that."


class Inspector(Card):
    """What the page shows of one post; `asked` carries the verb of a button."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("org_chart.inspector")
        self._empty = words(EMPTY, "body", tone="muted", wrap=True)
        self._head = Head()
        self._strip = HolderStrip()
        self._holders_on = words("", "secondary")
        self._facts = Facts()
        self._branch = BranchFigures()
        self._foot_rule = rule()
        self._buttons = GestureButtons()
        self._buttons.asked.connect(self.asked)
        self._lay_out()
        self.show_post(None, "", writable=False)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(PAD, 12, PAD, 12)
        lines.setSpacing(10)
        holders = titled("Holders", self._holders_on)
        self._parts = (self._head, rule(), holders, self._strip, rule(), self._facts, rule())
        for part in (self._empty, *self._parts, self._branch):
            lines.addWidget(part)
        lines.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("org_chart.inspector.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(self._foot_rule)
        whole.addWidget(self._buttons)

    def show_post(self, loaded: Loaded | None, code: str, *, writable: bool) -> None:
        """Show a post by its code, or the hint where none is chosen."""
        branch = loaded.tree.branches.get(code) if loaded is not None else None
        known = branch is not None
        for part in (*self._parts, self._branch, self._foot_rule, self._buttons):
            part.setVisible(known)
        self._empty.setVisible(not known)
        if branch is None or loaded is None:
            return
        held = loaded.holders.get(code, ())
        self._head.show_post(branch, held, loaded.on)
        self._strip.show_holders(held, loaded.on, branch.row.from_day)
        self._holders_on.setText(long_day(loaded.on))
        self._facts.show_facts(_facts(loaded, branch))
        self._branch.show_branch(loaded, branch)
        self._buttons.allow(writable=writable, held=branch.row.holder is not None)

    def take_keyboard(self) -> None:
        """Give the keyboard to the first gesture."""
        self._buttons.take_keyboard()


class Head(QWidget):
    """Title, code, holder, since when, and what is about to happen."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Picture()
        self._title = words("", "strong", wrap=True)
        self._code = words("", "secondary")
        self._holder = words("", "title", wrap=True)
        self._since = words("", "secondary", wrap=True)
        self._notice = Notice("org_chart.inspector.notice", flat=True)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._title, 1)
        top.addWidget(self._code, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        lines.addLayout(top)
        lines.addWidget(self._holder)
        lines.addWidget(self._since)
        lines.addSpacing(5)
        lines.addWidget(self._notice)

    def show_post(self, branch: Branch, held: Sequence[HolderRow], on: date) -> None:
        """Show a post's holder."""
        row, function = branch.row, branch.function
        self._icon.setVisible(function is not None)
        if function is not None:
            self._icon.show_icon(function, function)
        self._title.setText(row.title)
        self._code.setText(row.code)
        self._holder.setText(holder_told(row, on))
        tone = "warn" if row.holder is None else ""
        self._holder.setProperty("tone", tone)
        restyled(self._holder)
        self._since.setText(since_told(row))
        told = coming(row, held, on)
        if told:
            self._notice.tell(told, tone="warn")
        else:
            self._notice.hide()


class Facts(QWidget):
    """Names and values in two columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts; one without a value is left out."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for line, (name, value) in enumerate((name, value) for name, value in facts if value):
            label = words(name, "secondary")
            label.setContentsMargins(0, 1, 0, 0)
            told = words(value, "body", wrap=True)
            told.setAccessibleName(f"{name}: {value}")
            self._grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(told, line, 1)


def coming(row: PostRow, held: Sequence[HolderRow], on: date) -> str:
    """What is about to happen to a post, in words; nothing where nothing is."""
    later = [item for item in held if item.from_day > on]
    follower = later[0] if later else None
    if row.holder is None:
        if follower is None:
            return ""
        return f"{follower.rank} {follower.name} comes on {long_day(follower.from_day)}."
    if row.held_to is None or (row.held_to - on).days > WARNED_DAYS:
        return ""
    return f"{_ends(row.held_to, on)} {_then(row.held_to, follower)}"


def _ends(to: date, on: date) -> str:
    last, days = long_day(to - timedelta(days=1)), (to - on).days
    return f"{last} is the last day." if days == 1 else f"Ends on {last}, in {days_told(days - 1)}."


def _then(to: date, follower: HolderRow | None) -> str:
    """Who holds a post that is left on a day, and when."""
    if follower is None:
        return "Nobody follows."
    if follower.from_day == to:
        return f"{follower.rank} {follower.name} follows the day after."
    gap = days_told((follower.from_day - to).days)
    return f"Then nobody for {gap}, until {follower.rank} {follower.name}."


def _facts(loaded: Loaded, branch: Branch) -> tuple[tuple[str, str], ...]:
    row, tree = branch.row, loaded.tree
    above = tree.over(row.code)
    charge = branch.charge
    boroughs = ", ".join(charge.boroughs) if charge else ""
    over = "" if above is None else holder_told(tree.branches[above].row, loaded.on)
    if above is not None and tree.branches[above].row.holder is None:
        over = f"{tree.branches[above].row.title} (vacant)"
    return (
        ("Function", loaded.function_name(branch.function)),
        ("Borough", boroughs or dict(loaded.boroughs).get(row.borough or "", "")),
        ("Reports to", over),
        ("Rank", dict(loaded.ranks).get(row.rank, row.rank).rpartition(", ")[2]),
    )
