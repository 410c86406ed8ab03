"""The sample's chart as a book, and pages of it as lists of what was drawn."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Wanted
from bcu_desk.features.org_chart.widgets.print.book import Book, Source
from bcu_desk.features.org_chart.widgets.print.output import book_of, painting
from bcu_desk.kit.ink import UNIT, Ink, Measure

SOURCE = Source("east.bcu", 24_750_000)
Draw = Callable[[Callable[[Ink], object]], list[str]]


@pytest.fixture
def measure(themed: QApplication) -> Measure:
    """The widths of words in the application's font."""
    del themed
    return Measure(QGuiApplication.font())


@pytest.fixture
def east_book(themed: QApplication, east: Loaded) -> Book:
    """East Area on A4."""
    del themed
    return book_of(east, Wanted(), SOURCE)


class Noting(Ink):
    """Keeps the words that are drawn."""

    said: list[str]

    def text(self, at: tuple[float, float], words: str, style: str, colour: str = "") -> None:
        """Draw and keep."""
        self.said.append(words)
        super().text(at, words, style, colour)


@pytest.fixture
def drawn(measure: Measure) -> Draw:
    """Draws on a sheet of A4 and gives the words drawn."""

    def made(draw: Callable[[Ink], object]) -> list[str]:
        image = QImage(842, 595, QImage.Format.Format_RGB32)
        with painting(image) as painter:
            painter.scale(1 / UNIT, 1 / UNIT)
            ink = Noting(painter, measure)
            ink.said = []
            draw(ink)
        return ink.said

    return made
