"""Where a form stands: in place of the card."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.lending.place import FormPlace
from bcu_desk.kit.form import FieldSpec, Form


def test_a_form_hides_the_card_until_it_is_put_away(qtbot: QtBot) -> None:
    card, closed = QLabel("Card"), []
    place = FormPlace(card)
    qtbot.addWidget(place)
    place.show()
    place.closed.connect(lambda: closed.append(True))
    form = Form(
        "bookings.try", "Try", (FieldSpec("note", "Note"),), ("Send", print), place.close_form
    )
    place.open_form(form, "note")
    assert (form.isVisible(), card.isVisible()) == (True, False)
    form.cancel.click()
    assert (place.form, card.isVisible(), closed) == (None, True, [True])
    place.close_form()
    assert closed == [True]
