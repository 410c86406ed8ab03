"""What the forms of the lists ask, and what they fill in by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.widgets.lending import forms
from bcu_desk.kit.fields import SegmentedField
from tests.features.bookings.lists import a_busy_desk, read_of
from tests.features.bookings.small import KLM, TEMBO, VAN, when


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Sort, Lists]:
    """What the lists show of each sort."""
    desk = a_busy_desk(tmp_path_factory.mktemp("forms"))
    return {sort: read_of(desk, sort) for sort in Sort}


def _nothing(_: object = None) -> None:
    """What a form does that is not sent."""


def test_a_vehicle_brings_its_booking_and_a_booking_its_end(
    qtbot: QtBot, made: dict[Sort, Lists]
) -> None:
    form = forms.issue_form(made[Sort.VEHICLE], "", (_nothing, _nothing))
    qtbot.addWidget(form)
    assert form.values()["due"] == when("14:40")
    form.set_value("vehicle", VAN)
    values = form.values()
    assert (values["booking"], values["due"]) == ("EA-01-0501", when("14:00"))
    form.set_value("vehicle", KLM)
    assert form.values()["booking"] is None
    form.set_value("booking", "EA-01-0500")
    assert form.values()["driver"] == TEMBO


def test_levels_of_fuel_have_words(qtbot: QtBot, made: dict[Sort, Lists]) -> None:
    form = forms.return_form(made[Sort.VEHICLE], KLM, (_nothing, _nothing))
    qtbot.addWidget(form)
    fuel = form.field("fuel")
    assert isinstance(fuel, SegmentedField)
    told = [fuel.part(value).accessibleName() for value in fuel.values()]
    assert told == ["Fuel not read", "Empty", "A quarter", "Half", "Three quarters", "Full"]
    assert form.values()["fuel"] is None


def test_what_is_not_driven_has_neither_odometer_nor_driver(
    qtbot: QtBot, made: dict[Sort, Lists]
) -> None:
    for sort, title in ((Sort.ROOM, "Issue keys"), (Sort.KIT, "Hand out")):
        form = forms.issue_form(made[sort], "", (_nothing, _nothing))
        qtbot.addWidget(form)
        assert form.title.text() == title
        assert not {"odometer", "fuel", "driver", "override"} & set(form.values())
    back = forms.return_form(made[Sort.KIT], "", (_nothing, _nothing))
    qtbot.addWidget(back)
    assert set(back.values()) == {"vehicle", "at", "damage"}


def test_a_wait_begins_at_the_next_full_hour(qtbot: QtBot, made: dict[Sort, Lists]) -> None:
    form = forms.join_form(made[Sort.VEHICLE], (_nothing, _nothing))
    qtbot.addWidget(form)
    assert (form.values()["start"], form.values()["end"]) == (when("11:00"), when("15:00"))


def test_the_form_for_work_that_is_due_knows_its_reason(
    qtbot: QtBot, made: dict[Sort, Lists]
) -> None:
    lists = made[Sort.VEHICLE]
    form = forms.off_road_form(lists, lists.due[1], (_nothing, _nothing))
    qtbot.addWidget(form)
    assert (form.values()["reason"], form.values()["back"]) == ("mot", None)


def test_a_desk_without_bookings_fills_in_none(qtbot: QtBot, tmp_path: Path) -> None:
    rooms = read_of(a_busy_desk(tmp_path), Sort.ROOM)
    form = forms.issue_form(rooms, "KD-ROOM-1", (_nothing, _nothing))
    qtbot.addWidget(form)
    assert (form.values()["vehicle"], form.values()["booking"]) == ("KD-ROOM-1", None)
