"""A card of the right column."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.on_call.model.loaded import Loaded, gap_key
from bcu_desk.features.on_call.model.telling import told
from bcu_desk.features.on_call.widgets.told_card import ToldCard


def test_a_card_has_a_button_for_each_step_and_verb(
    qtbot: QtBot, qapp: QApplication, loaded: Loaded
) -> None:
    key = gap_key(loaded.gaps()[0])
    card = ToldCard("on_call.told", writable=True)
    qtbot.addWidget(card)
    card.show_told(told(loaded, key))
    assert card.text() == "Nobody for 12 hours"
    with qtbot.waitSignal(card.wanted) as sent:
        card.findChild(QPushButton, "on_call.told.fill").click()
    assert sent.args == ["fill", key, ""]
    first = card.findChild(QPushButton, "on_call.told.0.0")
    assert first.accessibleName().startswith("Put on call: DSupt ")
    with qtbot.waitSignal(card.wanted) as sent:
        first.click()
    assert sent.args[:2] == ["take", key]


def test_a_card_of_a_file_that_is_only_read_has_no_gestures(
    qtbot: QtBot, qapp: QApplication, loaded: Loaded
) -> None:
    card = ToldCard("on_call.told", writable=False)
    qtbot.addWidget(card)
    card.show_told(told(loaded, gap_key(loaded.gaps()[0])))
    assert card.findChildren(QPushButton) == []
