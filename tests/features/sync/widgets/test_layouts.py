"""Layouts that the parts share."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from bcu_desk.features.sync.widgets.layouts import card, emptied, fact, scrolled, spread, ticked


def test_a_card_has_its_title_and_what_it_is_about(qtbot) -> None:
    made, lines, _ = card("To", "Ticked")
    qtbot.addWidget(made)
    lines.addWidget(scrolled("exchange.test", QWidget()))
    assert [one.text() for one in made.findChildren(QLabel)] == ["To", "Ticked"]


def test_lines_are_emptied_for_good(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    lines = QVBoxLayout(holder)
    for part in (fact("About", "Told"), ticked("Done"), spread("Area", "3")):
        lines.addWidget(part)
    lines.addStretch(1)
    emptied(lines)
    assert lines.count() == 0
