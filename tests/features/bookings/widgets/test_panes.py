"""A pane in place of the board reads off the GUI thread and shows what it read."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets import parts as made
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.lists.view import OutAndDue
from bcu_desk.features.bookings.widgets.panes import BOARD, Pane
from bcu_desk.features.bookings.widgets.use.view import UseView
from tests.features.bookings.widgets.driven import Doing, Driven


def test_a_pane_stands_in_place_of_the_board_and_the_find_bar(
    qtbot: QtBot, light: QApplication, asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    label = QLabel("Out and due")
    pane = Pane(
        "due",
        label,
        lambda *_: None,
        lambda told: label.setText(str(told)),
        wide=True,
    )
    monkeypatch.setattr(made, "PANES", (("due", "Out and due", lambda _hand: pane),))
    parts = made.Parts(Doing(), asker, writable=True)
    qtbot.addWidget(parts)
    parts.show()
    assert parts.pane(BOARD) is None
    parts.show_pane("due")
    parts.show_listed(("due", "Three out"))
    assert label.isVisible()
    assert label.text() == "Three out"
    assert not parts.find_bar.isVisible()
    assert not parts.side.isVisible()
    parts.show_pane(BOARD)
    assert parts.timeline.isVisible()
    assert parts.side.isVisible()


def test_a_pane_is_made_once_when_it_is_first_wanted(hand: Driven) -> None:
    parts = hand.parts
    assert parts.findChild(OutAndDue) is None
    lists = parts.pane("lists")
    assert lists is not None
    assert isinstance(lists.widget, OutAndDue)
    assert parts.pane("lists") is lists
    assert not lists.widget.isVisible()


def test_a_pane_asks_the_page_to_be_read_again(hand: Driven, qtbot: QtBot) -> None:
    use = hand.parts.pane("use")
    assert use is not None
    assert isinstance(use.widget, UseView)
    with qtbot.waitSignal(hand.parts.again):
        use.widget.again.emit()
