"""The forms' fields and what they offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets import forms
from bcu_desk.kit.fields import ChoiceField
from bcu_desk.kit.form import Form
from tests.features.bookings.small import KLM, KMA, KNE, VAN, at

TIMES = (at("11:00"), at("12:00"))
ENDS: forms.Ends = (lambda _: None, lambda: None)


def _options(form: Form, name: str) -> list[tuple[str, str]]:
    field = form.field(name)
    assert isinstance(field, ChoiceField)
    return [(option.key, option.detail) for option in field._options]


@pytest.fixture
def keep(qtbot: QtBot, light: QApplication) -> Callable[[Form], Form]:
    """Puts a form away after the test."""

    def kept(form: Form) -> Form:
        qtbot.addWidget(form)
        return form

    return kept


def test_free_vehicles_come_first_and_taken_ones_say_so(
    keep: Callable[[Form], Form], loaded: Loaded
) -> None:
    form = keep(forms.book_form(loaded, "", TIMES, ENDS))
    assert _options(form, "vehicle") == [
        (KNE, "Dagenham"),
        (KMA, "Romford"),
        (KLM, "Romford · taken"),
        (VAN, "Romford · taken"),
    ]
    assert [key for key, _ in _options(form, "borough")] == ["E09000002", "E09000016"]
    assert form.objectName() == "bookings.book_form"
    assert form.field("purpose").objectName() == "bookings.book.purpose"


def test_drivers_say_what_they_hold_and_lack(keep: Callable[[Form], Form], loaded: Loaded) -> None:
    irv = keep(forms.book_form(loaded, KLM, TIMES, ENDS))
    assert _options(irv, "driver") == [("412KD", "response driver")]
    van = keep(forms.book_form(loaded, VAN, TIMES, ENDS))
    assert _options(van, "driver") == [
        ("412KD", "response driver · lacks response driver, van endorsement")
    ]


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (lambda loaded: forms.move_form(loaded, TIMES, ENDS), "vehicle start end override"),
        (lambda loaded: forms.off_road_form(loaded, ENDS), "vehicle reason start back note"),
        (lambda loaded: forms.back_form(loaded, ENDS), "vehicle at"),
        (lambda loaded: forms.add_form(loaded, ENDS), "registration kind borough base from"),
    ],
    ids=["move", "off_road", "back", "add"],
)
def test_each_form_has_its_fields(
    keep: Callable[[Form], Form],
    loaded: Loaded,
    make: Callable[[Loaded], Form],
    fields: str,
) -> None:
    assert list(keep(make(loaded)).values()) == fields.split()


def test_a_vehicle_is_back_at_the_start_of_a_day() -> None:
    assert forms.day_of_back({"back": date(2017, 1, 25)}) == "2017-01-25T00:00"
    assert forms.day_of_back({"back": None}) is None
