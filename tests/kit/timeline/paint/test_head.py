"""The head: times, figures, bands, now, the time asked for."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.rows import Proposal, Tick, Verdict
from tests.kit.timeline.rooms import HOUR, LIGHT, a_picture, colours, drawn


def test_the_time_of_now_stands_in_the_head_and_makes_room_for_a_proposal(
    light: QApplication,
) -> None:
    picture = a_picture()
    x = round(picture.shifted().x(picture.axis.now or 0))
    assert LIGHT.ink in colours(drawn(picture), x - 12, 4, x + 12, 22)
    asked = Proposal("ash", 10 * HOUR, 11 * HOUR)
    good = drawn(a_picture(asked=asked))
    bad = drawn(a_picture(asked=asked, verdict=Verdict(ok=False)))
    assert colours(bad, x - 12, 4, x + 12, 22).get(LIGHT.bad, 0) > 100
    assert LIGHT.bad not in colours(good, x - 12, 4, x + 12, 22)


def test_a_band_is_named_in_the_head(light: QApplication) -> None:
    picture = a_picture()
    x = round(picture.shifted().x(15 * HOUR))
    assert LIGHT.accent_soft in colours(drawn(picture), x - 30, 4, x + 30, 22)


def test_scarce_figures_stand_out(light: QApplication) -> None:
    picture = a_picture()
    scale, y = picture.shifted(), picture.head
    for hour, colour in ((8, LIGHT.warn), (9, LIGHT.bad)):
        x = round(scale.x(hour * HOUR))
        found = colours(drawn(picture), x + 3, y, x + 20, y + 24)
        assert colour in found


def test_stretches_are_named_above(light: QApplication) -> None:
    ticks = (Tick(0, "00", above="Monday"), Tick(12 * HOUR, "12", above="Tuesday"))
    picture = a_picture(ticks=ticks)
    found = colours(drawn(picture), 176, 0, 776, picture.head - 24)
    assert len(found) > 3
