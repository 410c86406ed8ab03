"""What files bring, before anything is taken in: dangerous things first, then areas and authors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.errands import Look
from bcu_desk.features.sync.model.wording import (
    author_words,
    beyond_words,
    builds_words,
    by_area,
    counted,
    listed,
    waiting_words,
)
from bcu_desk.features.sync.widgets.layouts import emptied, scrolled, spread, ticked
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, figure, rule, words
from bcu_desk.work.exchange.received import WAITING, Beyond

AREAS, AUTHORS = 520, 400  # pixels of the two columns
IN_A_SENTENCE = 3  # names of records


class Preview(Card):
    """A look at files; `apply_asked` and `discard_asked` tell of clicks."""

    apply_asked = Signal()
    discard_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exchange.preview")
        self.apply: Button | None = None
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._head)
        lines.addWidget(rule())
        inside = QWidget()
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        first = QWidget()
        self._dangers = QVBoxLayout(first)
        self._dangers.setContentsMargins(0, 0, 0, 0)
        self._dangers.setSpacing(8)
        whole.addWidget(first)
        whole.addWidget(rule())
        sides = QHBoxLayout()
        sides.setSpacing(48)
        self._areas, self._authors = _column(sides, AREAS), _column(sides, AUTHORS)
        sides.addStretch(1)
        whole.addLayout(sides)
        whole.addStretch(1)
        lines.addWidget(scrolled("exchange.areas", inside), 1)

    def show_look(self, look: Look, files: Sequence[Path], names: Mapping[int, str]) -> None:
        """Show what files bring; nothing has been taken in."""
        for part in (self._head, self._dangers, self._areas, self._authors):
            emptied(part)
        self._head.addWidget(self._head_line(look, files))
        for danger in _dangers(look, names):
            self._dangers.addWidget(danger)
        self._show_areas(look)
        self._show_authors(look, names)

    def _show_areas(self, look: Look) -> None:
        found = look.found
        parts = (("Removed", found.removed), ("Changed", found.changed), ("New", found.new))
        for title, counts in parts:
            if counts:
                total = f"{sum(counts.values()):,}"
                tone = "bad" if title == "Removed" else None
                self._areas.addWidget(spread(title, total, tone=tone))
                for area, count in by_area(counts):
                    self._areas.addWidget(_indented(area, f"{count:,}"))
        self._areas.addStretch(1)

    def _show_authors(self, look: Look, names: Mapping[int, str]) -> None:
        if look.found.authors:
            self._authors.addWidget(spread("Made by", "Changes"))
        for one in look.found.authors:
            self._authors.addWidget(_indented(author_words(one, names), f"{one.changes:,}"))
            if one.removes:
                told = f"{counted(one.removes, 'removal')} among them"
                self._authors.addWidget(ticked(told, icon="warning", tone="bad"))
        self._authors.addStretch(1)

    def _head_line(self, look: Look, files: Sequence[Path]) -> QWidget:
        found = look.found
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(28)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(f"From {listed(found.senders)}", "section"))
        told.addWidget(words(", ".join(one.name for one in files), "secondary", wrap=True))
        told.addWidget(words("Signatures good", "secondary", tone="good"))
        line.addLayout(told, 1)
        for count, about, tone in _figures(look):
            line.addWidget(figure(f"{count:,}", about, tone=tone if count else None))
        discard = button("Discard", "exchange.discard")
        discard.clicked.connect(lambda: self.discard_asked.emit())
        verb = "Keep waiting" if found.state == WAITING else "Apply"
        self.apply = button(verb, "exchange.apply", kind="primary")
        self.apply.clicked.connect(lambda: self.apply_asked.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(discard)
        buttons.addWidget(self.apply)
        line.addLayout(buttons)
        return made

    def take_keyboard(self) -> None:
        """Give the keyboard to the button that applies."""
        if self.apply is not None:
            self.apply.setFocus(Qt.FocusReason.OtherFocusReason)


def _column(sides: QHBoxLayout, width: int) -> QVBoxLayout:
    column = QWidget()
    column.setFixedWidth(width)
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(8)
    sides.addWidget(column, 0, Qt.AlignmentFlag.AlignTop)
    return lines


def _figures(look: Look) -> tuple[tuple[int, str, str], ...]:
    found = look.found
    fresh, clashes = max(0, look.conflicts), max(0, look.clashes)
    return (
        (sum(found.removed.values()), "removed", "bad"),
        (fresh, "new conflict" if fresh == 1 else "new conflicts", "bad"),
        (clashes, "new clash" if clashes == 1 else "new clashes", "bad"),
        (sum(found.changed.values()), "changed", "ink"),
        (sum(found.new.values()), "new", "ink"),
    )


def _dangers(look: Look, names: Mapping[int, str]) -> list[QWidget]:
    """What to look at first; then what the changes build on."""
    found, parts = look.found, []
    if found.removed:
        parts.append(ticked(_removes(look), icon="warning", tone="bad"))
    parts += _differences(look)
    if found.parked:
        told = f"{counted(found.parked, 'change')} of a newer program: kept until this one is too"
        parts.append(ticked(told, icon="clock", tone="warn"))
    parts += map(_late, found.beyond)
    if found.waiting:
        parts.append(ticked(waiting_words(found, names), icon="clock", tone="warn"))
    if not parts:
        told = "Nothing is removed, nothing is in conflict, nothing is missing."
        parts.append(ticked(told))
    return [*parts, ticked(builds_words(found, names), icon="info", tone="muted")]


def _removes(look: Look) -> str:
    """Which records go: a few in the sentence, more of them a line each."""
    count = sum(look.found.removed.values())
    head, left = f"Removes {counted(count, 'record')}", count - len(look.removed)
    much = " That is much: it will be asked about once more." if look.found.much else ""
    if len(look.removed) > IN_A_SENTENCE:
        lines = (f"{head}.{much}", *look.removed, *((f"and {left:,} more",) if left else ()))
        return "\n".join(lines)
    more = f" and {left:,} more" if left else ""
    return f"{head}: {', '.join(look.removed)}{more}{'.' if much else ''}{much}"


def _differences(look: Look) -> list[QWidget]:
    """Which conflicts and clashes come with it, or go; those that were open before are no news."""
    parts = []
    for number, before, what, about in (
        (look.conflicts, look.open_before, "conflict", "both sides are kept, to review"),
        (look.clashes, look.clashes_before, "clash", "both records are kept, to settle"),
    ):
        if number > 0:
            already = f" ({before:,} already open)" if before else ""
            told = f"{counted(number, f'new {what}')}{already}: {about}"
            parts.append(ticked(told, icon="warning", tone="warn"))
        elif number < 0:
            parts.append(ticked(f"Settles {counted(-number, what)} that {_is(-number)} open here"))
    return parts


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _late(one: Beyond) -> QWidget:
    """Changes of a desk that was withdrawn."""
    icon, tone = ("info", "accent") if one.taken else ("clock", "warn")
    return ticked(beyond_words(one), icon=icon, tone=tone)


def _indented(area: str, count: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(16, 0, 0, 0)
    line.addWidget(words(area, "secondary"), 1)
    line.addWidget(words(count, "secondary"))
    return made
