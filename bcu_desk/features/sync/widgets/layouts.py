"""Layouts and rows that the parts of the exchange page share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.controls import Card, Picture, rule, words

EDGE = 16


def card(title: str, about: str = "") -> tuple[Card, QVBoxLayout, QHBoxLayout]:
    """A card with a title line over a hairline; its lines, and the title line to add to."""
    made = Card()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(1, 1, 1, 1)
    lines.setSpacing(0)
    head = QHBoxLayout()
    head.setContentsMargins(EDGE, 10, 12, 10)
    head.setSpacing(8)
    head.addWidget(words(title, "section"))
    if about:
        head.addWidget(words(about, "secondary"))
    head.addStretch(1)
    lines.addLayout(head)
    lines.addWidget(rule())
    return made, lines, head


def scrolled(name: str, inside: QWidget) -> QScrollArea:
    """A part that scrolls down where it is taller than its place."""
    inside.setObjectName("scrolled")
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def emptied(lines: QVBoxLayout) -> None:
    """Take everything out of a column for good."""
    while lines.count():
        item = lines.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def walked_before(first: QWidget, lines: QVBoxLayout) -> None:
    """Let Tab walk the buttons and ticks of a column that was filled late just before a widget."""
    before = first.previousInFocusChain() or first
    for at in range(lines.count()):
        item = lines.itemAt(at)
        part = item.widget() if item is not None else None
        for one in part.findChildren(QAbstractButton) if part is not None else ():
            QWidget.setTabOrder(before, one)
            before = one


def fact(about: str, told: str, *, width: int = 96) -> QWidget:
    """What something is, and its value beside it."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    label = words(about, "secondary")
    label.setFixedWidth(width)
    label.setContentsMargins(0, 1, 0, 0)
    line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(told, "body", wrap=True), 1)
    return made


def ticked(told: str, *, icon: str = "check", tone: str = "good") -> QWidget:
    """A line after an icon."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Picture(icon, tone, 16), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(words(told, "body", wrap=True), 1)
    return made


def spread(told: str, count: str, *, tone: str | None = None) -> QWidget:
    """Words at the left and a figure at the right."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(words(told, "body"), 1)
    figure: QLabel = words(count, "strong", tone=tone)
    line.addWidget(figure)
    return made
