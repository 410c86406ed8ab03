"""The right column: cards or a form."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.on_call.model.loaded import Loaded
from bcu_desk.features.on_call.widgets.forms import repeat_form
from bcu_desk.features.on_call.widgets.side import Side

ENDS = (lambda _values: None, lambda: None)


def test_a_form_takes_the_place_of_the_cards_until_it_is_closed(
    qtbot: QtBot, qapp: QApplication, loaded: Loaded
) -> None:
    side = Side(writable=True)
    qtbot.addWidget(side)
    side.show()
    side.open_form(repeat_form(loaded, ENDS), "like")
    assert not side.card.isVisible()
    assert side.close_form()
    assert side.card.isVisible()
    assert not side.close_form()
    side.show_drag(dragging=True)
    assert side.drag.isVisible()
    assert not side.card.isVisible()
