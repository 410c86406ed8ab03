"""The gestures of the rota: forms open with what is known, a ghost goes along."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bcu_desk.kit.timeline.rows import Proposal
from tests.features.on_call.conftest import OpenPage
from tests.features.on_call.opened import DSUPT, SUPT


def test_a_ghost_follows_the_times_in_the_form_and_goes_with_it(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.start("put", DSUPT)
    gesture = opened.page.timeline.gesture
    assert gesture.asked is not None
    assert gesture.asked.row == DSUPT
    opened.form().set_value("start", "2017-01-28T20:00")
    assert gesture.asked.end - gesture.asked.start == 660
    opened.form().set_value("end", "2017-01-28T19:00")
    assert gesture.asked is None
    opened.page.gestures.close()
    assert opened.page.side.form is None


def test_the_ghost_of_a_change_is_the_turn_itself(open_page: OpenPage) -> None:
    opened = open_page()
    key = opened.key_of(SUPT, "2017-01-25T07:00")
    opened.page.start("change", key)
    gesture = opened.page.timeline.gesture
    assert (gesture.asked is not None and gesture.asked.bar) == key
    assert gesture.verdict.ok


def test_a_copy_opens_the_form_with_its_person(open_page: OpenPage) -> None:
    opened = open_page()
    turn, gap = opened.turn(DSUPT, "2017-01-28T07:00"), opened.loaded.gaps()[0]
    key = opened.key_of(DSUPT, "2017-01-28T07:00")
    asked = Proposal(DSUPT, gap.start_minute, gap.end_minute, key, copy=True)
    before = opened.stored()
    opened.page.gestures.drop(asked)
    assert opened.form().values()["person"] == turn.collar
    assert opened.stored() == before


def test_somebody_else_for_a_turn_opens_its_change_filled_in(open_page: OpenPage) -> None:
    opened = open_page()
    turn = opened.turn(SUPT, "2017-01-25T07:00")
    key = opened.key_of(SUPT, "2017-01-25T07:00")
    opened.page.start("take", key, str(turn.reserve))
    values = opened.form().values()
    assert values["to_person"] == turn.reserve
    assert values["phone"] == opened.loaded.phone(str(turn.reserve))
    opened.form().send()
    assert opened.turn(SUPT, "2017-01-25T07:00").collar == turn.reserve


def test_a_phone_that_was_typed_stays_when_another_person_is_chosen(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.start("put", DSUPT)
    form = opened.form()
    form.set_value("phone", "020 7946 0000")
    form.set_value("person", opened.turn(DSUPT, "2017-01-28T07:00").collar)
    assert form.values()["phone"] == "020 7946 0000"
    opened.key(Qt.Key.Key_Escape)
