"""What the style draws in its own way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QRadioButton,
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QWidget,
)

from bcu_desk.kit.look.style import BOX, DeskStyle
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import tokens

ELEMENT, STATE, METRIC = QStyle.PrimitiveElement, QStyle.StateFlag, QStyle.PixelMetric
Show = Callable[[QWidget], QWidget]


@pytest.fixture
def style(themed: QApplication) -> DeskStyle:
    return DeskStyle()


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    apply_theme(qapp, "light")
    return qapp


def drawn(style: DeskStyle, element: QStyle.PrimitiveElement, option: QStyleOption) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    option.rect = QRect(0, 0, 24, 24)
    style.drawPrimitive(element, option, painter)
    painter.end()
    return image


def inked(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y) for x in range(24) for y in range(24) if image.pixelColor(x, y).lightness() < 170
    ]


def option(*flags: QStyle.StateFlag) -> QStyleOption:
    made = QStyleOption()
    made.palette = QApplication.palette()
    for flag in flags:
        made.state |= flag
    return made


@pytest.mark.parametrize(
    ("element", "tip"),
    [
        (ELEMENT.PE_IndicatorArrowDown, (0, 1)),
        (ELEMENT.PE_IndicatorArrowUp, (0, -1)),
        (ELEMENT.PE_IndicatorArrowRight, (1, 0)),
        (ELEMENT.PE_IndicatorArrowLeft, (-1, 0)),
    ],
)
def test_arrows_point_their_way(
    style: DeskStyle, element: QStyle.PrimitiveElement, tip: tuple[int, int]
) -> None:
    found = inked(drawn(style, element, option(STATE.State_Enabled)))
    across = max(found, key=lambda at: at[0] * tip[0] + at[1] * tip[1])
    others = [at[1] if tip[0] else at[0] for at in found]
    middle = (min(others) + max(others)) / 2
    assert abs((across[1] if tip[0] else across[0]) - middle) <= 2


@pytest.mark.parametrize("element", [ELEMENT.PE_IndicatorCheckBox, ELEMENT.PE_IndicatorRadioButton])
def test_on_and_off_differ_by_a_mark_and_not_by_colour_alone(
    style: DeskStyle, element: QStyle.PrimitiveElement
) -> None:
    on = drawn(style, element, option(STATE.State_Enabled, STATE.State_On))
    off = drawn(style, element, option(STATE.State_Enabled, STATE.State_Off))
    accent = QColor(tokens().accent)
    marks = [
        (x, y) for x in range(7, 17) for y in range(7, 17) if on.pixelColor(x, y).lightness() > 230
    ]
    assert marks
    assert any(on.pixelColor(x, y) == accent for x in range(24) for y in range(24))
    assert not any(off.pixelColor(x, y) == accent for x in range(24) for y in range(24))


def test_a_box_that_is_partly_on_has_a_dash_and_one_that_is_off_is_grey(style: DeskStyle) -> None:
    partly = drawn(
        style, ELEMENT.PE_IndicatorCheckBox, option(STATE.State_Enabled, STATE.State_NoChange)
    )
    off = drawn(style, ELEMENT.PE_IndicatorCheckBox, option(STATE.State_On))
    assert partly.pixelColor(12, 12).lightness() > 230
    assert partly.pixelColor(12, 9) == QColor(tokens().accent)
    assert off.pixelColor(12, 6) != QColor(tokens().accent)


def test_the_sort_arrow_shows_which_way(style: DeskStyle) -> None:
    pictures = {}
    for way in QStyleOptionHeader.SortIndicator:
        head = QStyleOptionHeader()
        head.palette = QApplication.palette()
        head.state |= STATE.State_Enabled
        head.sortIndicator = way
        pictures[way] = drawn(style, ELEMENT.PE_IndicatorHeaderArrow, head)
    assert not inked(pictures[QStyleOptionHeader.SortIndicator.None_])
    assert (
        pictures[QStyleOptionHeader.SortIndicator.SortUp]
        != pictures[QStyleOptionHeader.SortIndicator.SortDown]
    )
    assert not inked(drawn(style, ELEMENT.PE_IndicatorHeaderArrow, option()))


def test_the_dotted_focus_rectangle_is_left_to_the_ring(style: DeskStyle) -> None:
    assert not inked(drawn(style, ELEMENT.PE_FrameFocusRect, option(STATE.State_Enabled)))


def test_sizes_are_ours_and_the_rest_is_that_of_fusion(style: DeskStyle) -> None:
    assert style.pixelMetric(METRIC.PM_IndicatorWidth) == BOX
    assert style.pixelMetric(METRIC.PM_FocusFrameHMargin) == 4
    assert style.pixelMetric(METRIC.PM_SplitterWidth) > 0
    assert style.styleHint(QStyle.StyleHint.SH_FocusFrame_Mask) == 0
    assert style.styleHint(QStyle.StyleHint.SH_FocusFrame_AboveWidget) == 1
    assert style.styleHint(QStyle.StyleHint.SH_ComboBox_Popup) in {0, 1}


@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_boxes_with_words_are_large_enough_targets(
    kind: type[QWidget], themed: QApplication, qtbot: object
) -> None:
    made = kind("Overtime is paid")
    qtbot.addWidget(made)
    made.show()
    assert made.height() >= 24
    assert made.layoutDirection() == Qt.LayoutDirection.LeftToRight
