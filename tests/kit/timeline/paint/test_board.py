"""The whole board drawn."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.rows import Proposal, TimelineRow, Verdict
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


def test_what_would_move_along_is_drawn_where_it_would_be(light: QApplication) -> None:
    asked = Proposal("oak", 8 * HOUR, 11 * HOUR, "talk")
    ghost = replace(BARS[1], start=18 * HOUR, end=20 * HOUR)
    under_way = {"asked": asked, "taken": BARS[0], "phase": "dragging"}
    picture = a_picture(verdict=Verdict(ghosts=(ghost,)), **under_way)
    line = picture.layout.line_of("oak")
    assert line is not None
    at = picture.rect_of(line, ghost, 0).toRect()
    place = (at.left() + 8, at.top() + 4, at.left() + 40, at.bottom() - 4)
    assert LIGHT.accent in colours(drawn(picture), *place)
    assert LIGHT.accent not in colours(drawn(a_picture(**under_way)), *place)


def test_a_ghost_on_a_row_that_is_not_shown_is_left_out(light: QApplication) -> None:
    asked = Proposal("oak", 8 * HOUR, 11 * HOUR, "talk")
    under_way = {"asked": asked, "taken": BARS[0], "phase": "dragging"}
    nowhere = Verdict(ghosts=(replace(BARS[1], row="none"),))
    assert drawn(a_picture(verdict=nowhere, **under_way)) == drawn(a_picture(**under_way))


def test_a_diamond_stands_where_one_follows_another(light: QApplication) -> None:
    turned = replace(CONTENT, bars=tuple(replace(one, turned=True) for one in BARS))
    picture = a_picture(turned)
    at = picture.placed("lunch")
    assert at is not None
    x, y = round(at.left()), round(at.top()) + 1
    assert LIGHT.surface in colours(drawn(picture), x - 2, y - 2, x + 3, y + 3)
    assert drawn(picture) != drawn(a_picture())
