"""Filling short wards from the panel: by pointer, by keyboard, and stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.domain.assignments import Target
from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.features.coverage.widgets.proposals import panel as panels
from bcu_desk.features.coverage.widgets.proposals.panel import ProposalsPanel
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import PageContext
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import LONG_AGO
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough
from tests.features.coverage.widgets.proposals.conftest import OpenPanel

OVER = Target(id=3, kind="dwo", amount=1, from_day=LONG_AGO, ward_id=5000001)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Ward 1 has one too many, Ward 2 one too few, and Novak has no post."""
    return a_borough(tmp_path, OVER)


def _said(panel: ProposalsPanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def _button(panel: ProposalsPanel, name: str) -> QPushButton:
    found = panel.findChild(QPushButton, f"coverage.proposals.{name}")
    assert isinstance(found, QPushButton)
    return found


def test_the_plan_is_shown_with_its_cost_and_applies_as_one_step(
    qtbot: QtBot, open_panel: OpenPanel, desk: Desk
) -> None:
    panel = open_panel(desk)
    assert {"Without a ward", "Ward 2", "0.5"} <= set(_said(panel))
    assert panel.sums.apply.text() == "Apply 1 move from Mon 23 Jan 2017"
    with qtbot.waitSignal(panel.apply_asked) as asked:
        qtbot.mouseClick(panel.sums.apply, Qt.MouseButton.LeftButton)
    desk.do(*asked.args[0])
    with desk.reader() as reader:
        states = {row.ward: row.state for row in Cover().rows(reader, View(DAY))}
    assert states == {FULL: "over", SHORT: "met"}
    panel.solve()
    assert "No ward is short of a DWO, so there is nothing to fill." in _said(panel)
    assert not panel.sums.apply.isEnabled()


def test_it_is_used_by_keyboard_alone(qtbot: QtBot, open_panel: OpenPanel, desk: Desk) -> None:
    panel = open_panel(desk)
    panel.take_keyboard()
    assert panel.plan.rows()[0].tick.hasFocus()
    qtbot.keyClick(panel.plan.rows()[0].tick, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: not panel.sums.apply.isEnabled())
    assert panel.sums.apply.text() == "Apply 0 moves from Mon 23 Jan 2017"
    qtbot.waitUntil(lambda: panel.plan.rows()[0].tick.hasFocus())
    qtbot.keyClick(panel.plan.rows()[0].tick, Qt.Key.Key_Space)
    qtbot.waitUntil(panel.sums.apply.isEnabled)
    with qtbot.waitSignal(panel.apply_asked):
        qtbot.keyClick(panel, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(panel, Qt.Key.Key_9)
    assert panel.sums.apply.isEnabled()
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)


def test_the_second_best_can_be_used_instead(
    qtbot: QtBot, open_panel: OpenPanel, desk: Desk
) -> None:
    panel = open_panel(desk)
    assert "PC Ada Tembo to Ward 2, not PC Mila Novak to Ward 2: 2.0 dearer." in _said(panel)
    meant: list[tuple[str, ...]] = []
    panel.meant.connect(meant.append)
    qtbot.mouseClick(panel.sums.swap, Qt.MouseButton.LeftButton)
    assert {"Ward 1", "2.5", "the best"} <= set(_said(panel))
    assert meant == [(SHORT, FULL)]
    assert panel.sums.swap.text() == "Use the best"


def test_who_is_kept_is_not_moved_and_can_be_let_go(
    qtbot: QtBot, open_panel: OpenPanel, desk: Desk
) -> None:
    panel = open_panel(desk)
    _button(panel, "keep.415KD").click()
    qtbot.waitUntil(lambda: panel.plan.rows()[0].collar == "412KD")
    _button(panel, "let_go.415KD").click()
    qtbot.waitUntil(lambda: panel.plan.rows()[0].collar == "415KD")


def test_what_stays_short_is_told_and_why(open_panel: OpenPanel, desk: Desk) -> None:
    panel = open_panel(desk)
    panel.wishes.kind.set_value("pcso")
    said = _said(panel)
    assert "What stays short" in said
    assert any(told.startswith("Ward 1 stays without anybody: it has no empty") for told in said)
    assert panel.plan.rows()[0].collar == "7001KD"


def test_a_search_can_be_stopped_and_begun_again(
    qtbot: QtBot, open_panel: OpenPanel, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, real = threading.Event(), panels.solved

    def slow(*given: object) -> object:
        go.wait(10)
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(panels, "solved", slow)
    jobs = Jobs()
    try:
        panel = open_panel(desk, jobs)
        assert panel.search.stop.isVisible()
        panel.search.stop.click()
        assert not panel.search.stop.isVisible()
        assert "The search was stopped." in _said(panel)
        assert panel.seen() is None
        go.set()
        panel.solve()
        qtbot.waitUntil(lambda: panel.seen() is not None)
        assert panel.search.trouble.isHidden()
        panel.solve()
        panel.close_panel()
    finally:
        go.set()
        jobs.close()


def test_an_odd_wish_is_told_in_the_panel(open_panel: OpenPanel, desk: Desk) -> None:
    panel = open_panel(desk)
    panel.wishes.back.set_value(DAY)
    assert panel.search.trouble.isVisible()
    assert panel.seen() is None
    assert "Mon 23 Jan 2017" in panel.search.trouble.accessibleName()


def test_a_file_that_is_only_read_offers_nothing_to_apply(
    open_panel: OpenPanel, desk: Desk
) -> None:
    assert not open_panel(Desk(desk.path, desk.clock, read_only=True)).sums.apply.isEnabled()


def test_cover_is_found_for_one_ward(
    show: Callable, context: Callable[..., PageContext], desk: Desk
) -> None:
    panel = ProposalsPanel(context(desk), ward=(FULL, "Ward 1"))
    show(panel)
    assert panel.accessibleName() == "Find cover for Ward 1"
    assert panel.plan.rows() == ()
    panel.close()
    other = ProposalsPanel(context(desk), ward=(SHORT, "Ward 2"))
    show(other)
    assert [row.collar for row in other.plan.rows()] == ["415KD"]
