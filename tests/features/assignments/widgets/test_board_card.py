"""The board, its table twin and the strip as one card."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.widgets.board_card import BoardCard
from bcu_desk.kit.look.theme import apply_theme
from tests.domain.model_check.worlds import day
from tests.features.assignments.boards import BAR, GAP, ON, REDBRIDGE, shown, with_gap


def _card(qtbot: QtBot, qapp: QApplication) -> BoardCard:
    apply_theme(qapp, "light")
    card = BoardCard()
    qtbot.addWidget(card)
    found = shown(with_gap())
    card.show_board(found.board, found.items, ON)
    card.resize(840, 600)
    card.show()
    return card


def test_an_item_is_marked_on_board_and_table_and_in_the_strip(
    qtbot: QtBot, qapp: QApplication
) -> None:
    card = _card(qtbot, qapp)
    card.choose(GAP)
    assert card.timeline.cursor_at.bar == GAP
    line = card.table.chosen_line()
    assert line is not None
    card.choose("rule.R5|broken|2017-02-02")
    assert [pill.text() for pill in card.strip.pills() if pill.isChecked()] == ["R5"]
    assert card.table.chosen_line() is None
    card.choose("")
    assert card.timeline.cursor_at.bar is None


def test_marking_sends_no_choice_but_the_tables_own(qtbot: QtBot, qapp: QApplication) -> None:
    card = _card(qtbot, qapp)
    told: list[str] = []
    card.chosen.connect(told.append)
    card.choose(BAR)
    assert set(told) <= {BAR}


def test_table_and_board_change_places(qtbot: QtBot, qapp: QApplication) -> None:
    card = _card(qtbot, qapp)
    assert card.shown() is card.timeline
    card.show_as("table")
    assert card.shown() is card.table
    assert card.table.isVisible()
    card.show_as("board")
    assert card.timeline.isVisible()


def test_a_time_without_a_bcu_is_explained_and_leads_to_its_start(
    qtbot: QtBot, qapp: QApplication
) -> None:
    card = _card(qtbot, qapp)
    before = shown(with_gap(), Span(day(1, 2, 2016), day(5, 1, 2016)))
    card.show_board(replace(before.board, begins=day(1, 9)), before.items, ON)
    assert not card.timeline.isVisible()
    assert card.go.isVisible()
    with qtbot.waitSignal(card.day_asked) as told:
        card.go.click()
    assert told.args == [day(1, 9)]
    card.show_as("table")
    assert not card.table.isVisible()
    found = shown(with_gap())
    card.show_board(found.board, found.items, ON)
    assert card.table.isVisible()


def test_keys_on_the_board_choose_and_open(qtbot: QtBot, qapp: QApplication) -> None:
    card = _card(qtbot, qapp)
    card.choose(BAR)
    with qtbot.waitSignal(card.chosen) as told:
        qtbot.keyClick(card.timeline, Qt.Key.Key_Right)
    assert told.args == [GAP]
    with qtbot.waitSignal(card.opened) as opened:
        qtbot.keyClick(card.timeline, Qt.Key.Key_Return)
    assert opened.args == [GAP]


def test_the_line_of_now_and_the_days_of_the_axis_are_the_boards(
    qtbot: QtBot, qapp: QApplication
) -> None:
    card = _card(qtbot, qapp)
    assert card.timeline.axis.now == ON.toordinal()
    assert card.timeline.rows.line_of(REDBRIDGE) is not None
