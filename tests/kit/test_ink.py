"""Type on paper: never too small, measured as it is drawn, wrapped without loss."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.ink import LEAST, STYLES, Measure, leading


@pytest.fixture
def measure(themed: QApplication) -> Measure:
    """The widths of words in the application's font."""
    del themed
    return Measure(QGuiApplication.font())


def test_no_type_is_smaller_than_seven_points() -> None:
    assert LEAST == 7.0
    assert all(size >= 7 for size, _ in STYLES.values())


def test_lines_have_air_between_them() -> None:
    assert all(leading(style) > size for style, (size, _) in STYLES.items())


def test_larger_type_is_wider(measure: Measure) -> None:
    assert measure.width("Superintendent", "title") > measure.width("Superintendent", "small")


def test_tight_type_is_narrower(measure: Measure) -> None:
    words = "PC Catherine Wrzesniewska"
    assert measure.width(words, "strong_tight") < 0.95 * measure.width(words, "strong")


@pytest.mark.parametrize(
    "words",
    ["Burglary and robbery and gangs and offenders", "Donaudampfschifffahrtsgesellschaft" * 3, "x"],
)
def test_wrapped_words_fit_and_none_is_lost(measure: Measure, words: str) -> None:
    lines = measure.wrapped(words, "small", 30, 60)
    assert measure.width(lines[0], "small") <= 60
    assert all(measure.width(line, "small") <= 60 for line in lines)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_a_short_first_line_leaves_room(measure: Measure) -> None:
    lines = measure.wrapped("Insp Una Pemberton", "strong", 40, 120)
    assert measure.width(lines[0], "strong") <= 40
    assert len(lines) == 2


def test_words_too_long_are_cut_with_dots(measure: Measure) -> None:
    cut = measure.cut("Burglary and robbery", "small", 40)
    assert cut.endswith("…")
    assert measure.width(cut, "small") <= 40
