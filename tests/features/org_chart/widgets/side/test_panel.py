"""The right side: one thing at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.dialogs.forms import Asked, end_form
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.side.panel import SidePanel


def test_a_form_takes_the_place_of_the_inspector_until_it_is_closed(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.show()
    narrow = panel.width()
    assert panel.inspector.isVisible()
    form = end_form(Asked(east, "EA-S2"), (lambda _: None, panel.close_form))
    panel.open_form(form, "on")
    assert form.isVisible()
    assert not panel.inspector.isVisible()
    assert panel.maximumWidth() > narrow
    panel.show_preview(shown=True)
    assert (panel.preview.isVisible(), form.isVisible()) == (True, False)
    panel.show_preview(shown=False)
    assert (panel.preview.isVisible(), form.isVisible()) == (False, True)
    form.cancel.click()
    assert panel.form is None
    assert panel.inspector.isVisible()
