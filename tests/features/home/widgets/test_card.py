"""A tile under the hand: keys, pointer, wheel, and what a screen reader finds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.home.widgets.card import TileCard
from tests.features.home.tiles import a_strip, a_tile

K = Qt.Key


@pytest.fixture
def card(qtbot: QtBot, themed: QApplication) -> TileCard:
    """A tile of nine lines with the keyboard; `went` are the places it went to."""
    made = TileCard(a_tile(9), 1, writable=True)
    made.went = []  # type: ignore[attr-defined]  # what the test looks at
    made.gone_to.connect(lambda page, key: made.went.append((page, key)))  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(436, 300)
    made.show_tile(a_tile(9))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def _focused(card: TileCard) -> str:
    return next(node.name for node in card.nodes() if node.focused)


def test_arrows_go_through_the_rows_scrolling_and_enter_goes_to_the_record(
    qtbot: QtBot, card: TileCard
) -> None:
    assert _focused(card).startswith("1 days, Post 1")
    for _ in range(6):
        qtbot.keyClick(card, K.Key_Down)
    assert _focused(card) == "7 days, Post 7 is vacant, Since Mon 7 Jan. Appoint"
    assert card.plan.before > 0
    qtbot.keyClick(card, K.Key_Return)
    qtbot.keyClick(card, K.Key_Home)
    assert card.plan.before == 0
    qtbot.keyClick(card, K.Key_Up)
    qtbot.keyClick(card, K.Key_Space)
    qtbot.keyClick(card, K.Key_End)
    assert _focused(card) == "Org chart"
    qtbot.keyClick(card, K.Key_Down)
    qtbot.keyClick(card, K.Key_Enter)
    assert card.went == [
        ("org_chart", "P7:appoint"),
        ("org_chart", "P1:appoint"),
        ("org_chart", ""),
    ]  # type: ignore[attr-defined]


def test_left_and_right_go_through_the_cells_of_a_strip(qtbot: QtBot, card: TileCard) -> None:
    card.show_tile(a_tile(1, strips=(a_strip(3),), columns=("By ward", "Met", "In post", "Now")))
    for key, told in (
        (K.Key_Right, "Ward 1"),
        (K.Key_Right, "Ward 2"),
        (K.Key_Left, "Ward 1"),
        (K.Key_Right, "Ward 2"),
        (K.Key_Right, "Ward 3"),
        (K.Key_Right, "Ward 3"),
    ):
        qtbot.keyClick(card, key)
        assert _focused(card) == told
    qtbot.keyClick(card, K.Key_Return)
    qtbot.keyClick(card, K.Key_Down)
    assert _focused(card).startswith("1 days, Post 1")
    assert card.went == [("coverage", "W3")]  # type: ignore[attr-defined]


def test_a_click_goes_to_what_is_under_it(qtbot: QtBot, card: TileCard) -> None:
    card.show_tile(a_tile(1, strips=(a_strip(3),), columns=("By ward", "Met", "In post", "Now")))
    nodes = {node.name: node.rect for node in card.nodes()}
    left = Qt.MouseButton.LeftButton
    for name in ("Ward 2", "Org chart", "1 days, Post 1 is vacant, Since Mon 1 Jan. Appoint"):
        qtbot.mouseClick(card, left, pos=nodes[name].center())
    qtbot.mouseClick(card, left, pos=QPoint(20, 10))
    qtbot.mouseClick(card, Qt.MouseButton.RightButton, pos=nodes["Ward 2"].center())
    assert card.went == [("coverage", "W2"), ("org_chart", ""), ("org_chart", "P1:appoint")]  # type: ignore[attr-defined]


def test_the_row_under_the_pointer_is_lit_and_let_go(qtbot: QtBot, card: TileCard) -> None:
    second = card.nodes()[1].rect.center()
    qtbot.mouseMove(card, second)
    assert card.hovered == 1
    assert card.cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(card, QPoint(20, 10))
    assert card.hovered == -1
    assert card.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_the_wheel_goes_on_through_a_list_that_is_longer(card: TileCard) -> None:
    def turn(by: int) -> None:
        at = QPointF(50, 200)
        none = Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        buttons = Qt.MouseButton.NoButton
        event = QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, by),
            buttons,
            none,
            phase,
            False,
        )
        QApplication.sendEvent(card, event)

    turn(-120)
    turn(-120)
    assert card.plan.before == 2
    for _ in range(20):
        turn(-120)
    assert card.plan.hidden == 0
    for _ in range(20):
        turn(120)
    assert card.plan.before == 0


def test_a_screen_reader_finds_every_row_in_sight_and_can_press_it(card: TileCard) -> None:
    nodes = card.nodes()
    assert [node.role for node in nodes] == ["list item"] * (len(nodes) - 1) + ["button"]
    assert len(nodes) == len(card.plan.placed) + 1
    card.press_node(1)
    assert card.went == [("org_chart", "P2:appoint")]  # type: ignore[attr-defined]


def test_a_line_that_leads_nowhere_goes_nowhere(qtbot: QtBot, card: TileCard) -> None:
    tile = a_tile(1)
    card.show_tile(a_tile(1, lines=(type(tile.lines[0])(words="The file was made"),), link=""))
    qtbot.keyClick(card, K.Key_Return)
    assert card.went == []  # type: ignore[attr-defined]
