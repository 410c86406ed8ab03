"""What is chosen, in words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.rules.details import Detail, detail_of
from bcu_desk.features.assignments.rules.suggestions import Choice, Suggestion
from bcu_desk.features.assignments.widgets.inspector import Inspector, unbroken
from bcu_desk.features.assignments.widgets.suggestion import SuggestionButton
from tests.features.assignments.boards import GAP, ON, shown, with_gap


def _detail() -> Detail:
    found = shown(with_gap())
    return detail_of(found.items[GAP], found.breaches, ON)


def _inspector(qtbot: QtBot, *, read_only: bool = False) -> Inspector:
    made = Inspector(read_only=read_only)
    qtbot.addWidget(made)
    made.show_detail(_detail(), closable=True)
    made.show()
    return made


def _words(made: Inspector) -> list[str]:
    return [label.text() for label in made.findChildren(QLabel) if label.isVisibleTo(made)]


def test_everything_of_a_gap_is_said(qtbot: QtBot) -> None:
    told = " ".join(_words(_inspector(qtbot)))
    for part in ("Gap, 11 days", "starts in 10 days", "Vacant post", "What breaks on these days"):
        assert part in told


def test_verbs_and_points_are_told_when_pressed(qtbot: QtBot) -> None:
    made = _inspector(qtbot)
    assert made.verbs() == ("appoint", "cover", "dedicate", "waive")
    first = made.first_verb()
    assert first is not None
    with qtbot.waitSignal(made.verb) as verb:
        first.click()
    assert verb.args == ["appoint"]
    point = made.findChild(QPushButton, "assignments.point.R10.EA-S1")
    assert isinstance(point, QPushButton)
    with qtbot.waitSignal(made.followed) as led:
        point.click()
    assert led.args == ["org_chart", "EA-S1"]


def test_reading_only_leaves_the_gestures_off(qtbot: QtBot) -> None:
    first = _inspector(qtbot, read_only=True).first_verb()
    assert first is not None
    assert not first.isEnabled()


def test_an_overview_has_neither_chip_nor_gesture(qtbot: QtBot) -> None:
    made = _inspector(qtbot)
    plain = replace(_detail(), chip="", aside="", points=(), verbs=(), quiet="All is well.", more=0)
    made.show_detail(plain, closable=False)
    assert made.first_verb() is None
    assert "All is well." in _words(made)
    assert not any(word.startswith("Gap") for word in _words(made))


def test_what_is_left_out_is_counted(qtbot: QtBot) -> None:
    made = _inspector(qtbot)
    made.show_detail(replace(_detail(), more=3), closable=True)
    assert "and 3 more, in the table" in _words(made)


def test_suggestions_are_shown_once_and_told_when_taken(qtbot: QtBot) -> None:
    made = _inspector(qtbot)
    one = Suggestion(Choice("appoint", "EA-S1", "CI Ada Tembo", "No post"), 4, 4, ())
    made.suggest(())
    made.suggest((one,))
    made.suggest((one,))
    buttons = made.findChildren(SuggestionButton)
    assert len(buttons) == 1
    with qtbot.waitSignal(made.suggested) as told:
        buttons[0].click()
    assert told.args == [one]


def test_codes_are_not_broken_at_their_hyphen() -> None:
    assert unbroken("EA-S3 is vacant") == "EA\u2011S3 is vacant"
    assert unbroken("two-year plan") == "two-year plan"
