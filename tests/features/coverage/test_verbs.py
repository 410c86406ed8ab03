"""Gestures begun from buttons and keys, for the ward chosen or for several."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.widgets.absences.panel import AbsencePanel
from bcu_desk.work.desk import Desk
from tests.features.coverage.pages import VALENTINES, spot_of

K = Qt.Key


def _choose(page: CoveragePage, count: int) -> tuple[str, ...]:
    wards = page.wards.wards()[-count:]
    page.map.select(wards)
    page.map.selected.emit(page.map.selected_codes())
    return wards


def test_a_records_for_the_teams_of_all_wards_chosen_in_one_step_and_they_stay_chosen(
    page: CoveragePage, qtbot: QtBot, desk: Desk
) -> None:
    wards = _choose(page, 2)
    page.map.setFocus()
    qtbot.keyClick(page.map, K.Key_A)
    panel = page.mending.panel()
    assert isinstance(panel, AbsencePanel)
    before = desk.undo_label()
    assert {one.ward for one in panel.people.chosen()} == set(wards)
    panel.form.submit.click()
    assert page.mending.panel() is None
    assert set(page.board.several()) == set(wards)
    assert desk.undo_label() != before
    page.context.hub.changed.emit(desk.undo())
    assert desk.undo_label() == before


def test_esc_puts_the_form_away_first_and_then_the_wards_chosen(
    page: CoveragePage, qtbot: QtBot
) -> None:
    _choose(page, 3)
    page.map.setFocus()
    qtbot.keyClick(page.map, K.Key_T)
    form = page.mending.form()
    assert form is not None
    qtbot.keyClick(form, K.Key_Escape)
    assert page.mending.form() is None
    assert len(page.board.several()) == 3
    page.table.setFocus()
    qtbot.keyClick(page.table, K.Key_Escape)
    assert page.board.several() == ()
    assert page.map.selected_codes() == ()


def test_a_box_drawn_on_the_map_chooses_in_the_table(page: CoveragePage, qtbot: QtBot) -> None:
    shift, left = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
    spot, aside = spot_of(page, VALENTINES).toPoint(), QPoint(50, 50)
    qtbot.mousePress(page.map, left, shift, pos=spot - aside)
    qtbot.mouseMove(page.map, spot + aside)
    qtbot.mouseRelease(page.map, left, shift, pos=spot + aside)
    chosen = set(page.board.several())
    assert VALENTINES in chosen
    assert chosen == set(page.map.selected_codes())
    lines = page.table.chosen_lines()
    assert chosen == {page.wards.wards()[line] for line in lines}


def test_load_figures_leads_to_their_page(page: CoveragePage) -> None:
    page.lens.load.trigger()
    assert page.went == [("figures", "load")]  # type: ignore[attr-defined]
