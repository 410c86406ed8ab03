"""The panel that tells what a dragged edge would do."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.rules.plans.edges import Edge, Record, Side
from bcu_desk.features.assignments.rules.plans.preview import preview
from bcu_desk.features.assignments.widgets.move_panel import MovePanel
from tests.domain.model_check.worlds import day
from tests.features.assignments.boards import ON, with_gap

END = Edge(Record.POSTING, "EA-S1", "", Side.END, day(2, 2))


def test_it_can_be_saved_once_it_is_dropped(qtbot: QtBot) -> None:
    panel = MovePanel()
    qtbot.addWidget(panel)
    found = preview(with_gap(), END, day(2, 6))
    panel.show_preview(found, ON, held=False)
    assert not panel.change.isEnabled()
    panel.show_preview(found, ON, held=True)
    assert panel.change.isEnabled()
    assert panel.correct.isEnabled()
    assert panel.change.text() == "Change from Thu 2 Feb"
    with qtbot.waitSignal(panel.decided) as told:
        panel.correct.click()
    assert told.args == [True]
    with qtbot.waitSignal(panel.cancelled):
        panel.cancel.click()


def test_trouble_is_told_and_can_not_be_saved(qtbot: QtBot) -> None:
    panel = MovePanel()
    qtbot.addWidget(panel)
    found = preview(with_gap(), replace(END, on=day(3, 3)), day(3, 6))
    panel.show_preview(found, ON, held=True)
    assert panel.title.text() == "This can’t be"
    assert not panel.correct.isEnabled()
    assert panel.step() == ""
    assert panel.lines()[0].startswith("Nothing of EA-S1 starts or ends on")
