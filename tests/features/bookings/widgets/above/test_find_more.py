"""The second line of the find bar."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.above.find_more import FindMore
from tests.features.bookings.small import TEMBO


def test_what_is_asked_becomes_fields_of_the_query(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    more, told = FindMore(), list[str]()
    qtbot.addWidget(more)
    more.show()
    more.show_loaded(loaded)
    more.changed.connect(lambda: told.append("asked"))
    more.near_changed.connect(lambda: told.append("near"))
    more.soonest_asked.connect(lambda: told.append("soonest"))
    assert set(more.fields().values()) == {None, 1}
    more.borough.setCurrentIndex(more.borough.findData("E09000002"))
    more.borough.activated.emit(1)
    more.seats.set_value(4)
    more.cage.setCurrentIndex(1)
    more.marked.setCurrentIndex(2)
    more.driver.set_value(TEMBO)
    more.near.activated.emit(1)
    more.soonest.click()
    assert told == ["asked", "asked", "asked", "near", "soonest"]
    assert more.fields() == {
        "borough": "E09000002",
        "seats": 4,
        "cage": True,
        "marked": False,
        "amount": 1,
        "driver": TEMBO,
    }
    more.begin_anew()
    assert set(more.fields().values()) == {None, 1}


def test_every_field_has_a_name(qtbot: QtBot, light: QApplication) -> None:
    more = FindMore()
    qtbot.addWidget(more)
    parts = (more.borough, more.cage, more.marked, more.near, more.seats, more.amount)
    assert all(part.accessibleName() for part in parts)
