"""Out and due: the lists by pointer and keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.fleet import KeyIssue, Sort, Waiting
from tests.features.bookings.lists import HELD, WAITS
from tests.features.bookings.small import KLM, KMA
from tests.features.bookings.widgets.lists.conftest import OpenLists


def test_the_list_chosen_is_shown_with_its_lines(open_lists: OpenLists) -> None:
    listed = open_lists()
    assert listed.column("Vehicle") == [KLM, KMA]
    listed.view.tabs.tabs["loans"].click()
    assert listed.column("Late or left") == ["1 h late"]
    assert listed.view.pane().table.isVisible()
    assert not listed.view.panes["keys"].isVisible()


def test_a_line_chosen_is_told_and_stays_so_when_read_again(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.pane().table.choose_line(1)
    listed.read()
    row = listed.view.row()
    assert row is not None
    assert row.vehicle == KMA
    assert listed.view.card.verbs["return"].isVisible()


def test_what_is_back_leaves_the_list_and_the_next_is_chosen(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.pane().table.choose_line(0)
    listed.press("return")
    listed.form().send()
    assert listed.column("Vehicle") == [KMA]
    row = listed.view.row()
    assert row is not None
    assert row.vehicle == KMA
    listed.desk.undo()
    listed.read()
    assert listed.column("Vehicle") == [KLM, KMA]


def test_enter_opens_what_a_line_is_for_but_never_leaves_the_waiting_list(
    open_lists: OpenLists,
) -> None:
    listed = open_lists()
    table = listed.view.pane().table
    table.choose_line(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert listed.form().objectName() == "bookings.return"
    listed.view.show_list("waits")
    assert listed.view.place.form is None
    listed.view.pane().table.choose_line(0)
    QTest.keyClick(listed.view.pane().table, Qt.Key.Key_Return)
    assert (listed.view.place.form, listed.steps) == (None, [])


def test_delete_leaves_the_waiting_list(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.show_list("waits")
    listed.view.pane().table.choose_line(0)
    QTest.keyClick(listed.view.pane().table, Qt.Key.Key_Delete)
    with listed.desk.reader() as reader:
        assert {row.id: row.status for row in reader.every(Waiting)}[WAITS] == "left"
    assert listed.column("Place") == []


def test_a_hold_that_is_over_is_passed_on_by_its_button(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.show_list("waits")
    listed.press("pass_on")
    with listed.desk.reader() as reader:
        states = {row.id: row.status for row in reader.every(Waiting)}
    assert (states[WAITS], states[HELD]) == ("waiting", "held")
    button = listed.view.findChild(QPushButton, "bookings.lists.pass_on")
    assert button is not None
    assert not button.isVisible()


def test_a_form_put_away_changes_nothing_and_gives_the_keyboard_back(
    open_lists: OpenLists,
) -> None:
    listed = open_lists()
    listed.view.pane().table.choose_line(0)
    listed.press("return")
    QTest.keyClick(listed.form(), Qt.Key.Key_Escape)
    assert (listed.view.place.form, listed.steps) == (None, [])
    assert listed.view.focusWidget() is listed.view.pane().table
    with listed.desk.reader() as reader:
        assert all(row.back_minute is None for row in reader.every(KeyIssue))


def test_rooms_have_no_servicing_and_the_form_of_vehicles_is_gone(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.show_list("due")
    listed.view.pane().table.choose_line(0)
    listed.press("off_road")
    listed.read(Sort.ROOM)
    assert listed.view.place.form is None
    assert listed.view.tabs.value() == "keys"
    assert not listed.view.tabs.tabs["due"].isVisible()
    listed.view.take_keyboard()
    assert listed.view.focusWidget() is listed.view.panes["keys"].verbs["issue"]


def test_a_list_and_a_vehicle_are_gone_to_by_key(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.focus_key(f"keys:{KMA}")
    row = listed.view.row()
    assert row is not None
    assert row.vehicle == KMA
    listed.view.focus_key("loans:")
    assert listed.view.tabs.value() == "loans"
    assert listed.view.row() is not None


def test_where_nothing_can_be_written_no_verb_is_offered(open_lists: OpenLists) -> None:
    listed = open_lists(writable=False)
    listed.view.pane().table.choose_line(0)
    shown = [made for made in listed.view.card.verbs.values() if made.isVisible()]
    assert shown == []
    listed.view.start("return")
    assert listed.view.place.form is None
