"""The words beside a proposal that may not be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.timeline.bubble import GAP, WIDTH, Bubble
from bcu_desk.kit.timeline.rows import Proposal
from tests.kit.timeline.rooms import taken, ways

ASKED = Proposal("oak", 480, 540, "talk")
ROOM = QRect(0, 0, 900, 600)


@pytest.fixture
def bubble(qtbot: QtBot, light: QApplication) -> Iterator[Bubble]:
    """A bubble over a room."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(ROOM.size())
    host.show()
    yield Bubble(host, "rooms")
    host.close()


def test_it_tells_and_offers_ways_out_with_their_keys(bubble: Bubble) -> None:
    chosen = list[int]()
    bubble.chosen.connect(chosen.append)
    bubble.tell(taken(ASKED), ways(ASKED))
    assert bubble.accessibleName() == "Oak is shut. It opens at nine."
    assert [button.objectName() for button in bubble.buttons] == ["rooms.fix.1", "rooms.fix.2"]
    assert bubble.buttons[0].accessibleName() == "Start at 09:00. Oak, an hour later"
    assert bubble.buttons[1].accessibleDescription() == "Key 2"
    bubble.buttons[1].click()
    assert chosen == [1]
    bubble.tell(taken(ASKED), ())
    assert bubble.buttons == ()


def test_it_stands_under_its_place_or_over_it_within_the_room(bubble: Bubble) -> None:
    bubble.tell(taken(ASKED), ways(ASKED))
    bubble.beside(QRect(100, 50, 60, 28), ROOM)
    assert (bubble.x(), bubble.y()) == (100, 50 + 27 + GAP)
    bubble.beside(QRect(880, 550, 60, 28), ROOM)
    assert bubble.geometry().right() <= ROOM.right()
    assert bubble.geometry().bottom() < 550
    bubble.beside(QRect(-300, 50, 60, 28), ROOM)
    assert bubble.x() == GAP
    assert bubble.width() == WIDTH
    assert not bubble.grab().isNull()
