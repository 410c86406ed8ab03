"""The list of what is free."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.finding import FoundLine, found_lines
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.beside.found import MOST, FoundCard
from tests.features.bookings.small import KNE


def test_a_line_is_chosen_by_its_key(qtbot: QtBot, light: QApplication, asked: Loaded) -> None:
    card, chosen = FoundCard(), list[str]()
    qtbot.addWidget(card)
    card.chosen.connect(chosen.append)
    card.show_found("3 free", found_lines(asked))
    made = card.findChild(QPushButton, f"bookings.found.{KNE}")
    assert made is not None
    assert made.accessibleName().startswith("Book BX16 KNE, IRV, Dagenham")
    made.click()
    assert chosen == [KNE]


def test_more_than_a_few_are_counted(qtbot: QtBot, light: QApplication) -> None:
    card = FoundCard()
    qtbot.addWidget(card)
    card.show_found("Many", [FoundLine(str(n), f"Car {n}", "IRV", "") for n in range(20)])
    assert len(card.findChildren(QPushButton)) == MOST
    card.show_found("", ())
    assert not card.isVisible()
