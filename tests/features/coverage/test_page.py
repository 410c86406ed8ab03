"""The coverage page by mouse and by keys: seeing a short ward, and mending it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands import MoveOfficer
from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.queries import Cover, CoverRow
from bcu_desk.features.coverage.rules import WardState
from bcu_desk.features.coverage.widgets.chips import OfficerChip
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.map.pointer import PAYLOAD
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE
from tests.features.coverage.small import DAY

Open = Callable[..., CoveragePage]
VALENTINES = "E05000514"
LEFT = Qt.MouseButton.LeftButton
K = Qt.Key


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    return Desk(sample_file, Clock(minute_of(GO_LIVE)))


@pytest.fixture
def page(open_page: Open, desk: Desk) -> CoveragePage:
    return open_page(desk, ("EA",))


def _row(desk: Desk, ward: str) -> CoverRow:
    with desk.reader() as reader:
        return next(row for row in Cover().rows(reader, View(DAY)) if row.ward == ward)


def _named(desk: Desk, state: str, bcu: str = "EA") -> str:
    """The first ward of a class."""
    with desk.reader() as reader:
        rows = Cover().rows(reader, View(DAY))
    return next(row.ward for row in rows if row.state == state and row.bcu == bcu)


def _node(page: CoveragePage, ward: str) -> str:
    return page.map.nodes()[page.map.codes().index(ward)].name


def _press(page: CoveragePage, qtbot: QtBot, name: str) -> None:
    made = page.findChild(QPushButton, name)
    assert made is not None, name
    qtbot.mouseClick(made, LEFT)


def _spot(page: CoveragePage, ward: str) -> QPointF:
    place = page.map.place_of(ward)
    assert place is not None
    return place


# ---- Seeing ----------------------------------------------------------------------------------


def test_map_table_and_sums_show_the_day(page: CoveragePage) -> None:
    assert page.is_settled()
    assert len(page.map.nodes()) == page.table.model().rowCount() == 56
    assert _node(page, VALENTINES) == (
        "Valentines, Redbridge: 0 of 2 DWOs in post, none. 2 posts vacant for 14 days."
    )


def test_choosing_on_the_map_chooses_in_the_table_and_back(
    page: CoveragePage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.map, LEFT, pos=_spot(page, VALENTINES).toPoint())
    line = page.table.chosen_line()
    assert line is not None
    assert page.table.model().index(line, 0).data() == "Valentines"
    page.table.choose_line(line + 3)
    name = page.table.model().index(line + 3, 0).data()
    assert _node(page, page.map.chosen_code()).startswith(f"{name},")
    assert page.chosen_ward() == page.map.chosen_code()
    qtbot.mouseClick(page.map, LEFT, pos=_spot(page, VALENTINES).toPoint())
    assert page.chosen_ward() == VALENTINES


def test_n_goes_to_the_next_short_ward(page: CoveragePage, qtbot: QtBot, desk: Desk) -> None:
    page.map.setFocus()
    qtbot.keyClick(page.map, K.Key_N)
    qtbot.waitUntil(lambda: page.chosen_ward() == VALENTINES)
    qtbot.keyClick(page.map, K.Key_N)
    qtbot.waitUntil(lambda: page.chosen_ward() != VALENTINES)
    assert _row(desk, page.chosen_ward()).shortfall == 1


def test_the_lens_changes_map_table_and_sums(page: CoveragePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.lens.part("pcso"), LEFT)
    assert _node(page, VALENTINES).startswith("Valentines, Redbridge: 0 of 1 PCSOs in post, none")
    assert page.table.model().headerData(3, Qt.Orientation.Horizontal) == "PCSOs"


def test_the_legend_filters_map_and_table(page: CoveragePage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.map_card.legend.button(WardState.NONE), LEFT)
    assert page.table.model().rowCount() == 1
    faint = [look.faint for look in page.map._looks]
    assert faint.count(False) == 1
    qtbot.mouseClick(page.map_card.legend.button(WardState.NONE), LEFT)
    assert page.table.model().rowCount() == 56


def test_the_as_of_day_is_followed(open_page: Open, desk: Desk) -> None:
    spare = open_page(desk, ("EA",), date(2017, 1, 9))
    assert "2 posts vacant for 0 days" in _node(spare, VALENTINES)


def test_another_theme_colours_the_map_anew(page: CoveragePage, qapp: QApplication) -> None:
    light = page.map.grab().toImage().pixelColor(4, 4).name()
    apply_theme(qapp, "dark")
    dark = page.map.grab().toImage().pixelColor(4, 4).name()
    apply_theme(qapp, "light")
    assert (light, dark) == ("#ffffff", "#161e29")


# ---- Mending ---------------------------------------------------------------------------------


def test_a_dwo_put_on_a_short_ward_turns_it_and_undo_turns_it_back(
    page: CoveragePage, qtbot: QtBot, desk: Desk
) -> None:
    page.focus_key(VALENTINES)
    page.map.setFocus()
    for expected in ("1 of 2 DWOs in post, short", "2 of 2 DWOs in post, met"):
        qtbot.keyClick(page.map, K.Key_P)
        qtbot.waitUntil(lambda: page._form is not None)
        panel = page._panel
        assert panel is not None
        take = next(
            made
            for made in panel.findChildren(QPushButton)
            if made.objectName().startswith("coverage.move.take.")
        )
        qtbot.mouseClick(take, LEFT)
        qtbot.mouseClick(panel.findChild(QPushButton, "coverage.move.submit"), LEFT)
        assert expected in _node(page, VALENTINES)
        assert page._form is None
        assert page.wards.isVisible()
    page.context.hub.changed.emit(desk.undo())
    assert "1 of 2 DWOs in post, short" in _node(page, VALENTINES)


def test_enter_on_the_map_opens_the_form_and_esc_changes_nothing(
    page: CoveragePage, qtbot: QtBot, desk: Desk
) -> None:
    before = desk.undo_label()
    page.focus_key(VALENTINES)
    page.map.setFocus()
    qtbot.keyClick(page.map, K.Key_Return)
    form = page.findChild(QWidget, "coverage.move")
    assert form.isVisible()
    assert not page.wards.isVisible()
    qtbot.keyClick(form, K.Key_Escape)
    assert page.wards.isVisible()
    assert page.chosen_ward() == VALENTINES
    assert desk.undo_label() == before


def test_a_refusal_stands_in_the_form_beside_its_field(page: CoveragePage, qtbot: QtBot) -> None:
    full = _named(page.context.desk, "met")
    page.open_move(ward=full, person=_collar(page, VALENTINES, state="over"))
    _press(page, qtbot, "coverage.move.submit")
    told = page._form.trouble() if page._form is not None else ""
    assert "has no vacant post" in told
    assert page._form is not None


def _collar(page: CoveragePage, other: str, *, state: str) -> str:
    """A DWO of a ward of a class, but for one ward."""
    assert page._loaded is not None
    homes = {row.ward for row in page._loaded.cover if row.state == state} - {other}
    return next(
        row.collar
        for row in page._loaded.officers
        if row.collar and row.kind == "dwo" and row.ward in homes
    )


def test_an_officer_is_dragged_to_a_short_ward_and_the_map_tells_before_the_drop(
    page: CoveragePage, desk: Desk
) -> None:
    collar = _collar(page, VALENTINES, state="over")
    home = page._loaded.holder(collar).ward  # type: ignore[union-attr]
    page.choose_ward(home)
    chip = next(c for c in page.map_card.ward_card.chips() if c.collar == collar)  # type: ignore[attr-defined]
    assert isinstance(chip, OfficerChip)
    chip.carried.emit(collar)
    dimmed = {look.name for look in page.map._looks if look.faint}
    assert "Valentines" not in dimmed
    assert len(dimmed) > 40
    mime: QMimeData = chip.load()
    spot = _spot(page, VALENTINES)
    enter = QDragEnterEvent(
        spot.toPoint(), Qt.DropAction.MoveAction, mime, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.map, enter)
    move = QDragMoveEvent(
        spot.toPoint(), Qt.DropAction.MoveAction, mime, LEFT, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(page.map, move)
    assert move.isAccepted()
    assert page.map._verdict is not None
    turns = [(turn.before, turn.after) for turn in page.map._verdict[1].turns]
    assert turns == [("0", "1"), ("3", "2")]
    page.map.dropEvent(
        QDropEvent(spot, Qt.DropAction.MoveAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    )
    chip.carried.emit("")
    assert _row(desk, VALENTINES).in_post_dwo == 1
    assert _row(desk, home).in_post_dwo == 2
    assert page.chosen_ward() == VALENTINES
    assert not any(look.faint for look in page.map._looks)


def test_a_drop_on_a_full_ward_changes_nothing(page: CoveragePage, desk: Desk) -> None:
    collar, full = _collar(page, VALENTINES, state="over"), _named(desk, "met")
    before = desk.undo_label()
    mime = QMimeData()
    mime.setData(PAYLOAD, collar.encode())
    page.map.dropEvent(
        QDropEvent(
            _spot(page, full),
            Qt.DropAction.MoveAction,
            mime,
            LEFT,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert desk.undo_label() == before


def test_m_is_the_drag_by_keys_for_the_officer_in_focus(
    page: CoveragePage, qtbot: QtBot, desk: Desk
) -> None:
    collar = _collar(page, VALENTINES, state="over")
    page.choose_ward(page._loaded.holder(collar).ward)  # type: ignore[union-attr]
    chip = page.findChild(QPushButton, f"coverage.officer.{collar}")
    chip.setFocus()
    qtbot.keyClick(chip, K.Key_M)
    assert page._form is not None
    assert page._form.values()["person"] == collar
    page._form.set_value("ward", VALENTINES)
    qtbot.keyClick(page._form, K.Key_Return)
    assert _row(desk, VALENTINES).in_post_dwo == 1


def test_m_without_a_ward_opens_an_empty_form(page: CoveragePage, qtbot: QtBot) -> None:
    page.map.setFocus()
    qtbot.keyClick(page.map, K.Key_M)
    assert page._form is not None
    assert page._form.values()["person"] is None


def test_a_vacancy_opens_the_form_of_its_kind(page: CoveragePage, qtbot: QtBot) -> None:
    page.choose_ward(VALENTINES)
    chips = page.map_card.ward_card.chips()
    pcso = next(chip for chip in chips if chip.accessibleName().startswith("PCSO"))
    qtbot.mouseClick(pcso, LEFT)
    assert page._form is not None
    assert page._form.accessibleName() == "Put a PCSO on a ward"
    assert page._form.values()["ward"] == VALENTINES


def test_a_target_is_set_and_the_ward_follows(page: CoveragePage, qtbot: QtBot, desk: Desk) -> None:
    page.focus_key(f"{VALENTINES}:target")
    assert page._form is not None
    assert page.wards.isVisible()
    assert page._form.values() == {
        "ward": VALENTINES, "dwo": 2, "pcso": 1, "from": DAY, "to": None,
    }  # fmt: skip
    page._form.set_value("dwo", 0)
    _press(page, qtbot, "coverage.target_form.submit")
    assert "0 of 0 DWOs in post, met" in _node(page, VALENTINES)
    digits = {look.name: look.digit for look in page.map._looks}
    assert digits["Valentines"] == "0/0"
    assert _row(desk, VALENTINES).target_dwo == 0


def test_search_leads_to_a_ward_and_its_gestures(page: CoveragePage) -> None:
    page.focus_key(VALENTINES)
    assert page.chosen_ward() == VALENTINES
    assert page._form is None
    page.focus_key(f"{VALENTINES}:put")
    assert page._form is not None
    assert page._form.objectName() == "coverage.move"


def test_a_change_made_elsewhere_is_shown(page: CoveragePage, desk: Desk) -> None:
    spare = page._loaded.spare[0].collar  # type: ignore[union-attr]
    done = desk.do(MoveOfficer(person=spare, to_ward=VALENTINES, from_day=DAY))
    page.context.hub.changed.emit(done)
    assert "1 of 2 DWOs in post" in _node(page, VALENTINES)


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
    _press(page, qtbot, "coverage.no_posts.fix.0")
    assert page.went == [("org_chart", "")]  # type: ignore[attr-defined]
    page.open_move(ward=page.map.codes()[0])
    assert page._form is not None


def test_a_day_without_wards_says_so(open_page: Open, desk: Desk) -> None:
    page = open_page(desk, (), date(2010, 1, 1))
    assert not page.map.isVisible()
    assert page.findChild(QWidget, "coverage.map") is page.map
    shown = [w.accessibleName() for w in page.findChildren(QWidget) if w.isVisible()]
    assert "No wards to show" in shown
    page.open_move()
    page.open_target("")
    assert page._form is None


def test_a_read_only_file_offers_no_gesture(open_page: Open, made_sample: Path) -> None:
    page = open_page(Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True), ("EA",))
    for name in ("coverage.put", "coverage.target"):
        made = page.findChild(QPushButton, name)
        assert not made.isEnabled()
    page.open_move(ward=VALENTINES)
    page.open_target(VALENTINES)
    assert page._form is None


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
