"""A pack on a printer, seen in the system's print preview first."""

from __future__ import annotations

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from bcu_desk.features.briefing.widgets.paper.output import draw_pages, title_of
from bcu_desk.features.briefing.widgets.paper.pages import Laid


class PrintPreview(QPrintPreviewDialog):
    """A window that shows the pages as they are printed; `accepted` once they went to a printer."""

    def __init__(self, laid: Laid, parent: QWidget | None) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        super().__init__(printer, parent)
        self._kept = printer  # Qt draws on it and does not own it
        printer.setDocName(title_of(laid))
        printer.setCreator("BCU Desk")
        self.setObjectName("briefing.print_preview")
        self.setWindowTitle(f"Print: {title_of(laid)}")
        self.setMinimumSize(720, 560)
        self.paintRequested.connect(lambda to: print_pages(laid, to))


def print_pages(laid: Laid, printer: QPrinter) -> None:
    """Draw the pages that are chosen on a printer."""
    draw_pages(laid, printer, chosen_pages(printer, laid.count()), lambda _share, _words: None)


def chosen_pages(printer: QPrinter, count: int) -> range:
    """The pages that are to be printed, counted from 0."""
    first, last = printer.fromPage(), printer.toPage()
    if printer.printRange() != QPrinter.PrintRange.PageRange or not first:
        return range(count)
    return range(min(first, count) - 1, min(max(first, last), count))
