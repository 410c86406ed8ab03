"""The whole board drawn."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.rows import Proposal, TimelineRow
from tests.kit.timeline.rooms import (
    BARS,
    CONTENT,
    GROUPS,
    HOUR,
    LIGHT,
    a_picture,
    colours,
    drawn,
    middle,
    taken,
)


def test_every_pixel_is_drawn(light: QApplication) -> None:
    image = drawn(a_picture())
    assert "#FF00FF" not in colours(image, 0, 0, image.width(), image.height())


def test_bars_and_the_line_of_now_are_there(light: QApplication) -> None:
    picture = a_picture()
    image = drawn(picture)
    at = middle(picture, "lunch")
    assert LIGHT.accent in colours(image, at.x() - 10, at.y() - 12, at.x() + 10, at.y() + 12)
    now = round(picture.shifted().x(picture.axis.now or 0))
    ash = picture.layout.line_of("ash")
    assert ash is not None
    assert image.pixelColor(now, picture.y(ash) + 10).name().upper() == LIGHT.ink


def test_a_row_turns_red_where_a_proposal_may_not_be(light: QApplication) -> None:
    asked = Proposal("oak", 8 * HOUR, 9 * HOUR, "lunch")
    good = drawn(a_picture(asked=asked, taken=BARS[1], phase="dragging"))
    bad = drawn(a_picture(asked=asked, taken=BARS[1], phase="dragging", verdict=taken(asked)))
    y = a_picture().head + 24 + 4
    assert LIGHT.bad_soft in colours(bad, 600, y, 700, y + 20)
    assert LIGHT.bad_soft not in colours(good, 600, y, 700, y + 20)


def test_times_not_asked_about_are_hatched(light: QApplication) -> None:
    shut = TimelineRow("ash", "Ash", shut=((8 * HOUR, 12 * HOUR),))
    groups = (GROUPS[0], replace(GROUPS[1], rows=(shut,)))
    picture = a_picture(replace(CONTENT, groups=groups))
    line = picture.layout.line_of("ash")
    assert line is not None
    x, y = round(picture.shifted().x(8 * HOUR)), picture.y(line)
    hatched = colours(drawn(picture), x + 2, y + 2, x + 60, y + 30)
    plain = colours(drawn(a_picture()), x + 2, y + 2, x + 60, y + 30)
    assert len(hatched) > len(plain)
