"""The page without a vehicle."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.commands.vehicles import AddVehicle
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.begin.empty import EmptyFleet
from bcu_desk.kit.timeline.view import Timeline
from tests.features.bookings.small import DAY


def test_it_teaches_by_an_example_and_takes_a_vehicle(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    sent: list[AddVehicle] = []
    empty = EmptyFleet(lambda command, _form: sent.append(command))
    qtbot.addWidget(empty)
    empty.resize(1_158, 640)
    empty.show()
    empty.show_loaded(loaded, DAY)
    words = [label.text() for label in empty.findChildren(QLabel)]
    assert "No vehicle in service on Mon 23 Jan 2017" in words
    example = empty.findChild(Timeline, "bookings.example")
    assert example is not None
    assert not example.gesture.writable
    form = empty.form
    assert form is not None
    form.send()
    assert sent == []
    for name, value in (
        ("registration", "AB12 CDE"),
        ("kind", "irv"),
        ("borough", "E09000016"),
        ("base", "Romford"),
    ):
        form.set_value(name, value)
    form.send()
    assert sent == [
        AddVehicle(
            registration="AB12 CDE",
            kind="irv",
            borough="E09000016",
            base="Romford",
            from_day=date(2017, 1, 23),
        )
    ]
    form.cancel.click()
    assert form.values()["registration"] is None
    empty.show_loaded(loaded, DAY)
    assert empty.form is form, "what is being typed is kept"
    empty.begin_anew()
    empty.begin_anew()
    empty.show_loaded(loaded, DAY)
    assert empty.form is not form
