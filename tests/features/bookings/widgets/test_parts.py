"""The parts of the page in their places."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.parts import Parts
from tests.features.bookings.widgets.driven import Driven


def test_the_board_or_how_to_begin(qtbot: QtBot, light: QApplication, asker: Asker) -> None:
    parts = Parts(lambda *_, **__: None, asker, writable=False)
    qtbot.addWidget(parts)
    parts.resize(1_158, 640)
    parts.show()
    parts.activateWindow()
    qtbot.waitUntil(parts.isActiveWindow)
    assert parts.timeline.isVisible()
    assert not parts.find_bar.book_button.isEnabled()
    parts.timeline.setFocus()
    parts.show_board(full=False)
    assert parts.empty.isVisible()
    assert parts.empty.hasFocus()
    assert not parts.timeline.isVisible()
    parts.show_board(full=True)
    assert parts.timeline.hasFocus()
    assert parts.side.geometry().left() > parts.timeline.geometry().right()


def test_what_is_free_is_counted_and_sought_as_of_now(
    hand: Driven, asker: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[object] = []
    monkeypatch.setattr(Free, "rows", lambda asked, *_: judged.append(asked.at) or ())
    module = "bcu_desk.features.bookings.widgets.parts.soonest"
    monkeypatch.setattr(module, lambda *given: judged.append(given[-1]))
    asked = Free(start="2017-01-23T09:00", end="2017-01-23T10:00")
    hand.parts.find_bar.counting.emit(asked)
    hand.parts.find_bar.soonest_asked.emit(asked)
    assert judged == [utc_text(asker.now()), asker.now()]
