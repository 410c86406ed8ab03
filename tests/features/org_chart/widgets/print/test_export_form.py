"""The form of exporting: what is filled in, and how far the work is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Wanted
from bcu_desk.features.org_chart.widgets.print.export_form import ExportForm
from bcu_desk.kit.form import Values


@pytest.fixture
def sent() -> list[Values]:
    """What the form sent."""
    return []


@pytest.fixture
def form(qtbot: QtBot, themed: QApplication, east: Loaded, sent: list[Values]) -> ExportForm:
    """The form over East Area."""
    del themed
    made = ExportForm(east, sent.append, lambda: None)
    qtbot.addWidget(made)
    made.fill(Wanted(), "pdf")
    made.show()
    return made


def test_what_is_filled_in_is_what_is_wanted(form: ExportForm) -> None:
    assert (form.wanted(), form.kind()) == (Wanted(), "pdf")
    wanted = Wanted(
        marking="OFFICIAL-SENSITIVE",
        paper="A3",
        direction="portrait",
        branch="EA-S1",
        names=False,
    )
    form.fill(wanted, "svg")
    assert (form.wanted(), form.kind()) == (wanted, "svg")


def test_its_fields_have_names_that_tests_and_readers_find(form: ExportForm) -> None:
    for name in ("format", "paper", "direction", "branch", "marking", "names", "print", "submit"):
        found = form.findChild(QWidget, f"org_chart.export.{name}")
        assert found is not None
        assert found.accessibleName() or getattr(found, "text", str)()


def test_paper_is_asked_for_pages_only(form: ExportForm) -> None:
    form.set_value("format", "svg")
    assert not form.field("paper").isEnabled()
    assert not form.field("direction").isEnabled()
    form.set_value("format", "pdf")
    assert form.field("paper").isEnabled()


def test_sending_hands_the_values_on(form: ExportForm, sent: list[Values]) -> None:
    form.submit.click()
    assert sent[0]["marking"] == "OFFICIAL"


def test_while_it_works_it_can_be_cancelled_only(form: ExportForm) -> None:
    form.show_working(working=True)
    assert not form.submit.isEnabled()
    assert not form.print.isEnabled()
    assert form.cancel.isEnabled()
    form.show_progress(40, "Page 5 of 16…")
    assert (form.bar.value(), form.said()) == (40, "Page 5 of 16…")
    form.show_working(working=False)
    assert form.submit.isEnabled()
    assert form.bar.isHidden()


def test_printing_is_asked_for(qtbot: QtBot, form: ExportForm) -> None:
    with qtbot.waitSignal(form.print_asked):
        form.print.click()
