"""Choosing one of the computer's printers, in the system's own window."""

from __future__ import annotations

from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from bcu_desk.features.org_chart.model.printed import Paper


def has_printer() -> bool:
    """Whether a printer is set up on this computer."""
    return bool(QPrinterInfo.availablePrinterNames())


def choose_printer(parent: QWidget, pages: int, paper: Paper) -> QPrinter | None:
    """The printer that the user chooses with what is to be printed of so many pages, or None."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, paper.name)))
    wide = paper.width > paper.height
    way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(way)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    said_yes = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if said_yes else None


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages that are to be printed, counted from 1."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() != QPrinter.PrintRange.PageRange or not first:
        return range(1, count + 1)
    return range(first, min(last, count) + 1)
