"""A history as a strip."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.rules.past.histories import of_post
from bcu_desk.features.assignments.widgets.history_strip import HistoryStrip
from tests.features.assignments.boards import with_gap


def test_every_posting_is_a_stretch_that_is_read_out(qtbot: QtBot) -> None:
    strip = HistoryStrip(of_post(World(with_gap()), "EA-S1"), of_post=True)
    qtbot.addWidget(strip)
    strip.resize(300, strip.sizeHint().height())
    first, second = strip.nodes()
    assert "Tembo111" in first.name
    assert "Tembo131" in second.name
    assert first.rect.right() < second.rect.left()
    assert second.rect.right() <= strip.width()
    assert strip.grab().toImage().pixelColor(
        second.rect.center()
    ) != strip.grab().toImage().pixelColor(first.rect.right() + 2, 10)
