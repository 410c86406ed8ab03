"""Absences on the coverage page: the form by its key, the lists beside the map, what refreshes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.domain.people import Absence
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.widgets.absences.panel import AbsencePanel
from bcu_desk.features.coverage.widgets.side import AWAY, RATES, WARDS
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.conftest import GO_LIVE
from tests.features.coverage.conftest import Open
from tests.features.coverage.pages import press, row_of, ward_in

ABBEY = "E05000026"
KEYS = Qt.Key


def _panel(page: CoveragePage) -> AbsencePanel:
    panel = page.mending.panel()
    assert isinstance(panel, AbsencePanel)
    return panel


def _away(page: CoveragePage) -> int:
    with page.context.desk.reader() as reader:
        return len(reader.every(Absence))


def test_the_key_opens_the_form_with_the_team_of_the_ward_chosen(
    page: CoveragePage, qtbot: QtBot
) -> None:
    page.choose_ward(ABBEY)
    page.map.setFocus()
    qtbot.keyClick(page.map, KEYS.Key_A)
    panel = _panel(page)
    ward = page._loaded.away.team(ABBEY) if page._loaded and page._loaded.away else ()
    assert len(ward) == 3
    assert panel.people.chosen() == ()
    assert QApplication.focusWidget() is panel.people.finder.edit
    qtbot.keyClick(panel.people.finder.edit, KEYS.Key_Escape)
    assert page.mending.panel() is None


def test_a_whole_team_is_recorded_in_one_step_told_of_and_undone(
    page: CoveragePage, desk: Desk
) -> None:
    ward = ward_in(desk, "met")
    before, count = row_of(desk, ward), _away(page)
    page.lists.record()
    panel = _panel(page)
    panel.people.add_team(ward)
    panel.form.set_value("from", "2017-01-23T06:00")
    panel.form.set_value("to", "2017-01-24T00:00")
    panel.form.send()
    assert page.mending.panel() is None
    assert page.ward == ward
    assert row_of(desk, ward).available_dwo == 0
    assert "Ring-fence" in page.told()
    assert _away(page) == count + before.available_dwo
    desk.undo()
    assert row_of(desk, ward) == before


def test_with_nobody_ticked_the_form_stays_and_says_so(page: CoveragePage) -> None:
    count = _away(page)
    page.lists.record((ABBEY,))
    _panel(page).form.send()
    assert _panel(page).form.trouble().startswith("Nobody is named.")
    assert _away(page) == count


def test_who_is_away_is_a_list_beside_the_map_and_follows_the_file(
    page: CoveragePage, qtbot: QtBot
) -> None:
    page.board.side.tabs.part(AWAY).click()
    listed = page.board.side.away
    assert listed.isVisible()
    listed.table.choose_line(0)
    row = listed.row()
    assert row is not None
    assert page.ward == (row.ward or "")
    count = listed.table.model().rowCount()
    press(page, qtbot, "coverage.absences.remove")
    assert listed.table.model().rowCount() == count - 1
    page.context.desk.undo()


def test_an_absence_is_edited_and_ended_from_the_list(page: CoveragePage, qtbot: QtBot) -> None:
    page.board.side.show_tab(AWAY)
    page.board.side.away.table.choose_line(0)
    row = page.board.side.away.row()
    assert row is not None
    press(page, qtbot, "coverage.absences.edit")
    form = page.mending.form()
    assert form is not None
    assert form.values()["new_from"] == row.from_time
    form.set_value("ordered_by", "CI Marsh")
    form.send()
    assert "CI Marsh" in {one.ordered_by for one in page._loaded.away.rows}  # type: ignore[union-attr]
    press(page, qtbot, "coverage.absences.end")
    form = page.mending.form()
    assert form is not None
    assert form.values() == {"at": "2017-01-23T06:00"}


def test_rates_are_read_when_they_are_shown_and_not_before(page: CoveragePage) -> None:
    assert page._loaded is not None
    assert page._loaded.rates is None
    page.board.side.tabs.part(RATES).click()
    assert page._loaded.rates is not None
    assert page.board.side.rates.table.model().rowCount() == 56
    page.board.side.tabs.part(WARDS).click()
    page.refresh()
    assert page._loaded.rates is None
    assert page.board.side.wards.isVisible()


def test_the_search_box_opens_the_form_for_a_ward(page: CoveragePage) -> None:
    page.focus_key(f"{ABBEY}:absence")
    assert _panel(page).people.finder.edit.hasFocus()


def test_a_file_that_may_not_be_changed_records_nothing(desk: Desk, open_page: Open) -> None:
    locked = Desk(desk.path, Clock(minute_of(GO_LIVE)), read_only=True)
    page = open_page(locked, ("EA",))
    made = page.findChild(QPushButton, "coverage.record")
    assert made is not None
    assert not made.isEnabled()
    page.lists.record((ABBEY,))
    assert page.mending.panel() is None
