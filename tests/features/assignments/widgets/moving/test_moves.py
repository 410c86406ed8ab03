"""A bar's end dragged on the page, by pointer and by keys: told, dropped, saved or put back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.page import AssignmentsPage
from bcu_desk.features.assignments.widgets.move_panel import MovePanel
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint, EndPosting
from tests.domain.model_check.worlds import day
from tests.features.assignments.asking import kept

Open = Callable[..., AssignmentsPage]
REDBRIDGE = "E09000026"
GAP_FROM, GAP_TO = day(2, 2), day(2, 13)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(open_page: Open, desk: Desk) -> AssignmentsPage:
    """The page over a gap in Redbridge of eleven days."""
    desk.do(EndPosting(post="EA-S3", on=GAP_FROM))
    desk.do(Appoint(post="EA-S3", person="110JI", from_day=GAP_TO))
    return open_page(desk)


def _take(page: AssignmentsPage, days: int) -> QPoint:
    """Take the bar's end with the pointer and drag it some days; the place where it is then."""
    timeline = page.board.timeline
    page.focus_key(REDBRIDGE)
    rect = timeline.picture().placed(page.chosen())
    assert rect is not None
    start = QPoint(int(rect.right()) - 2, int(rect.center().y()))
    room = timeline.viewport()
    QTest.mousePress(room, LEFT, pos=start)
    at = timeline.picture().shifted().x(GAP_FROM.toordinal() + days)
    end = QPoint(round(at), start.y())
    for part in (0.2, 0.6, 1.0):
        QTest.mouseMove(room, start + (end - start) * part)
    return end


def _drop(page: AssignmentsPage, where: QPoint) -> MovePanel:
    QTest.mouseRelease(page.board.timeline.viewport(), LEFT, pos=where)
    return page.side.move_panel


def test_while_it_is_dragged_what_it_does_is_told_and_nothing_is_written(
    page: AssignmentsPage, desk: Desk
) -> None:
    before = kept(desk)
    where = _take(page, 11)
    panel = page.side.move_panel
    assert panel.isVisible()
    assert not page.side.inspector.isVisible()
    assert panel.title.text() == "T. Whitcombe would end 11 days later"
    assert "R5  Redbridge, 11 days" in panel.lines()
    assert "No gap is left between the two." in panel.lines()
    assert panel.step() == "Change the end of T. Whitcombe to Sun 12 Feb 2017"
    assert not panel.change.isEnabled()
    assert page.board.timeline.gesture.verdict.words.startswith("T. Whitcombe ends Sun")
    page.board.timeline.gesture.cancel()
    QTest.mouseRelease(page.board.timeline.viewport(), LEFT, pos=where)
    assert kept(desk) == before
    assert page.side.inspector.isVisible()


@pytest.mark.parametrize(("button", "verb"), [("change", "Change"), ("correct", "Correct")])
def test_dropped_it_is_saved_as_a_change_or_a_correction_in_one_step(
    page: AssignmentsPage, desk: Desk, button: str, verb: str
) -> None:
    before = kept(desk)
    panel = _drop(page, _take(page, 5))
    assert panel.isVisible()
    assert kept(desk) == before
    getattr(panel, button).click()
    label = desk.undo_label()
    assert label is not None
    assert label.startswith(f"{verb} the end of Tegan Whitcombe 110JI")
    assert label.endswith("to Mon 6 Feb 2017")
    assert not panel.isVisible()
    desk.undo()
    assert kept(desk) == before


def test_esc_after_the_drop_leaves_nothing(page: AssignmentsPage, desk: Desk, qtbot: QtBot) -> None:
    before, label = kept(desk), desk.undo_label()
    panel = _drop(page, _take(page, 5))
    assert panel.change.hasFocus()
    qtbot.keyClick(panel.change, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.moves.held() is None
    assert page.board.timeline.gesture.phase == ""
    assert (kept(desk), desk.undo_label()) == (before, label)


def test_the_keys_are_the_drags_twin(page: AssignmentsPage, desk: Desk, qtbot: QtBot) -> None:
    timeline, panel = page.board.timeline, page.side.move_panel
    page.focus_key(REDBRIDGE)
    timeline.setFocus()
    for _ in range(3):
        qtbot.keyClick(timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert panel.title.text() == "T. Whitcombe would end 3 days later"
    qtbot.keyClick(timeline, Qt.Key.Key_Return)
    assert panel.change.hasFocus()
    panel.change.click()
    label = desk.undo_label()
    assert label is not None
    assert label.endswith("to Sat 4 Feb 2017")


def test_esc_while_it_is_picked_up_leaves_nothing(
    page: AssignmentsPage, desk: Desk, qtbot: QtBot
) -> None:
    before = kept(desk)
    timeline = page.board.timeline
    page.focus_key(REDBRIDGE)
    timeline.setFocus()
    qtbot.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.side.move_panel.isVisible()
    qtbot.keyClick(timeline, Qt.Key.Key_Escape)
    assert not page.side.move_panel.isVisible()
    assert kept(desk) == before


def test_the_neighbour_can_be_left_where_it_is(page: AssignmentsPage, desk: Desk) -> None:
    panel = _drop(page, _take(page, 15))
    assert panel.follow.isVisible()
    panel.follow.setChecked(False)
    assert panel.title.text() == "This can’t be"
    assert not panel.change.isEnabled()
    panel.follow.setChecked(True)
    assert panel.change.isEnabled()
    panel.change.click()
    assert desk.undo_label() is not None


def test_days_that_are_over_are_only_corrected(
    page: AssignmentsPage, desk: Desk, qtbot: QtBot
) -> None:
    panel = _drop(page, _take(page, -14))
    assert not panel.change.isEnabled()
    assert panel.correct.hasFocus()
    assert panel.step() == "Correct the end of T. Whitcombe to Wed 18 Jan 2017"
    qtbot.keyClick(panel.correct, Qt.Key.Key_Space)
    label = desk.undo_label()
    assert label is not None
    assert label.startswith("Correct the end of")


def test_gaps_and_lanes_are_not_dragged(page: AssignmentsPage) -> None:
    timeline = page.board.timeline
    page.choose(f"{REDBRIDGE}|gap|2017-02-02")
    rect = timeline.picture().placed(page.chosen())
    assert rect is not None
    start = rect.center().toPoint()
    QTest.mousePress(timeline.viewport(), LEFT, pos=start)
    QTest.mouseMove(timeline.viewport(), start + QPoint(60, 0))
    assert timeline.gesture.asked is None
    QTest.mouseRelease(timeline.viewport(), LEFT, pos=start)
    assert not page.side.move_panel.isVisible()
