"""The coverage page by mouse and by keys: seeing which wards are short."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.rules.comparing import Turn
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import WardState
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from tests.conftest import GO_LIVE
from tests.features.coverage.pages import (
    LEFT,
    VALENTINES,
    Open,
    node_of,
    press,
    row_of,
    spot_of,
)

K = Qt.Key


# ---- Seeing ----------------------------------------------------------------------------------


def test_map_table_and_sums_show_the_day(page: CoveragePage) -> None:
    assert page.is_settled()
    assert len(page.map.nodes()) == page.table.model().rowCount() == 56
    assert node_of(page, VALENTINES) == (
        "Valentines, Redbridge: 0 of 2 DWOs in post, none. 2 posts vacant for 14 days."
    )


def test_choosing_on_the_map_chooses_in_the_table_and_back(
    page: CoveragePage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.map, LEFT, pos=spot_of(page, VALENTINES).toPoint())
    line = page.table.chosen_line()
    assert line is not None
    assert page.table.model().index(line, 0).data() == "Valentines"
    page.table.choose_line(line + 3)
    name = page.table.model().index(line + 3, 0).data()
    assert node_of(page, page.map.chosen_code()).startswith(f"{name},")
    assert page.ward == page.map.chosen_code()
    qtbot.mouseClick(page.map, LEFT, pos=spot_of(page, VALENTINES).toPoint())
    assert page.ward == VALENTINES


def test_n_goes_to_the_next_short_ward(page: CoveragePage, qtbot: QtBot, desk: Desk) -> None:
    page.map.setFocus()
    qtbot.keyClick(page.map, K.Key_N)
    qtbot.waitUntil(lambda: page.ward == VALENTINES)
    qtbot.keyClick(page.map, K.Key_N)
    qtbot.waitUntil(lambda: page.ward != VALENTINES)
    assert row_of(desk, page.ward).shortfall == 1


def test_the_lens_changes_map_table_and_sums(page: CoveragePage) -> None:
    page.lens.action(Sight.PCSO).trigger()
    assert node_of(page, VALENTINES).startswith("Valentines, Redbridge: 0 of 1 PCSOs in post, none")
    assert page.table.model().headerData(3, Qt.Orientation.Horizontal) == "PCSOs"


def test_the_legend_filters_map_and_table(page: CoveragePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.map_card.legends.legend("legend").button(WardState.NONE), LEFT)
    assert page.table.model().rowCount() == 1
    faint = [look.faint for look in page.map._looks]
    assert faint.count(False) == 1
    qtbot.mouseClick(page.map_card.legends.legend("legend").button(WardState.NONE), LEFT)
    assert page.table.model().rowCount() == 56


def test_the_as_of_day_is_followed(open_page: Open, desk: Desk) -> None:
    spare = open_page(desk, ("EA",), date(2017, 1, 9))
    assert "2 posts vacant for 0 days" in node_of(spare, VALENTINES)


def test_another_theme_colours_the_map_anew(page: CoveragePage, qapp: QApplication) -> None:
    light = page.map.grab().toImage().pixelColor(4, 4).name()
    apply_theme(qapp, "dark")
    dark = page.map.grab().toImage().pixelColor(4, 4).name()
    apply_theme(qapp, "light")
    assert (light, dark) == ("#ffffff", "#161e29")


# ---- Two days --------------------------------------------------------------------------------


def _against(page: CoveragePage, day: date | None) -> None:
    """Set the second day, or take it away."""
    page.seen[0] = replace(page.seen[0], against=day)  # type: ignore[attr-defined]
    page.context.hub.view_changed.emit(page.seen[0])  # type: ignore[attr-defined]


def test_a_second_day_switches_the_difference_on_and_off_again(
    page: CoveragePage, desk: Desk, qtbot: QtBot
) -> None:
    assert not page.difference.isVisible()
    desk.do(MoveOfficer(person="118KG", to_ward=VALENTINES, from_day=date(2017, 1, 16)))
    _against(page, date(2017, 1, 9))
    assert page.difference.isChecked()
    assert page.changes.isVisible()
    assert not page.wards.isVisible()
    assert "0 → 1 DWOs in post, more" in node_of(page, VALENTINES)
    _against(page, date(2017, 1, 10))
    qtbot.keyClick(page.map, K.Key_D)
    assert not page.difference.isChecked()
    assert page.wards.isVisible()
    assert "1 of 2 DWOs in post, short" in node_of(page, VALENTINES)
    _against(page, date(2017, 1, 9))
    assert not page.difference.isChecked()
    _against(page, None)
    assert not page.difference.isVisible()
    _against(page, date(2017, 1, 9))
    assert page.difference.isChecked()


def test_a_sentence_by_keys_goes_to_its_ward_on_the_map(
    page: CoveragePage, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(MoveOfficer(person="118KG", to_ward=VALENTINES, from_day=date(2017, 1, 16)))
    _against(page, date(2017, 1, 9))
    told = page.changes.list
    rows = [row.words for row in told.rows()]
    assert rows[0].startswith("PC Ghosh 118KG moved from Abbey")
    told.list.setFocus()
    told.list.setCurrentRow(0)
    qtbot.keyClick(told.list, K.Key_Return)
    assert page.ward == page.map.chosen_code() == VALENTINES


def test_the_classes_of_a_difference_filter_the_map(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    desk.do(MoveOfficer(person="118KG", to_ward=VALENTINES, from_day=date(2017, 1, 16)))
    page = open_page(desk, ("EA",), date(2017, 1, 23), date(2017, 1, 9))
    qtbot.mouseClick(page.map_card.legends.legend("turns").button(Turn.MORE), LEFT)
    assert [look.faint for look in page.map._looks].count(False) == 1
    assert [row.key for row in page.changes.list.rows()] == [VALENTINES]


def test_rules_broken_and_hours_of_two_days_are_read_once_they_are_looked_at(
    page: CoveragePage, desk: Desk
) -> None:
    desk.do(MoveOfficer(person="118KG", to_ward=VALENTINES, from_day=date(2017, 1, 16)))
    _against(page, date(2017, 1, 9))
    for sight, words in ((Sight.BREACHES, "rules broken"), (Sight.HOURS, "of the hours rostered")):
        page.lens.action(sight).trigger()
        assert page._loaded is not None
        assert not page._loaded.lacks(sight)
        assert page.map_card.legends.legend(f"turns_{sight.value}").isVisible()
        assert words in " ".join(look.told for look in page.map._looks)
    assert page.board.looking().sight is Sight.HOURS


# ---- Nothing to show, nothing to write ---------------------------------------------------------


def test_a_file_without_posts_says_what_to_do_first(
    open_page: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), Clock(minute_of(GO_LIVE)))
    page = open_page(Desk(path, Clock(minute_of(GO_LIVE))))
    notice = page.findChild(QWidget, "coverage.no_posts")
    assert notice.isVisible()
    assert "No ward has a post yet" in notice.text()  # type: ignore[attr-defined]
    press(page, qtbot, "coverage.no_posts.fix.0")
    assert page.went == [("org_chart", "")]  # type: ignore[attr-defined]
    page.mending.open_move(ward=page.map.codes()[0])
    assert page.mending.form() is not None


def test_a_day_without_wards_says_so(open_page: Open, desk: Desk) -> None:
    page = open_page(desk, (), date(2010, 1, 1))
    assert not page.map.isVisible()
    assert page.findChild(QWidget, "coverage.map") is page.map
    shown = [w.accessibleName() for w in page.findChildren(QWidget) if w.isVisible()]
    assert "No wards to show" in shown
    page.mending.open_move()
    page.mending.open_target("")
    assert page.mending.form() is None


def test_a_read_only_file_offers_no_gesture(open_page: Open, made_sample: Path) -> None:
    page = open_page(Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True), ("EA",))
    for name in ("coverage.put", "coverage.target"):
        made = page.findChild(QPushButton, name)
        assert not made.isEnabled()
    page.mending.open_move(ward=VALENTINES)
    page.mending.open_target(VALENTINES)
    assert page.mending.form() is None


def test_all_of_london_is_shown(open_page: Open, tmp_path: Path) -> None:
    path = tmp_path / "london.bcu"
    create_file(path, NewFile(kind="london"), Clock(minute_of(GO_LIVE)))
    page = open_page(Desk(path, Clock(minute_of(GO_LIVE)), read_only=True))
    assert len(page.map.nodes()) == page.table.model().rowCount() == 629
    sums = page.wards.sums.model()
    assert [sums.index(line, 0).data() for line in range(sums.rowCount())][:2] == [
        "Central East",
        "Central North",
    ]


@pytest.mark.parametrize("size", [(1190, 688), (1744, 1000)])
def test_no_button_is_cut_off(page: CoveragePage, size: tuple[int, int]) -> None:
    page.resize(*size)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    page.choose_ward(VALENTINES)
    for made in page.findChildren(QPushButton):
        if made.isVisible():
            least = min(made.minimumSizeHint().width(), made.maximumWidth())
            assert made.width() >= least, made.objectName()
            assert made.accessibleName() or made.text()
