"""Mending cover: by form, by drag and by keys; told before, asked about, undone after."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.widgets.chips import OfficerChip
from bcu_desk.features.history.queries import History
from bcu_desk.kit.map.pointer import PAYLOAD
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.coverage.pages import (
    LEFT,
    VALENTINES,
    node_of,
    officer_in,
    press,
    row_of,
    spot_of,
    ward_in,
)
from tests.features.coverage.small import DAY

K = Qt.Key


def _reason(desk: Desk) -> str | None:
    """Why the last step was made."""
    with desk.reader() as reader:
        return History().rows(reader, View(DAY))[0].reason


# ---- Mending ---------------------------------------------------------------------------------


def test_a_dwo_put_on_a_short_ward_turns_it_and_undo_turns_it_back(
    page: CoveragePage, qtbot: QtBot, desk: Desk
) -> None:
    page.focus_key(VALENTINES)
    page.map.setFocus()
    for expected in ("1 of 2 DWOs in post, short", "2 of 2 DWOs in post, met"):
        qtbot.keyClick(page.map, K.Key_P)
        qtbot.waitUntil(lambda: page.mending.form() is not None)
        panel = page.mending.panel()
        assert panel is not None
        take = next(
            made
            for made in panel.findChildren(QPushButton)
            if made.objectName().startswith("coverage.move.take.")
        )
        qtbot.mouseClick(take, LEFT)
        qtbot.mouseClick(panel.findChild(QPushButton, "coverage.move.submit"), LEFT)
        assert expected in node_of(page, VALENTINES)
        assert page.mending.form() is None
        assert page.wards.isVisible()
    page.context.hub.changed.emit(desk.undo())
    assert "1 of 2 DWOs in post, short" in node_of(page, VALENTINES)


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
    assert page.ward == VALENTINES
    assert desk.undo_label() == before


def test_a_refusal_stands_in_the_form_beside_its_field(page: CoveragePage, qtbot: QtBot) -> None:
    full = ward_in(page.context.desk, "met")
    page.mending.open_move(ward=full, person=officer_in(page, VALENTINES, state="over"))
    press(page, qtbot, "coverage.move.reason.cover")
    press(page, qtbot, "coverage.move.submit")
    form = page.mending.form()
    told = form.trouble() if form is not None else ""
    assert "has no vacant post" in told
    assert page.mending.form() is not None


def test_an_officer_is_dragged_to_a_short_ward_and_the_map_tells_before_the_drop(
    page: CoveragePage, qtbot: QtBot, desk: Desk
) -> None:
    collar = officer_in(page, VALENTINES, state="over")
    home = page._loaded.holder(collar).ward  # type: ignore[union-attr]
    page.choose_ward(home)
    chip = next(c for c in page.map_card.ward_card.chips() if c.collar == collar)  # type: ignore[attr-defined]
    assert isinstance(chip, OfficerChip)
    chip.carried.emit(collar)
    dimmed = {look.name for look in page.map._looks if look.faint}
    assert "Valentines" not in dimmed
    assert len(dimmed) > 40
    mime: QMimeData = chip.load()
    spot = spot_of(page, VALENTINES)
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
    assert row_of(desk, VALENTINES).in_post_dwo == 0
    press(page, qtbot, "coverage.move.submit")
    form = page.mending.form()
    assert "why they leave" in (form.trouble() if form is not None else "")
    press(page, qtbot, "coverage.move.reason.short")
    qtbot.keyClick(page.findChild(QLineEdit, "coverage.move.reason"), K.Key_Return)
    assert row_of(desk, VALENTINES).in_post_dwo == 1
    assert _reason(desk) == "The other ward is short"
    assert row_of(desk, home).in_post_dwo == 2
    assert page.ward == VALENTINES
    assert not any(look.faint for look in page.map._looks)


def test_a_drop_on_a_full_ward_changes_nothing(page: CoveragePage, desk: Desk) -> None:
    collar, full = officer_in(page, VALENTINES, state="over"), ward_in(desk, "met")
    before = desk.undo_label()
    mime = QMimeData()
    mime.setData(PAYLOAD, collar.encode())
    page.map.dropEvent(
        QDropEvent(
            spot_of(page, full),
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
    collar = officer_in(page, VALENTINES, state="over")
    page.choose_ward(page._loaded.holder(collar).ward)  # type: ignore[union-attr]
    chip = page.findChild(QPushButton, f"coverage.officer.{collar}")
    chip.setFocus()
    qtbot.keyClick(chip, K.Key_M)
    assert page.mending.form() is not None
    assert page.mending.form().values()["person"] == collar
    page.mending.form().set_value("ward", VALENTINES)
    page.findChild(QLineEdit, "coverage.move.reason").setText("Their own wish")
    qtbot.keyClick(page.mending.form(), K.Key_Return)
    assert _reason(desk) == "Their own wish"
    assert row_of(desk, VALENTINES).in_post_dwo == 1


def test_m_without_a_ward_opens_an_empty_form(page: CoveragePage, qtbot: QtBot) -> None:
    page.map.setFocus()
    qtbot.keyClick(page.map, K.Key_M)
    assert page.mending.form() is not None
    assert page.mending.form().values()["person"] is None


def test_a_vacancy_opens_the_form_of_its_kind(page: CoveragePage, qtbot: QtBot) -> None:
    page.choose_ward(VALENTINES)
    chips = page.map_card.ward_card.chips()
    pcso = next(chip for chip in chips if chip.accessibleName().startswith("PCSO"))
    qtbot.mouseClick(pcso, LEFT)
    assert page.mending.form() is not None
    assert page.mending.form().accessibleName() == "Put a PCSO on a ward"
    assert page.mending.form().values()["ward"] == VALENTINES


def test_a_target_is_set_and_the_ward_follows(page: CoveragePage, qtbot: QtBot, desk: Desk) -> None:
    page.focus_key(f"{VALENTINES}:target")
    assert page.mending.form() is not None
    assert page.wards.isVisible()
    assert page.mending.form().values() == {
        "ward": VALENTINES, "dwo": 2, "pcso": 1, "uplift": 0, "from": DAY, "to": None,
    }  # fmt: skip
    page.mending.form().set_value("dwo", 0)
    press(page, qtbot, "coverage.target_form.submit")
    assert "0 of 0 DWOs in post, met" in node_of(page, VALENTINES)
    digits = {look.name: look.digit for look in page.map._looks}
    assert digits["Valentines"] == "0/0"
    assert row_of(desk, VALENTINES).target_dwo == 0


def test_search_leads_to_a_ward_and_its_gestures(page: CoveragePage) -> None:
    page.focus_key(VALENTINES)
    assert page.ward == VALENTINES
    assert page.mending.form() is None
    page.focus_key(f"{VALENTINES}:put")
    assert page.mending.form() is not None
    assert page.mending.form().objectName() == "coverage.move"


def test_a_change_made_elsewhere_is_shown(page: CoveragePage, desk: Desk) -> None:
    spare = page._loaded.spare[0].collar  # type: ignore[union-attr]
    done = desk.do(MoveOfficer(person=spare, to_ward=VALENTINES, from_day=DAY))
    page.context.hub.changed.emit(done)
    assert "1 of 2 DWOs in post" in node_of(page, VALENTINES)


def test_somebody_without_a_ward_is_put_on_one_without_a_question(
    page: CoveragePage, desk: Desk
) -> None:
    spare = page._loaded.spare[0].collar  # type: ignore[union-attr]
    page.mending.drop(spare, VALENTINES)
    assert page.mending.form() is None
    assert row_of(desk, VALENTINES).in_post_dwo == 1


# ---- Several wards -----------------------------------------------------------------------------


def test_the_targets_of_several_wards_are_set_in_one_step_and_they_stay_chosen(
    page: CoveragePage, qtbot: QtBot, desk: Desk
) -> None:
    meant = page.wards.wards()[:3]
    page.map.select(meant)
    page.map.selected.emit(page.map.selected_codes())
    press(page, qtbot, "coverage.several.target")
    form = page.mending.form()
    assert form is not None
    assert form.accessibleName() == "Set the target of 3 wards"
    form.set_value("dwo", "three")
    press(page, qtbot, "coverage.targets_form.submit")
    assert "three" in form.trouble()
    form.set_value("dwo", "3")
    press(page, qtbot, "coverage.targets_form.submit")
    assert [(row_of(desk, ward).target_dwo, row_of(desk, ward).target_pcso) for ward in meant] == [
        (3, 1)
    ] * 3
    assert set(page.board.several()) == set(meant)
    page.context.hub.changed.emit(desk.undo())
    assert all(row_of(desk, ward).target_dwo == 2 for ward in meant)
