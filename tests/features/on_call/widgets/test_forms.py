"""The forms of the rota."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.on_call.model.loaded import Loaded
from bcu_desk.features.on_call.widgets import forms
from tests.features.on_call.opened import SUPT

ENDS = (lambda _values: None, lambda: None)


def test_people_of_the_rank_who_are_free_come_first_and_each_says_what_is_against(
    loaded: Loaded,
) -> None:
    turn = loaded.turns_of(SUPT)[31]
    options = forms.people_for(loaded, turn.role, (turn.start_minute, turn.end_minute))
    on = next(option for option in options if option.key == turn.collar)
    assert on.detail == "EA · on call then"
    details = [option.detail for option in options]
    assert details[0].endswith("free")
    assert any("not superintendent" in detail for detail in details)


def test_each_form_has_a_name_and_its_fields_the_commands_words(
    qtbot: QtBot, qapp: QApplication, loaded: Loaded
) -> None:
    turn = loaded.turns_of(SUPT)[31]
    span = (turn.start_minute, turn.end_minute)
    made = {
        "put": forms.put_form(loaded, turn.role, span, ENDS),
        "change": forms.change_form(loaded, turn, ENDS),
        "swap": forms.swap_form(loaded, turn, ENDS),
        "end": forms.end_form(turn, ENDS),
        "repeat": forms.repeat_form(loaded, ENDS),
        "hand_over": forms.hand_over_form(loaded, ENDS),
    }
    for name, form in made.items():
        qtbot.addWidget(form)
        assert form.objectName() == f"on_call.{name}_form"
        for field in form.values():
            assert form.findChild(QWidget, f"on_call.{name}.{field}") is not None
    assert set(made["put"].values()) == {
        "bcu", "role", "person", "start", "end", "reserve", "phone",
    }  # fmt: skip
    assert set(made["repeat"].values()) == {"bcu", "role", "like", "from", "to"}
    assert made["end"].title.text() == f"End {turn.who}'s turn early"
