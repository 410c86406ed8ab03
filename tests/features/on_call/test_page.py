"""The on-call page under pointer, keys, forms and the ways that lead to it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu

from bcu_desk.domain.times import minute_of
from bcu_desk.features.on_call.commands.turns import PutOnCall
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON
from tests.features.on_call.conftest import MONDAY, OpenPage
from tests.features.on_call.opened import DSUPT, SUPT, Opened

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
GAP = ("2017-01-28T19:00", "2017-01-29T07:00")
DAY_TURN, NIGHT_TURN = "2017-01-28T07:00", "2017-01-29T07:00"


def _free_person(opened: Opened) -> str:
    """A detective superintendent of the area who is not on call that week."""
    busy = opened.turn(DSUPT, DAY_TURN).collar
    return next(
        one.collar
        for one in opened.loaded.board.people
        if one.bcu == "EA" and one.fits("detective_superintendent", 0) and one.collar != busy
    )


def test_a_drag_on_a_gap_opens_the_form_for_it_and_enter_puts_somebody_on_call(
    open_page: OpenPage,
) -> None:
    opened = open_page()
    opened.drag(opened.point(DSUPT, "2017-01-28T22:00"), opened.point(DSUPT, "2017-01-29T04:00"))
    form = opened.form()
    values = form.values()
    assert (values["bcu"], values["role"]) == ("EA", "detective_superintendent")
    assert (values["start"], values["end"]) == GAP
    assert opened.page.timeline.gesture.phase == "held"
    collar = _free_person(opened)
    form.set_value("person", collar)
    assert form.values()["phone"] == opened.loaded.phone(collar)
    phone = opened.page.findChild(QLineEdit, "on_call.put.phone")
    assert phone is not None
    QTest.keyClick(phone, Qt.Key.Key_Return)
    assert opened.turn(DSUPT, GAP[0]).collar == collar
    assert opened.loaded.gaps() == ()
    assert opened.page.side.form is None
    opened.desk.undo()
    opened.page.refresh()
    assert len(opened.loaded.gaps()) == 1


def test_esc_closes_the_form_with_nothing_changed(open_page: OpenPage) -> None:
    opened = open_page()
    before = opened.stored()
    opened.press("on_call.put")
    QTest.keyClick(opened.form(), Qt.Key.Key_Escape)
    assert opened.page.side.form is None
    assert opened.page.timeline.gesture.phase == ""
    assert opened.stored() == before


def test_an_end_is_dragged_to_the_next_hand_over_and_with_shift_to_any_minute(
    open_page: OpenPage,
) -> None:
    opened = open_page()
    grip = opened.point(DSUPT, GAP[0]) - QPoint(3, 0)
    opened.drag(grip, opened.point(DSUPT, "2017-01-29T04:00"))
    assert opened.turn(DSUPT, DAY_TURN).end_minute == minute_of(GAP[1])
    opened.desk.undo()
    opened.page.refresh()
    opened.page.choose(opened.key_of(DSUPT, DAY_TURN))
    opened.key(Qt.Key.Key_Return)
    opened.key(Qt.Key.Key_Right, ALT | SHIFT)
    opened.key(Qt.Key.Key_Return)
    assert opened.turn(DSUPT, DAY_TURN).end_minute == minute_of(GAP[0]) + 1


def test_a_turn_is_dragged_into_the_gap(open_page: OpenPage) -> None:
    opened = open_page()
    opened.drag(opened.point(DSUPT, "2017-01-29T13:00"), opened.point(DSUPT, "2017-01-29T01:00"))
    assert opened.turn(DSUPT, GAP[0]).end_minute == minute_of(GAP[1])
    assert [gap.start_minute for gap in opened.loaded.gaps()] == [minute_of(NIGHT_TURN)]


def test_a_clash_is_told_before_the_drop_and_changes_nothing(open_page: OpenPage) -> None:
    opened = open_page()
    before = opened.stored()
    one, other = (opened.point(SUPT, time) for time in ("2017-01-25T13:00", "2017-01-26T13:00"))
    opened.drag(one, other, drop=False)
    verdict = opened.page.timeline.gesture.verdict
    assert not verdict.ok
    assert verdict.words.endswith("is on call then")
    assert verdict.figure == "12 h overlap"
    assert opened.page.side.drag.isVisible()
    assert opened.page.side.drag.text() == "Moving a turn"
    opened.key(Qt.Key.Key_Escape)
    assert opened.page.side.card.isVisible()
    assert opened.stored() == before


def test_a_turn_is_not_dragged_to_another_row(open_page: OpenPage) -> None:
    opened = open_page()
    one, other = opened.point(SUPT, "2017-01-28T22:00"), opened.point(DSUPT, "2017-01-28T22:00")
    before = opened.stored()
    opened.drag(one, other)
    assert opened.page.timeline.gesture.verdict.words == "A turn stays on its row"
    assert opened.stored() == before
    opened.key(Qt.Key.Key_Escape)


def test_the_keyboard_picks_up_goes_between_hand_overs_and_drops(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choose(opened.key_of(DSUPT, DAY_TURN))
    opened.key(Qt.Key.Key_Return)
    opened.key(Qt.Key.Key_Right, ALT)
    assert opened.page.side.drag.text() == "Moving a turn"
    opened.key(Qt.Key.Key_Return)
    turn = opened.turn(DSUPT, DAY_TURN)
    assert turn.end_minute == minute_of(GAP[1])


def test_enter_on_a_gap_opens_its_form(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choose(opened.gap_key())
    opened.key(Qt.Key.Key_Return)
    assert (opened.form().values()["start"], opened.form().values()["end"]) == GAP


def test_a_suggestion_opens_the_form_filled_in_and_writes_nothing(open_page: OpenPage) -> None:
    opened = open_page()
    before = opened.stored()
    opened.page.choose(opened.gap_key())
    opened.press("on_call.told.0.0")
    values = opened.form().values()
    assert values["person"] == _free_person(opened)
    assert (values["start"], values["end"]) == GAP
    assert opened.stored() == before


def test_a_turn_is_changed_swapped_ended_and_taken_away_by_buttons(open_page: OpenPage) -> None:
    opened = open_page()
    key = opened.key_of(SUPT, "2017-01-25T07:00")
    opened.page.choose(key)
    opened.press("on_call.told.change")
    opened.form().set_value("phone", "020 7946 0000")
    opened.form().send()
    assert opened.turn(SUPT, "2017-01-25T07:00").phone == "020 7946 0000"
    opened.page.choose(key)
    opened.press("on_call.told.end")
    opened.form().set_value("at", "2017-01-25T15:00")
    opened.form().send()
    assert opened.turn(SUPT, "2017-01-25T07:00").end_minute == minute_of("2017-01-25T15:00")
    QTest.keyClick(opened.page, Qt.Key.Key_Delete)
    assert minute_of("2017-01-25T07:00") in {gap.start_minute for gap in opened.loaded.gaps()}


def test_two_turns_are_swapped_by_the_form(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.look(fortnight=True)
    own = opened.turn(SUPT, "2017-01-25T07:00")
    other = next(turn for turn in opened.loaded.turns_of(SUPT) if turn.collar == own.reserve
                 and turn.start_minute > own.start_minute)  # fmt: skip
    opened.page.choose(opened.key_of(SUPT, "2017-01-25T07:00"))
    opened.press("on_call.told.swap")
    opened.form().set_value("other", opened.key_of(SUPT, other.start.removesuffix("Z")))
    opened.form().send()
    assert opened.turn(SUPT, "2017-01-25T07:00").collar == other.collar


def test_a_week_is_repeated_and_hand_over_times_are_set_by_forms(open_page: OpenPage) -> None:
    opened = open_page()
    opened.press("on_call.repeat")
    form = opened.form()
    assert form.values()["like"] == MONDAY.on
    form.set_value("from", date(2017, 3, 20))
    form.set_value("to", date(2017, 3, 27))
    count = len(opened.stored())
    form.send()
    assert len(opened.stored()) == count + 27
    opened.press("on_call.hand_over")
    opened.form().set_value("day", "08:00")
    opened.form().send()
    assert opened.loaded.board.times["EA"] in ((480, 1_140), (420, 1_140))
    opened.show_day(date(2017, 1, 31))
    assert opened.loaded.board.times["EA"] == (480, 1_140)


def test_the_table_tells_the_same_and_chooses_on_the_board(open_page: OpenPage) -> None:
    opened = open_page()
    table = opened.page.board.table
    assert table.model().rowCount() == len(opened.loaded.shown()) + 1
    table.row_chosen.emit(2)
    assert opened.page.timeline.cursor_at.bar is not None
    assert opened.page.side.card.text().startswith(("Supt ", "DSupt "))


def test_the_search_box_home_and_status_bar_lead_to_row_gap_and_form(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.focus_key(SUPT)
    assert opened.page.side.card.text() == "Superintendent"
    opened.page.focus_key(f"{DSUPT}:look:{minute_of(GAP[0])}")
    assert opened.page.side.card.text() == "Nobody for 12 hours"
    opened.page.focus_key(f"{DSUPT}:fill")
    assert opened.form().values()["start"] == GAP[0]
    opened.page.gestures.close()
    opened.show_day(date(2017, 1, 9))
    opened.page.focus_key(f"{DSUPT}:fill:{minute_of(GAP[0])}")
    assert opened.days[-1] == date(2017, 1, 28)
    assert opened.form().values()["start"] == GAP[0]


def test_a_menu_offers_what_the_buttons_do(open_page: OpenPage) -> None:
    opened = open_page()
    key = opened.key_of(SUPT, "2017-01-25T07:00")
    opened.page.timeline.menu_asked.emit(key, SUPT, QPoint(0, 0))
    menu = opened.page.findChild(QMenu, "on_call.menu")
    assert menu is not None
    names = [action.text() for action in menu.actions()]
    assert names == ["Change…", "Swap…", "End early…", "Take off call"]
    menu.close()


def test_steps_go_by_weeks_or_fortnights(open_page: OpenPage) -> None:
    opened = open_page()
    opened.press("on_call.later")
    opened.page.board.toolbar.span_chosen.emit("fortnight")
    opened.press("on_call.earlier")
    assert opened.days == [date(2017, 1, 30), date(2017, 1, 16)]
    assert opened.loaded.window.fortnight


def test_a_file_without_turns_teaches_and_a_drag_begins_the_rota(open_page: OpenPage) -> None:
    opened = open_page(view=View(date(2018, 1, 8), ("EA",)))
    assert opened.page.side.card.text() == "No rota yet"
    assert opened.loaded.gaps() == ()
    one, other = opened.point(SUPT, "2018-01-09T08:00"), opened.point(SUPT, "2018-01-09T18:00")
    opened.drag(one, other)
    values = opened.form().values()
    assert (values["start"], values["end"]) == ("2018-01-09T07:00", "2018-01-09T19:00")


def test_before_any_bcu_is_live_that_is_said(open_page: OpenPage) -> None:
    opened = open_page(view=View(date(2016, 6, 1)))
    assert not opened.page.board.isVisible()
    opened.page.focus_key(f"{SUPT}:put")
    assert opened.page.side.form is None


def test_nothing_is_dragged_or_pressed_in_a_file_that_is_only_read(
    open_page: OpenPage, desk: Desk
) -> None:
    opened = open_page(Desk(desk.path, Clock(NOON), read_only=True))
    opened.drag(opened.point(DSUPT, "2017-01-28T22:00"), opened.point(DSUPT, "2017-01-29T04:00"))
    opened.page.focus_key(f"{DSUPT}:fill")
    assert opened.page.side.form is None


def test_a_refusal_stands_beside_its_field(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.focus_key(f"{DSUPT}:fill")
    form, collar = opened.form(), _free_person(opened)
    Desk(opened.desk.path, Clock(NOON), actor="Other").do(
        PutOnCall(
            bcu="EA", role="detective_superintendent", person=collar, start=GAP[0], end=GAP[1]
        )
    )
    form.set_value("person", collar)
    form.send()
    assert "is on call from Sat 28 Jan 2017 19:00" in form.trouble()
