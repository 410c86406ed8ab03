"""What stands in place of rows while there is none of a sort."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.begin.none_yet import TOLD, NoneYet


def test_it_teaches_every_sort_and_asks_to_add_the_first(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    made, asked = NoneYet(writable=True), list[str]()
    qtbot.addWidget(made)
    made.add_asked.connect(lambda: asked.append("add"))
    for sort in TOLD:
        made.show_loaded(replace(loaded, board=replace(loaded.board, sort=sort)))
        assert not made.add.isHidden()
    assert made.add.text() == "Add a person…"
    made.add.click()
    assert asked == ["add"]


def test_nothing_can_be_added_where_no_kind_is_known(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    made = NoneYet(writable=True)
    qtbot.addWidget(made)
    made.show_loaded(replace(loaded, board=replace(loaded.board, sort=Sort.KIT, kinds={})))
    assert made.add.isHidden()
