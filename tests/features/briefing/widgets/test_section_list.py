"""The list of sections: ticks, places by keys and by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.widgets.section_list import SectionList
from bcu_desk.work.packs.sections import Asked, Part, Section


def _section(name: str) -> Section:
    def read(_reader: object, _view: object, _asked: Asked) -> Part:
        return Part(blocks=())

    return Section(name=name, title=name.title(), order=1, read=read, told=f"About {name}")


@pytest.fixture
def listed(qtbot: QtBot) -> SectionList:
    made = SectionList()
    qtbot.addWidget(made)
    made.show_rows([(_section(name), name != "notes", "3") for name in ("chart", "notes", "fleet")])
    made.resize(300, 300)
    made.show()
    return made


def test_rows_are_told_with_count_and_place(listed: SectionList) -> None:
    assert listed.names() == ("chart", "fleet")
    assert listed.row("fleet").tick.accessibleName() == "Fleet, 3, 3 of 3"
    assert "About fleet" in listed.row("fleet").tick.accessibleDescription()


def test_keys_move_a_row_or_the_keyboard(qtbot: QtBot, listed: SectionList) -> None:
    with qtbot.waitSignal(listed.changed) as told:
        alt = Qt.KeyboardModifier.AltModifier
        qtbot.keyClick(listed.row("fleet").tick, Qt.Key.Key_Up, alt)
    assert told.args == [("chart", "fleet")]
    with qtbot.assertNotEmitted(listed.changed):
        qtbot.keyClick(listed.row("chart").tick, Qt.Key.Key_Down)
    listed.move_row(listed.row("chart"), 9)
    listed.row("notes").tick.click()
    assert listed.names() == ("fleet", "notes", "chart")


def test_a_section_that_is_gone_leaves_the_list(listed: SectionList) -> None:
    listed.show_rows([(_section("fleet"), True, "")])
    with pytest.raises(KeyError):
        listed.row("chart")
    assert listed.names() == ("fleet",)
    assert not listed.is_carrying()
