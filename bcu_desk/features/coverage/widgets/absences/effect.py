"""What an absence would do, in a card: wards before and after, who is away then, warnings."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.absences.judging import WAYS, InTheWay, Judged, WardTurn
from bcu_desk.features.coverage.model.looks import class_colour
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.kit.controls import Card, Picture, Segmented, words
from bcu_desk.kit.look.tokens import ink_on


class AbsenceEffect(QWidget):
    """`wanted` carries a collar number and what is to be done with that person's overlap."""

    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.absence.effect")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(8)
        self._shown: Judged | None = None
        self.hide()

    def show_judged(self, now: Judged) -> None:
        """Show what would be; nothing where nobody is chosen."""
        if now == self._shown:
            return
        self._shown = now
        while (item := self._lines.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        cards = [_turns_card(now)] if now.ways else []
        cards += [self._overlap_card(one, now) for one in now.in_the_way]
        cards += [_warning_card(told) for told in now.warned]
        for card in cards:
            self._lines.addWidget(card)
        told = [turn.words() for turn in now.turns] + [one.words for one in now.in_the_way]
        self.setAccessibleName("; ".join([now.summed(), *told, *now.warned]))
        self.setVisible(bool(cards))

    def _overlap_card(self, one: InTheWay, now: Judged) -> Card:
        """Somebody who is away then, with what can be done."""
        card, lines = _warn_card(one.words)
        collar = one.person.collar
        ways = Segmented([(way, WAYS[way]) for way in one.ways])
        ways.setObjectName(f"coverage.absence.overlap.{collar}")
        ways.setAccessibleName(f"What to do with {one.person.name}")
        ways.choose(now.ways[collar])
        ways.chosen.connect(lambda way: self.wanted.emit(collar, way))
        line = QHBoxLayout()
        line.addWidget(ways)
        line.addStretch(1)
        lines.addLayout(line)
        return card


def _warning_card(told: str) -> Card:
    return _warn_card(told)[0]


def _warn_card(told: str) -> tuple[Card, QVBoxLayout]:
    """A card with a warning; its lines can be added to."""
    card = Card()
    card.setProperty("tone", "warn")
    card.setAccessibleName(told)
    row = QHBoxLayout(card)
    row.setContentsMargins(12, 9, 12, 9)
    row.setSpacing(8)
    picture = Picture("warning", "warn", 18)
    side = QVBoxLayout()
    side.addWidget(picture)
    side.addStretch(1)
    row.addLayout(side)
    lines = QVBoxLayout()
    lines.setSpacing(7)
    lines.addWidget(words(told, "body", tone="warn", wrap=True))
    row.addLayout(lines, 1)
    return card, lines


def _turns_card(now: Judged) -> Card:
    """How much is recorded, and each ward before and after."""
    card = Card()
    card.setProperty("tone", "accent")
    card.setAccessibleName("; ".join([now.summed(), *(turn.words() for turn in now.turns)]))
    lines = QVBoxLayout(card)
    lines.setContentsMargins(16, 9, 16, 9)
    lines.setSpacing(5)
    head = QHBoxLayout()
    head.addWidget(words(now.summed(), "body"))
    head.addStretch(1)
    if now.turns:
        head.addWidget(words("DWOs to hand on the first day", "secondary"))
    lines.addLayout(head)
    for turn in now.turns:
        lines.addWidget(_turn_line(turn))
    return card


def _turn_line(turn: WardTurn) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(words(turn.name, "strong"))
    line.addWidget(_badge(turn.before))
    line.addWidget(words("→", "secondary"))
    line.addWidget(_badge(turn.after))
    line.addWidget(words(turn.words().split(", ", 1)[1], "secondary"), 1)
    return made


def _badge(standing: Standing) -> QLabel:
    colour = class_colour(standing)
    made = words(str(standing.there), "strong")
    made.setStyleSheet(
        f"background: {colour}; color: {ink_on(colour)}; border-radius: 3px; padding: 1px 8px;"
    )
    return made
