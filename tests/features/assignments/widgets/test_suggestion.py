"""A choice as a button."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.rules.suggestions import Choice, Suggestion
from bcu_desk.features.assignments.widgets.suggestion import SuggestionButton

CHOICE = Choice("appoint", "EA-S3", "DCI Demi Marchetti", "No post; acting up", "9KD")


def _button(qtbot: QtBot, found: Suggestion) -> SuggestionButton:
    made = SuggestionButton(found, "assignments.suggestion.0")
    qtbot.addWidget(made)
    return made


def test_a_choice_is_read_with_what_it_mends(qtbot: QtBot) -> None:
    made = _button(qtbot, Suggestion(CHOICE, 4, 4, ()))
    assert made.accessibleName() == ("DCI Demi Marchetti: No post; acting up. Mends 4 of 4 rules")


def test_a_choice_says_which_rules_it_would_break(qtbot: QtBot) -> None:
    made = _button(qtbot, Suggestion(CHOICE, 3, 4, ("R9",), ("R2", "R5", "R10")))
    assert made.detail() == "No post; acting up"
    assert made.figure() == "3 of 4"
    assert made.rules() == (("Mends R2, R5, R10", "good"), ("Breaks R9", "warn"))
    assert made.accessibleDescription() == "Mends R2, R5, R10. Breaks R9"


def test_each_reason_is_told_on_as_many_lines_as_it_needs(qtbot: QtBot) -> None:
    reasons = ("DCI, below DSupt: acts up, and needs an end", "Knows Redbridge: 14 months there")
    made = _button(qtbot, Suggestion(replace(CHOICE, reasons=reasons), 4, 4, (), ("R2",)))
    assert made.detail() == ". ".join(reasons)
    heights = []
    for width in (200, 400, 2_000):
        made.resize(width, 40)
        made.show()
        heights.append(made.height())
    assert heights[0] > heights[1] > heights[2] > 40
    assert all(reason in made.accessibleName() for reason in reasons)


def test_good_and_doubtful_choices_look_unlike(qtbot: QtBot) -> None:
    pictures = []
    for found in (Suggestion(CHOICE, 4, 4, ()), Suggestion(CHOICE, 4, 4, ("R9",))):
        made = _button(qtbot, found)
        made.resize(280, made.sizeHint().height())
        pictures.append(made.grab().toImage())
    assert pictures[0] != pictures[1]
