"""Map and table with the same wards chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import WardState
from bcu_desk.features.coverage.widgets.board import Board
from tests.features.coverage.small import DAY, FULL, SHORT


@pytest.fixture
def board(show: Callable[[QWidget], QWidget], small: Loaded) -> Board:
    made = Board(writable=True)
    made.resize(1190, 688)
    made.show_loaded(small)
    made.show_looking(DAY)
    show(made)
    return made


def test_wards_chosen_together_are_marked_in_map_and_table(board: Board, both: Loaded) -> None:
    board.show_loaded(both)
    board.show_looking(DAY)
    first, second = board.wards.wards()[:2]
    assert board.show_several((second, first)) == (first, second)
    assert set(board.map.selected_codes()) == {first, second}
    assert board.wards.table.chosen_lines() == (0, 1)
    assert board.map_card.several.isVisible()
    board.show_ward(second)
    assert (board.several(), board.map.selected_codes()) == ((), ())
    assert board.wards.table.chosen_lines() == (1,)
    assert board.map_card.ward_card.isVisible()


def test_ctrl_a_in_the_table_tells_all_its_wards(board: Board, qtbot: QtBot) -> None:
    board.wards.table.setFocus()
    with qtbot.waitSignal(board.selected) as told:
        qtbot.keyClick(board.wards.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert told.args == [(SHORT, FULL)]


def test_only_wards_that_are_shown_are_chosen(board: Board) -> None:
    board.map_card.legends.legend("legend").button(WardState.SHORT).click()
    board.show_looking(DAY)
    assert board.show_several((FULL, SHORT)) == (SHORT,)
    assert board.several() == ()


def test_an_officer_in_hand_sees_how_wards_stand_whatever_was_shown(board: Board) -> None:
    board.top.lens.show_sight(Sight.PEOPLE)
    assert board.looking().sight is Sight.PEOPLE
    assert board.looking(frozenset({FULL})).sight is Sight.IN_POST
