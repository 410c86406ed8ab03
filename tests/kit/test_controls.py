"""Small parts of pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.controls import (
    Card,
    Chip,
    Picture,
    Rule,
    Segmented,
    button,
    empty_state,
    figure,
    rule,
    words,
)
from bcu_desk.kit.look.theme import apply_theme

KEYS = Qt.Key
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def segmented(show: Show) -> Segmented:
    place = QWidget()
    lines = QVBoxLayout(place)
    made = Segmented((("", "All"), ("a", "Ada"), ("b", "Ben")))
    made.setObjectName("page.lens")
    made.setAccessibleName("What is shown")
    for part in (QLineEdit(), made, QLineEdit()):
        lines.addWidget(part)
    show(place)
    return made


def test_the_first_part_is_chosen_at_first(segmented: Segmented) -> None:
    assert segmented.value() == ""
    assert segmented.part("").isChecked()


def test_a_click_chooses_and_tells(segmented: Segmented, qtbot: QtBot) -> None:
    with qtbot.waitSignal(segmented.chosen) as told:
        qtbot.mouseClick(segmented.part("b"), Qt.MouseButton.LeftButton)
    assert told.args == ["b"]
    assert segmented.value() == "b"


def test_choosing_by_code_is_not_told(segmented: Segmented, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segmented.chosen):
        segmented.choose("a")
    assert segmented.value() == "a"
    with pytest.raises(ValueError, match="not in"):
        segmented.choose("z")


def test_arrow_keys_go_round_and_tell(segmented: Segmented, qtbot: QtBot) -> None:
    told: list[str] = []
    segmented.chosen.connect(told.append)
    segmented.part("").setFocus()
    for key in (KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Right, KEYS.Key_Left, KEYS.Key_Up):
        qtbot.keyClick(segmented.part(segmented.value()), key)
    assert told == ["a", "b", "", "b", "a"]
    assert segmented.part("a").hasFocus()


def test_it_is_one_stop_for_tab(segmented: Segmented, qtbot: QtBot) -> None:
    window = segmented.window()
    segmented.choose("a")
    window.findChildren(QLineEdit)[0].setFocus()
    qtbot.keyClick(window.focusWidget(), KEYS.Key_Tab)
    assert segmented.part("a").hasFocus()
    qtbot.keyClick(window.focusWidget(), KEYS.Key_Tab)
    assert window.findChildren(QLineEdit)[1].hasFocus()


def test_each_part_is_named_and_says_what_it_belongs_to(segmented: Segmented) -> None:
    assert segmented.part("").objectName() == "page.lens.all"
    assert segmented.part("a").objectName() == "page.lens.a"
    assert segmented.part("a").accessibleName() == "Ada"
    assert segmented.part("a").accessibleDescription() == "What is shown"
    assert segmented.part("a").height() >= 24


def test_other_keys_are_left_alone(segmented: Segmented, qtbot: QtBot) -> None:
    segmented.part("").setFocus()
    qtbot.keyClick(segmented.part(""), KEYS.Key_X)
    qtbot.keyClick(segmented, KEYS.Key_X)
    assert segmented.value() == ""


def test_places_of_parts_follow_their_number(qtbot: QtBot) -> None:
    one, two = Segmented((("a", "A"),)), Segmented((("a", "A"), ("b", "B")))
    for made in (one, two):
        qtbot.addWidget(made)
    assert one.part("a").property("place") == "only"
    assert [two.part(key).property("place") for key in "ab"] == ["first", "last"]
    empty = Segmented(())
    qtbot.addWidget(empty)
    assert not empty.findChildren(QWidget)


def test_a_chip_changes_its_tone(show: Show) -> None:
    chip = Chip("Live", tone="good")
    show(chip)
    before = chip.grab().toImage()
    chip.set_tone("bad")
    assert chip.property("tone") == "bad"
    assert chip.grab().toImage() != before


def test_words_are_plain_text_in_a_role(qtbot: QtBot) -> None:
    made = words("<b>1 & 2</b>", "secondary", tone="bad", wrap=True)
    qtbot.addWidget(made)
    assert made.text() == "<b>1 & 2</b>"
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert (made.property("role"), made.property("tone"), made.wordWrap()) == (
        "secondary",
        "bad",
        True,
    )


def test_rules_are_hairlines_both_ways(qtbot: QtBot) -> None:
    across, down = rule(), Rule(vertical=True)
    for made in (across, down):
        qtbot.addWidget(made)
    assert across.maximumHeight() == 1
    assert down.maximumWidth() == 1


def test_a_figure_is_read_with_what_it_counts(qtbot: QtBot) -> None:
    made = figure("11", "places short")
    qtbot.addWidget(made)
    assert made.accessibleName() == "11 places short"
    assert [label.text() for label in made.findChildren(QLabel)] == ["11", "places short"]


def test_an_empty_page_says_what_it_is_for_and_offers_the_next_step(show: Show) -> None:
    step = button("Load a file", "page.load", kind="primary")
    place = Card()
    lines = QVBoxLayout(place)
    lines.addWidget(empty_state("No shapes yet", "Load them from a file.", (step,), icon="file"))
    place.resize(600, 400)
    show(place)
    told = [label.text() for label in place.findChildren(QLabel) if label.text()]
    assert told == ["No shapes yet", "Load them from a file."]
    assert step.isVisible()
    pictures = [label for label in place.findChildren(QLabel) if not label.pixmap().isNull()]
    assert len(pictures) == 1


def test_a_picture_follows_the_theme_and_shows_another_icon(show: Show, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    picture = Picture("file", "ink", 18)
    show(picture)
    light = picture.pixmap().toImage()
    apply_theme(qapp, "dark")
    dark = picture.pixmap().toImage()
    picture.show_icon("search", "ink")
    other = picture.pixmap().toImage()
    apply_theme(qapp, "light")
    assert light != dark
    assert dark != other


def test_nothing_is_chosen_until_the_user_chooses(qtbot: QtBot) -> None:
    part = Segmented((("low", "Low"), ("high", "High")))
    qtbot.addWidget(part)
    part.choose("")
    assert part.value() == ""
    part.show()
    qtbot.mouseClick(part.part("high"), Qt.MouseButton.LeftButton)
    assert part.value() == "high"
    part.choose("low")
    assert part.value() == "low"
