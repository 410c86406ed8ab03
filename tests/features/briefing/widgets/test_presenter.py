"""The whole screen: one page or two, within the ends."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.rules.composing import Pack
from bcu_desk.features.briefing.widgets.paper.output import lay_out
from bcu_desk.features.briefing.widgets.presenter import Presenter
from tests.features.briefing.conftest import SIX


def test_two_pages_stand_side_by_side_on_a_wide_screen(qtbot: QtBot, daily: Pack) -> None:
    shown = Presenter(lay_out(daily, "east.bcu", SIX), 0)
    qtbot.addWidget(shown)
    for size, count in (((1366, 768), 2), ((600, 768), 1)):
        shown.resize(*size)
        assert shown.abreast() == count
    assert "Page 1 of" in shown.accessibleName()
    shown.go(99)
    assert shown.number() > 0
