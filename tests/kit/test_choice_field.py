"""The choice found by typing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.choice_field import ChoiceField, Option, PickBox

KEYS = Qt.Key
PEOPLE = (
    Option("411", "Reed, Alba", "Church End"),
    Option("22", "Finch, Bo", "free on all days", "good"),
    Option("33", "Reed, Cy", "on leave", "warn"),
)


@pytest.fixture
def choice(show: Callable[[QWidget], QWidget]) -> ChoiceField:
    made = ChoiceField("p.f.who", "Person")
    made.offer(PEOPLE)
    made.resize(320, 40)
    show(made)
    made.edit.setFocus()
    return made


def listed(choice: ChoiceField) -> list[str]:
    return [choice.list.item(row).text() for row in range(choice.list.count())]


def test_typing_lists_the_choices_that_hold_every_word(choice: ChoiceField, qtbot: QtBot) -> None:
    qtbot.keyClicks(choice.edit, "re")
    assert listed(choice) == [
        "Reed, Alba, Church End",
        "Finch, Bo, free on all days",
        "Reed, Cy, on leave",
    ]
    qtbot.keyClicks(choice.edit, "ed le")
    assert listed(choice) == ["Reed, Cy, on leave"]
    assert choice.value() == ""


def test_enter_takes_the_choice_that_is_lit(choice: ChoiceField, qtbot: QtBot) -> None:
    told: list[str] = []
    choice.changed.connect(told.append)
    qtbot.keyClicks(choice.edit, "reed")
    qtbot.keyClick(choice.edit, KEYS.Key_Down)
    qtbot.keyClick(choice.edit, KEYS.Key_Return)
    assert (choice.value(), choice.typed(), choice.list.isHidden()) == ("33", "Reed, Cy", True)
    assert told[-1] == "33"


def test_arrows_open_the_list_and_stay_inside_it(choice: ChoiceField, qtbot: QtBot) -> None:
    qtbot.keyClick(choice.edit, KEYS.Key_Down)
    assert (len(listed(choice)), choice.list.currentRow()) == (3, 0)
    for _ in range(5):
        qtbot.keyClick(choice.edit, KEYS.Key_Down)
    assert choice.list.currentRow() == 2
    for _ in range(5):
        qtbot.keyClick(choice.edit, KEYS.Key_Up)
    assert choice.list.currentRow() == 0


def test_a_click_shows_all_and_a_click_on_one_takes_it(choice: ChoiceField, qtbot: QtBot) -> None:
    choice.set_value("22")
    qtbot.mouseClick(choice.edit, Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert len(listed(choice)) == 3
    place = choice.list.visualItemRect(choice.list.item(0)).center()
    qtbot.mouseClick(choice.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert choice.value() == "411"


def test_a_whole_key_or_label_typed_chooses_without_the_list(
    choice: ChoiceField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(choice.edit, "22")
    assert choice.value() == "22"
    choice.edit.clear()
    qtbot.keyClicks(choice.edit, "reed, alba")
    assert choice.value() == "411"


def test_words_that_match_nothing_say_so_and_cannot_be_taken(
    choice: ChoiceField, qtbot: QtBot
) -> None:
    qtbot.keyClicks(choice.edit, "zz")
    assert listed(choice) == ["Nothing matches “zz”"]
    qtbot.keyClick(choice.edit, KEYS.Key_Return)
    qtbot.mouseClick(choice.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert choice.value() == ""


def test_leaving_the_field_closes_the_list(choice: ChoiceField, qtbot: QtBot) -> None:
    choice.show_matches("")
    choice.edit.clearFocus()
    qtbot.waitUntil(choice.list.isHidden)
    assert choice.value() == ""


def test_a_value_that_is_not_offered_empties_the_field(choice: ChoiceField) -> None:
    choice.set_value("22")
    choice.set_value("no such key")
    assert (choice.value(), choice.typed()) == ("", "")


def test_no_more_than_60_choices_are_listed(choice: ChoiceField) -> None:
    choice.offer([Option(str(n), f"Name {n}") for n in range(200)])
    choice.show_matches("name")
    assert choice.list.count() == 60
    assert choice.list.height() < 8 * 40


def test_the_list_paints_label_and_word_apart(choice: ChoiceField) -> None:
    choice.show_matches("")
    picture = choice.list.grab().toImage()
    middle = choice.list.visualItemRect(choice.list.item(1)).center().y()
    inked = [
        x for x in range(4, picture.width() - 4) if picture.pixelColor(x, middle).lightness() < 200
    ]
    assert inked[0] < 60
    assert inked[-1] > picture.width() - 60


def test_a_few_choices_drop_down_with_a_word_about_each(qtbot: QtBot) -> None:
    box = PickBox("page.pick", "Pick")
    qtbot.addWidget(box)
    box.offer([Option("a", "First", "2 of 3"), Option("b", "Second")], "b")
    assert [box.itemText(n) for n in range(box.count())] == ["First, 2 of 3", "Second"]
    assert (box.currentData(), box.accessibleName()) == ("b", "Pick")
    with qtbot.waitSignal(box.picked) as told:
        qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told.args == ["a"]
    assert not box.grab().isNull()


def test_what_was_picked_stays_where_it_can(qtbot: QtBot) -> None:
    box = PickBox("page.pick", "Pick")
    qtbot.addWidget(box)
    first, second, third = Option("", "Any"), Option("a", "A"), Option("b", "B")
    box.offer((first, second, third))
    assert box.currentData() == ""
    box.setCurrentIndex(2)
    box.offer((first, third))
    assert box.currentData() == "b"
    box.offer((first, second))
    assert box.currentData() == ""
