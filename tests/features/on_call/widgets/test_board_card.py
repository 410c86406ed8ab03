"""The board and the table below it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.on_call.model.content import content
from bcu_desk.features.on_call.model.loaded import Loaded, gap_key
from bcu_desk.features.on_call.widgets.board_card import BoardCard


def test_the_board_is_as_tall_as_its_rows_and_the_table_follows_it(
    qtbot: QtBot, qapp: QApplication, loaded: Loaded
) -> None:
    board = BoardCard(writable=True)
    qtbot.addWidget(board)
    board.show_loaded(loaded, content(loaded))
    assert board.timeline.height() >= board.timeline.rows.height
    assert board.table.isColumnHidden(1)
    key = gap_key(loaded.gaps()[0])
    board.choose(key)
    line = board.table.chosen_line()
    with qtbot.waitSignal(board.opened) as sent:
        board.table.row_opened.emit(line)
    assert sent.args == [key]
