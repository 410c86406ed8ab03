"""The preview: pages turned within their ends, told in words, drawn once for a size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.rules.composing import Pack
from bcu_desk.features.briefing.widgets.paper.output import lay_out
from bcu_desk.features.briefing.widgets.preview import Preview
from bcu_desk.kit.look.theme import apply_theme
from tests.features.briefing.conftest import SIX


@pytest.fixture
def preview(qtbot: QtBot, qapp: QApplication, daily: Pack) -> Preview:
    apply_theme(qapp, "light")
    made = Preview()
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show_laid(lay_out(daily, "east.bcu", SIX), "live")
    return made


def test_pages_are_turned_within_their_ends(preview: Preview) -> None:
    preview.turn(-3)
    assert preview.number() == 0
    assert not preview.back.isEnabled()
    preview.turn(99)
    assert not preview.on.isEnabled()
    last = preview.number()
    preview.show_laid(None, "nothing to show")
    assert last > 0
    assert preview.sheet.accessibleName() == "No page"


def test_keys_turn_pages(qtbot: QtBot, preview: Preview) -> None:
    for key, number in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(preview.sheet, key)
        assert preview.number() == number
    assert "On call" in preview.sheet.accessibleName()
