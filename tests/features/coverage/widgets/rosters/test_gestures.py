"""Rosters changed from the page: places given and ended, refusals beside their field, undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.domain.rota.shifts import ShiftLine
from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.widgets.rosters.panel import RosterPanel
from bcu_desk.kit.form import Form
from tests.features.coverage.away import TEMBO, a_desk_with
from tests.features.coverage.conftest import Open


def _press(page: CoveragePage, qtbot: QtBot, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def _lines(page: CoveragePage) -> list[ShiftLine]:
    with page.context.desk.reader() as reader:
        return [row for row in reader.every(ShiftLine) if row.person_id == TEMBO]


def _open(page: CoveragePage, qtbot: QtBot) -> RosterPanel:
    page.board.side.show_tab("rates")
    _press(page, qtbot, "coverage.rosters")
    panel = page.mending.panel()
    assert isinstance(panel, RosterPanel)
    return panel


def test_a_place_is_given_and_taken_back_by_undo(open_page: Open, tmp_path, qtbot: QtBot) -> None:
    page = open_page(a_desk_with(tmp_path))
    panel = _open(page, qtbot)
    panel.form.set_value("who", "412KD")
    panel.strip.press_node(2)
    _press(page, qtbot, "coverage.roster_form.submit")
    assert page.mending.panel() is None
    assert [line.position for line in _lines(page)] == [0, 2]
    page.context.desk.undo()
    assert [line.position for line in _lines(page)] == [0]


def test_a_refusal_stands_beside_its_field_and_nothing_is_written(
    open_page: Open, tmp_path, qtbot: QtBot
) -> None:
    page = open_page(a_desk_with(tmp_path))
    panel = _open(page, qtbot)
    panel.form.set_value("who", "412KD")
    panel.form.set_value("place", "1")
    panel.form.set_value("to", panel.form.values()["from"])
    panel.form.send()
    assert "after" in panel.form.trouble() or "before" in panel.form.trouble()
    assert len(_lines(page)) == 1
    qtbot.keyClick(panel.form, Qt.Key.Key_Escape)
    assert page.mending.panel() is None


def test_a_roster_is_ended_from_the_panel(open_page: Open, tmp_path, qtbot: QtBot) -> None:
    page = open_page(a_desk_with(tmp_path))
    _open(page, qtbot)
    _press(page, qtbot, "coverage.roster.end")
    form = page.mending.form()
    assert isinstance(form, Form)
    form.set_value("person", "412KD")
    form.send()
    assert [line.to_day for line in _lines(page)] == [page.context.view().on]
