"""The step before the review of a file of somebody else: what each of its columns is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.features.spreadsheets.model.columning import (
    Columning,
    need_tone,
    need_words,
    rows_words,
    sample_words,
)
from bcu_desk.features.spreadsheets.rules.columns import FileColumn
from bcu_desk.kit.buttons import button
from bcu_desk.kit.choice_field import Option, PickBox
from bcu_desk.kit.controls import Card, Picture, rule, words

COMPARE = "Compare with the desk"
NO_HEADS = "no row"
NEEDS_WIDTH, TAKEN_WIDTH = 340, 220
ICONS = {"good": "check", "bad": "error", "warn": "warning", "muted": "info"}


class ColumnsStep(QWidget):
    """Shows the columns of a file with their first values, and asks what they are.

    `looked` carries the file with what was said so far; `said` once it is to be compared.
    """

    looked = Signal(object)
    said = Signal(object)
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("spreadsheets.columns")
        self._columning: Columning | None = None
        self._kept: tuple[str, ...] = ()
        self.sheet = PickBox("spreadsheets.columns.sheet", "Sheet of the file")
        self.subject = PickBox("spreadsheets.columns.subject", "What it holds")
        self.heads = PickBox("spreadsheets.columns.heads", "Row that names the columns")
        self.sheet.picked.connect(self._look_at)
        self.subject.picked.connect(lambda name: self._show(self._now().take_for(name)))
        self.heads.picked.connect(lambda row: self._show(self._now().heads_in(int(row))))
        self.boxes: dict[int, PickBox] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addLayout(self._head())
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._columns_card(), 1)
        body.addWidget(self._needs_card())
        lines.addLayout(body, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        self.name = words("", "section")
        self.about = words("", "secondary")
        self.about.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(self.name)
        told.addWidget(self.about)
        line.addWidget(Picture("spreadsheets", "accent", 24))
        line.addLayout(told, 1)
        return line

    def _columns_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 16, 10)
        top.setSpacing(8)
        self._sheet_label = words("Sheet", "secondary")
        for label, box in (
            (self._sheet_label, self.sheet),
            (words("It holds", "secondary"), self.subject),
            (words("Columns are named in", "secondary"), self.heads),
        ):
            label.setBuddy(box)
            top.addWidget(label)
            top.addWidget(box)
            top.addSpacing(8)
        top.addStretch(1)
        inside.addLayout(top)
        inside.addWidget(rule())
        self._area = QScrollArea()
        self._area.setObjectName("spreadsheets.columns.area")
        self._area.setAccessibleName("Columns of the file")
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its boxes scroll into sight
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        inside.addWidget(self._area, 1)
        return card

    def _needs_card(self) -> Card:
        card = Card()
        card.setFixedWidth(NEEDS_WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 14, 16, 16)
        inside.setSpacing(8)
        inside.addWidget(words("What is wanted of it", "section"))
        self._needs = QVBoxLayout()
        self._needs.setSpacing(6)
        inside.addLayout(self._needs)
        inside.addStretch(1)
        self.waits = words("", "secondary", wrap=True)
        self.waits.setObjectName("spreadsheets.columns.waits")
        inside.addWidget(self.waits)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.discard = button("Discard", "spreadsheets.discard_columns")
        self.compare = button(COMPARE, "spreadsheets.compare", kind="primary")
        self.discard.clicked.connect(lambda: self.put_away.emit())
        self.compare.clicked.connect(lambda: self.said.emit(self._now().say()))
        line.addWidget(self.discard)
        line.addWidget(self.compare, 1)
        inside.addLayout(line)
        return card

    def show_file(self, name: str, columning: Columning, kept: tuple[str, ...]) -> None:
        """Ask about a file; `kept` is what is remembered of others."""
        self._kept = kept
        self.name.setText(f"{name}: what are its columns?")
        self._show(columning)
        self.subject.setFocus(Qt.FocusReason.OtherFocusReason)

    def _now(self) -> Columning:
        if self._columning is None:
            raise RuntimeError("no file is asked about")
        return self._columning

    def _look_at(self, title: str) -> None:
        self._show(self._now().look_at(title, self._kept))

    def _take(self, place: int) -> Callable[[str], None]:
        def take(name: str) -> None:
            self._show(self._now().take(place, name))
            self.boxes[place].setFocus(Qt.FocusReason.OtherFocusReason)

        return take

    def _show(self, now: Columning) -> None:
        before, self._columning = self._columning, now
        self._offer_what(now)
        self.about.setText(rows_words(now))
        if before is None or before.layout != now.layout:
            self._make_rows(now)
        options = [Option(name, title) for name, title in now.options()]
        for place, box in self.boxes.items():
            box.offer(options, now.chosen.field_of(place))
        self._show_needs(now)
        self.looked.emit(now)

    def _offer_what(self, now: Columning) -> None:
        """The sheets of the file, what they can hold, and where their heads can be."""
        titles = now.titles()
        for part in (self._sheet_label, self.sheet):
            part.setVisible(len(titles) > 1)
        self.sheet.offer([Option(title, title) for title in titles], now.at)
        known = [Option(sheet.name, sheet.title) for sheet in now.known]
        self.subject.offer(known, now.chosen.sheet)
        rows = [Option(str(row), f"row {row}") for row in now.head_rows()]
        self.heads.offer([*rows, Option("0", NO_HEADS)], str(now.layout.head))

    def _make_rows(self, now: Columning) -> None:
        """A line a column: its letter and head, its first values, what it is taken for."""
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout(inside)
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for number, title in enumerate(("Column of the file", "First values", "Taken for")):
            grid.addWidget(words(title, "secondary"), 0, number)
        self.boxes = {}
        for line, column in enumerate(now.layout.columns, start=1):
            box = PickBox(
                f"spreadsheets.take.{column.place}", f"Column {column.name()} is taken for"
            )
            box.setMinimumWidth(TAKEN_WIDTH)
            box.picked.connect(self._take(column.place))
            self.boxes[column.place] = box
            grid.addWidget(words(column.name(), "strong"), line, 0)
            grid.addWidget(Samples(column), line, 1)
            grid.addWidget(box, line, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self.boxes) + 1, 1)
        self._area.setWidget(inside)

    def _show_needs(self, now: Columning) -> None:
        _clear(self._needs)
        for need in now.needs():
            tone = need_tone(need, now)
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(Picture(ICONS[tone], tone, 16))
            line.addWidget(words(need_words(need, now), "body", wrap=True), 1)
            self._needs.addLayout(line)
        enough = now.is_enough()
        intake = now.intake()
        self.compare.setText(COMPARE if intake is None else f"Go on in {intake.page.capitalize()}")
        self.compare.setEnabled(enough)
        told = "Nothing is written until you have seen what changes."
        if not enough:
            told = "Take columns for what tells the rows apart, and for something that can change."
        self.waits.setText(told)


class Samples(QLabel):
    """The first values of a column in one line; what finds no room is in the tool tip."""

    def __init__(self, column: FileColumn) -> None:
        super().__init__()
        self._told = sample_words(column)
        self.setProperty("role", "secondary")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip(self._told)
        self.setAccessibleName(self._told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for."""
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        self.setText(metrics.elidedText(self._told, Qt.TextElideMode.ElideRight, self.width() - 2))


def _clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while item := layout.takeAt(0):
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            _clear(inner)
        if widget is not None:
            widget.hide()
            widget.deleteLater()
