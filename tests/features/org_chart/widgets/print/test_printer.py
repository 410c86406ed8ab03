"""Printers: whether there is one, the system's window, and the pages chosen in it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.printed import Wanted
from bcu_desk.features.org_chart.widgets.print.printer import (
    choose_printer,
    chosen_pages,
    has_printer,
)


def test_whether_there_is_a_printer_is_what_the_system_says(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    del qtbot
    for names in ([], ["Front desk"]):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda names=names: names)
        assert has_printer() is bool(names)


@pytest.mark.parametrize("said_yes", [True, False])
def test_the_systems_window_asks_for_the_printer(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, said_yes: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    asked: list[QPrintDialog] = []
    answer = QDialog.DialogCode.Accepted if said_yes else QDialog.DialogCode.Rejected

    def answered(dialog: QPrintDialog) -> int:
        asked.append(dialog)
        assert (dialog.minPage(), dialog.maxPage()) == (1, 16)
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", answered)
    paper = Wanted(paper="A3").sheet()
    printer = choose_printer(parent, 16, paper)
    assert len(asked) == 1
    assert (printer is not None) is said_yes
    if printer is not None:
        layout = printer.pageLayout()
        assert layout.orientation() == QPageLayout.Orientation.Landscape
        assert layout.pageSize().name() == "A3"


def test_all_pages_are_printed_unless_some_are_chosen(qtbot: QtBot) -> None:
    del qtbot
    printer = QPrinter()
    assert chosen_pages(printer, 16) == range(1, 17)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(3, 40)
    assert chosen_pages(printer, 16) == range(3, 17)
