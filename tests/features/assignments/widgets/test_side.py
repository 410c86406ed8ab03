"""The inspector and the form that takes its place."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.queries import Board, Choices, PostChoice
from bcu_desk.features.assignments.rules.items import Asked
from bcu_desk.features.assignments.widgets.side import FILLING_IN, READING, Side
from bcu_desk.kit.look.theme import apply_theme
from tests.features.assignments.boards import ON, shown, with_gap


def _board() -> Board:
    posts = tuple(PostChoice(f"EA-S{n}", f"Post {n}", "EA", "superintendent", "") for n in (1, 2))
    return replace(shown(with_gap()).board, choices=Choices(posts, (), (), ()))


def _side(qtbot: QtBot, qapp: QApplication) -> Side:
    apply_theme(qapp, "light")
    side = Side(read_only=False)
    qtbot.addWidget(side)
    side.show()
    return side


def test_a_form_takes_the_inspectors_place_and_gives_it_back(
    qtbot: QtBot, qapp: QApplication
) -> None:
    side = _side(qtbot, qapp)
    assert side.width() == READING
    side.open_form("swap", _board(), Asked(post="EA-S1"))
    assert side.form is not None
    assert not side.inspector.isVisible()
    assert side.maximumWidth() == FILLING_IN
    with qtbot.waitSignal(side.form_closed):
        qtbot.keyClick(side.form, Qt.Key.Key_Escape)
    assert side.form is None
    assert side.inspector.isVisible()


def test_a_second_form_puts_the_first_away(qtbot: QtBot, qapp: QApplication) -> None:
    side = _side(qtbot, qapp)
    side.open_form("swap", _board(), Asked())
    side.open_form("lead", _board(), Asked())
    assert side.form is not None
    assert side.form.objectName() == "assignments.lead.form"


def test_what_is_filled_in_is_sent_with_its_gesture(qtbot: QtBot, qapp: QApplication) -> None:
    side = _side(qtbot, qapp)
    side.open_form("swap", _board(), Asked(post="EA-S1"))
    assert side.form is not None
    side.form.set_value("with", "EA-S2")
    with qtbot.waitSignal(side.sent) as told:
        side.form.send()
    assert told.args == ["swap", {"post": "EA-S1", "with": "EA-S2", "from": ON}]


def test_closing_without_a_form_does_nothing(qtbot: QtBot, qapp: QApplication) -> None:
    side = _side(qtbot, qapp)
    with qtbot.assertNotEmitted(side.form_closed):
        side.close_form()
