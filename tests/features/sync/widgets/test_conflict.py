"""A record in which desks differ: its sides, and what each button decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.widgets.conflict import KEPT, ConflictCard
from bcu_desk.kit.buttons import Button
from tests.features.sync.widgets.rows import a_conflict, a_record, a_side


@pytest.fixture
def card(qtbot) -> ConflictCard:
    made = ConflictCard()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def told(card: ConflictCard) -> list[object]:
    found: list[object] = []
    card.decided.connect(found.append)
    card.value_asked.connect(found.append)
    return found


def press(card: ConflictCard, name: str) -> None:
    buttons = [one for one in card.findChildren(Button, name) if not one.isHidden()]
    buttons[-1].click()


def test_base_and_both_sides_are_shown_mine_first(card: ConflictCard) -> None:
    card.show_row(a_record(a_conflict()), writable=True)
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert texts.index("08:00") < texts.index("09:00") < texts.index("10:00")
    assert "Mine (Desk 03)" in texts
    assert "PS Kaur, Sun 22 Jan 2017 17:02" in texts
    assert texts[texts.index("10:00") + 1] == "shown"


def test_each_button_decides_its_field(card: ConflictCard, told: list[object]) -> None:
    start, driver = a_conflict(), a_conflict("driver", a_side(5, "A"), a_side(3, "B"))
    card.show_row(a_record(start, driver), writable=True)
    for name in ("keep.0", "take.1", "enter.0", "keep_all", "take_all"):
        press(card, f"exchange.{name}")
    assert told == [
        ((start.id, "keep"),),
        ((driver.id, "take:3"),),
        start.id,
        ((start.id, "keep"), (driver.id, "keep")),
        ((start.id, "take:3"), (driver.id, "take:3")),
    ]


def test_three_sides_have_a_button_each(card: ConflictCard, told: list[object]) -> None:
    three = a_conflict("start", a_side(5, "10"), a_side(3, "9"), a_side(4, "8"), a_side(2, "10"))
    card.show_row(a_record(three), writable=True)
    press(card, "exchange.take.0.4")
    assert told == [((three.id, "take:4"),)]
    assert not card.findChildren(Button, "exchange.take.0.2")


def test_a_deleted_record_is_kept_or_deleted(card: ConflictCard, told: list[object]) -> None:
    sides = (a_side(5, "changed"), a_side(3, "deleted", mine=True))
    one = a_conflict("", *sides, kind="edit_or_delete")
    card.show_row(a_record(one), writable=True)
    assert card._note.text() == KEPT
    for verb in ("keep.0", "take.0"):
        press(card, f"exchange.{verb}")
    assert told == [((one.id, "keep"),), ((one.id, "delete"),)]


def test_keys_stand_on_the_buttons_of_the_first_field(card: ConflictCard) -> None:
    start, driver = a_conflict(), a_conflict("driver", a_side(5, "A"), a_side(3, "B"))
    card.show_row(a_record(start, driver), writable=True)
    keys = {one.objectName(): one.key_words() for one in card.findChildren(Button)}
    told = [keys[f"exchange.{verb}.0"] for verb in ("keep", "take", "enter")]
    assert (told, keys["exchange.keep.1"]) == (["K", "T", "E"], "")


def test_a_file_that_cannot_be_changed_has_no_buttons_to_press(card: ConflictCard) -> None:
    card.show_row(a_record(a_conflict()), writable=False)
    assert not card.findChild(Button, "exchange.keep.0").isEnabled()


def test_the_record_that_one_deleted_is_shown_as_the_other_changed_it(card: ConflictCard) -> None:
    sides = (a_side(5, "deleted"), a_side(3, "changed note to Swapped"))
    card.show_row(a_record(a_conflict("", *sides, kind="edit_or_delete")), writable=True)
    texts = [one.text() for one in card.findChildren(QLabel)]
    assert texts[texts.index("Changed note to Swapped") + 1] == "shown"
    assert texts.count("shown") == 1
    assert card._about.text() == "To decide"


def test_long_values_are_read_whole_and_their_buttons_tell_whose_they_are(
    card: ConflictCard, qtbot
) -> None:
    said = "Superintendent for neighbourhoods, partnership, licensing and the ward teams"
    sides = (a_side(5, f"{said}, and for events"), a_side(3, said, mine=True))
    card.show_row(a_record(a_conflict("title", *sides)), writable=True)
    card.resize(790, 500)
    with qtbot.waitExposed(card):
        card.show()
    shown = [one for one in card.findChildren(QLabel) if one.text().startswith(said)]
    assert len(shown) == 2
    for one in shown:
        assert one.height() >= one.heightForWidth(one.width())
    texts = [one.text() for one in card.findChildren(Button) if ".0" in one.objectName()]
    assert texts == ["Keep what Desk 05 said", "Take mine", "Enter another…"]


def test_sides_that_read_alike_can_each_be_taken(card: ConflictCard, told: list[object]) -> None:
    alike = a_conflict("note", a_side(5, "nothing"), a_side(3, "nothing"))
    card.show_row(a_record(alike, a_conflict()), writable=True)
    press(card, "exchange.take.0")
    press(card, "exchange.take_all")
    assert told[0] == ((alike.id, "take:3"),)
    assert told[1][0] == (alike.id, "take:3")


def test_long_titles_and_many_choices_go_on_in_the_next_line(qtbot, card: ConflictCard) -> None:
    said = [a_side(desk, f"Tue {desk} Jan 2017 12:00") for desk in (5, 3, 4, 2)]
    title = "Post EA-S1 · Superintendent for neighbourhoods, licensing and the ward teams of three"
    card.show_row(replace(a_record(a_conflict("start", *said)), title=title), writable=True)
    card.resize(600, 500)
    card.show()
    head = next(one for one in card.findChildren(QLabel) if one.text() == title)
    qtbot.waitUntil(lambda: head.height() >= 2 * head.fontMetrics().height())
    made = [one for one in card.findChildren(Button) if one.isVisible()]
    assert len(made) == 5
    assert len({one.y() for one in made}) > 1
    for one in made:
        right = one.mapTo(card, one.rect().topRight()).x()
        assert right <= card.width()
