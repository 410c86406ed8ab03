"""A record in which desks differ: base and both sides of each field, and the buttons to decide."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.deciding import decision, others
from bcu_desk.features.sync.model.state import OpenRow, capital
from bcu_desk.features.sync.model.wording import counted, moment_of
from bcu_desk.features.sync.queries.conflicts import CONFLICT, DELETED, ConflictRow, SideRow
from bcu_desk.features.sync.widgets.layouts import emptied, scrolled, walked_before
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, Chip, Picture, rule, words
from bcu_desk.kit.flow import FlowLayout

NOTE = "Until decided, the later change is shown on every desk. Nothing is lost either way."
KEPT = "Until decided, the record is kept: a change counts for more than a deletion."


SHORT, WIDE, MOST_BESIDE = 24, 40, 4  # letters on a button and in a column; columns


class ConflictCard(Card):
    """The fields of one record; `decided` carries pairs of id and choice, as one step."""

    decided = Signal(object)
    value_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._row: OpenRow | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.setSpacing(8)
        head.addWidget(Picture("warning", "warn", 18))
        self._title = words("", "section", wrap=True)
        self._about = words("", "secondary")
        head.addWidget(self._title, 1)
        head.addWidget(self._about)
        lines.addLayout(head)
        lines.addWidget(rule())
        inside = QWidget()
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self._fields.setSpacing(0)
        lines.addWidget(scrolled("exchange.fields", inside), 1)
        lines.addWidget(rule())
        lines.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 12, 10)
        foot.setSpacing(8)
        self._note = words("", "secondary", wrap=True)
        self.keep_all = button("Keep all shown", "exchange.keep_all")
        self.keep_all.clicked.connect(lambda: self._decide_all("keep"))
        self.take_all = button("Take all others", "exchange.take_all")
        self.take_all.clicked.connect(lambda: self._decide_all("take"))
        foot.addWidget(self._note, 1)
        for made in (self.keep_all, self.take_all):
            made.press_once()
            foot.addWidget(made)
        return foot

    def show_row(self, row: OpenRow, *, writable: bool) -> None:
        """Show every open field of a record."""
        self._row = row
        self._title.setText(row.title)
        count = len(row.conflicts)
        cells = all(one.kind == CONFLICT for one in row.conflicts)
        self._about.setText(f"{counted(count, 'field')} to decide" if cells else "To decide")
        emptied(self._fields)
        for number, one in enumerate(row.conflicts):
            self._fields.addWidget(self._field(number, one, writable=writable))
        self._fields.addStretch(1)
        walked_before(self.keep_all, self._fields)
        self._note.setText(NOTE if cells else KEPT)
        for made in (self.keep_all, self.take_all):
            made.setVisible(cells and count > 1)
            made.setEnabled(writable)

    def _field(self, number: int, one: ConflictRow, *, writable: bool) -> QWidget:
        made = QFrame()
        made.setProperty("row", "true")
        made.setProperty("tone", "warn")
        lines = QVBoxLayout(made)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(10)
        name = capital(one.cell) if one.cell else "The whole record"
        lines.addWidget(words(name, "strong", tone="warn"))
        lines.addLayout(_sides(one))
        choices = FlowLayout()
        for part in self._choices(number, one):
            part.setEnabled(writable)
            part.setAccessibleDescription(one.subject)
            choices.addWidget(part)
        lines.addLayout(choices)
        return made

    def _choices(self, number: int, one: ConflictRow) -> Sequence[Button]:
        """The buttons of a field; those of the first have the keys."""
        keys: Sequence[str | None] = ("K", "T", "E") if number == 0 else (None, None, None)
        name = f"exchange.{{}}.{number}"
        if one.kind != CONFLICT:
            keep = button("Keep the record", name.format("keep"), key=keys[0])
            gone = button("Delete the record", name.format("take"), key=keys[1])
            return self._deciding(keep, one, "keep"), self._deciding(gone, one, "delete")
        keep = button(f"Keep {_short(one, one.told[0])}", name.format("keep"), key=keys[0])
        found = [self._deciding(keep, one, "keep")]
        for at, side in enumerate(others(one)):
            place = name.format("take") if at == 0 else f"{name.format('take')}.{side.desk}"
            take = button(f"Take {_short(one, side)}", place, key=keys[1] if at == 0 else None)
            found.append(self._deciding(take, one, f"take:{side.desk}"))
        enter = button("Enter another…", name.format("enter"), key=keys[2])
        enter.press_once()
        enter.clicked.connect(lambda: self.value_asked.emit(one.id))
        return *found, enter

    def _deciding(self, made: Button, one: ConflictRow, choice: str) -> Button:
        made.press_once()
        made.clicked.connect(lambda: self.decided.emit(((one.id, choice),)))
        return made

    def _decide_all(self, verb: str) -> None:
        if self._row is not None:
            self.decided.emit(tuple(decision(one, verb) for one in self._row.conflicts))


def _short(one: ConflictRow, side: SideRow) -> str:
    """A side on a button: what it said, or where that is long for one of them, whose it is."""
    if all(len(other.words) <= SHORT for other in one.told) and _differ(one):
        return side.words
    return "mine" if side.mine else f"what {side.name} said"


def _differ(one: ConflictRow) -> bool:
    """Whether sides are told apart by their words."""
    return len({side.words for side in one.told}) > 1


def _stands(one: ConflictRow, side: SideRow) -> bool:
    """Whether a side is what is shown for now; of a deleted record, that it goes on."""
    return side is one.told[0] if one.kind == CONFLICT else side.words != DELETED


def _said(one: ConflictRow) -> tuple[tuple[tuple[str, str], str, bool], ...]:
    """Title and author, what was said, whether it stands: what was before, mine, the others."""
    found: list[tuple[tuple[str, str], str, bool]] = []
    if one.kind == CONFLICT:
        found.append((("Before", ""), "Not known here" if one.base is None else one.base, False))
    for side in sorted(one.told, key=lambda side: not side.mine):
        who = f"{side.actor}, {moment_of(side.wall)}" if side.wall else ""
        title = f"Mine ({side.name})" if side.mine else side.name
        found.append(((title, who), capital(side.words), _stands(one, side)))
    return tuple(found)


def _sides(one: ConflictRow) -> QGridLayout:
    """What stood there before, and what each desk said: side by side, or long ones in lines."""
    found = _said(one)
    if any(len(said) > WIDE for _, said, _ in found) or len(found) > MOST_BESIDE:
        return _in_lines(found)
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(2)
    for at, (head, said, stands) in enumerate(found):
        _column(grid, at, head, said, shown=stands)
    grid.setColumnStretch(grid.columnCount(), 1)
    return grid


def _in_lines(found: Sequence[tuple[tuple[str, str], str, bool]]) -> QGridLayout:
    """A line for each side, its words as wide as there is room for."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for at, ((title, who), said, stands) in enumerate(found):
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(words(title, "label"))
        if who:
            head.addWidget(words(who, "secondary"))
        head.addStretch(1)
        grid.addLayout(head, at, 0)
        told = words(said, "strong" if title != "Before" else "body", wrap=True)
        grid.addWidget(told, at, 1, Qt.AlignmentFlag.AlignTop)
        if stands:
            grid.addWidget(Chip("shown"), at, 2, Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    return grid


def _column(
    grid: QGridLayout, at: int, head: tuple[str, str], said: str, *, shown: bool = False
) -> None:
    title, who = head
    grid.addWidget(words(title, "label"), 0, at)
    grid.addWidget(words(who, "secondary"), 1, at)
    line = QHBoxLayout()
    line.setSpacing(8)
    told = words(said, "strong" if title != "Before" else "body")
    line.addWidget(told)
    if shown:
        line.addWidget(Chip("shown"))
    line.addStretch(1)
    grid.addLayout(line, 2, at, Qt.AlignmentFlag.AlignVCenter)
