"""Beside the board while a bar is under the hand: from, to, what is checked, and the keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout

from bcu_desk.features.bookings.model.judging import Check
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.rules.booking import clock, hour
from bcu_desk.kit.controls import Card, Chip, Picture, rule, words
from bcu_desk.kit.timeline.rows import Proposal

KEYS = (
    ("← →", "15 minutes earlier, later"),
    ("Alt ← →", "end 15 minutes earlier, later"),
    ("↑ ↓", "another vehicle"),
    ("Shift", "any minute, no snap to 15"),
    ("Ctrl, C", "copy instead of move"),
    ("Enter", "drop here"),
    ("Esc", "put it back"),
)


class MovingCard(Card):
    """What a drag would do; nothing is saved while it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookings.moving")
        self.setAccessibleName("Moving a booking")
        self._title = words("", "title")
        self._who = words("", "strong", wrap=True)
        self._about = words("", "secondary", wrap=True)
        self._table, self._checks = QGridLayout(), QVBoxLayout()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 14)
        lines.setSpacing(0)
        lines.addLayout(self._upper())
        lines.addWidget(rule())
        self._table.setContentsMargins(16, 12, 16, 12)
        self._table.setVerticalSpacing(6)
        self._table.setColumnMinimumWidth(0, 64)
        self._table.setColumnStretch(1, 1)
        self._table.setColumnStretch(2, 1)
        lines.addLayout(self._table)
        lines.addWidget(rule())
        self._checks.setContentsMargins(16, 12, 16, 12)
        self._checks.setSpacing(8)
        lines.addLayout(self._checks)
        lines.addWidget(rule())
        lines.addLayout(_keys())
        lines.addStretch(1)

    def _upper(self) -> QVBoxLayout:
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 14, 16, 12)
        upper.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(Chip("Not saved", tone="bad"))
        upper.addLayout(head)
        upper.addSpacing(4)
        upper.addWidget(self._who)
        upper.addWidget(self._about)
        return upper

    def show_move(self, row: BookingRow | None, asked: Proposal, checks: Sequence[Check]) -> None:
        """Show where a booking is and where it would be; a new one where there is none."""
        self._show_heading(row, asked)
        self._show_table(_cells(row, asked))
        _emptied(self._checks)
        self._checks.addWidget(words("Checked before you let go", "secondary"))
        for check in checks:
            self._checks.addLayout(_check(check))

    def _show_heading(self, row: BookingRow | None, asked: Proposal) -> None:
        if row is None:
            title, who, about = "New booking", asked.row, "Let go to fill in the rest"
        else:
            title = "Copying a booking" if asked.copy else "Moving a booking"
            who, about = row.who, f"{row.purpose} · {row.reference}"
        self._title.setText(title)
        self._who.setText(who)
        self._about.setText(about)

    def _show_table(self, lines: Sequence[tuple[str, str, str]]) -> None:
        """A head, then what each line is, was and would be; what changes stands out."""
        _emptied(self._table)
        for number, (name, was, now) in enumerate(lines):
            body = "body" if number else "secondary"
            changed = number > 0 and now != was
            self._table.addWidget(words(name, "secondary"), number, 0)
            self._table.addWidget(words(was, body), number, 1)
            self._table.addWidget(words(now, "strong" if changed else body), number, 2)


def _cells(row: BookingRow | None, asked: Proposal) -> list[tuple[str, str, str]]:
    day = clock(asked.start)[:-6]
    span = f"{hour(asked.start)}–{hour(asked.end)}"
    if row is None:
        return [("", "", "To"), ("Vehicle", "", asked.row), ("Day", "", day), ("Time", "", span)]
    was = f"{hour(row.start_minute)}–{hour(row.end_minute)}"
    return [
        ("", "From", "To"),
        ("Vehicle", row.vehicle, asked.row),
        ("Day", clock(row.start_minute)[:-6], day),
        ("Time", was, span),
    ]


def _check(check: Check) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    tone = "good" if check.ok else "bad"
    picture = Picture("check" if check.ok else "close", tone, 16)
    line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    told = words(check.words, "body" if check.ok else "strong", wrap=True)
    if not check.ok:
        told.setProperty("tone", "bad")
    line.addWidget(told, 1)
    return line


def _keys() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(16, 12, 16, 0)
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(12)
    grid.setColumnStretch(1, 1)
    grid.addWidget(words("While it is in hand", "secondary"), 0, 0, 1, 2)
    for number, (key, told) in enumerate(KEYS, start=1):
        grid.addWidget(Chip(key), number, 0)
        grid.addWidget(words(told, "secondary"), number, 1)
    return grid


def _emptied(layout: QLayout) -> None:
    """Take everything out of a layout for good."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        if inner is not None:
            _emptied(inner)
            inner.deleteLater()
