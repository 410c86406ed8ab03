"""The right column shows one thing at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.beside.side import Side
from bcu_desk.features.bookings.widgets.forms.road import back_form


def test_a_form_stands_in_for_the_cards_until_it_is_closed(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    side = Side(writable=True)
    qtbot.addWidget(side)
    side.resize(296, 600)
    side.show()
    assert side.inspector.isVisible()
    side.show_moving(moving=True)
    assert (side.inspector.isVisible(), side.moving.isVisible()) == (False, True)
    side.show_moving(moving=False)
    form = back_form(loaded, (lambda _: None, side.close_form))
    side.open_form(form, "at")
    assert form.isVisible()
    assert not side.inspector.isVisible()
    side.open_form(back_form(loaded, (lambda _: None, side.close_form)), "at")
    assert side.form is not form, "another form takes its place"
    side.form.cancel.click()
    assert side.form is None
    assert side.inspector.isVisible()
    assert not side.close_form()
