"""Where things are drawn, and what lies at a point."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.paint.picture import line_rect, spot_at
from bcu_desk.kit.timeline.rows import Grips, Proposal, Tick
from tests.kit.timeline.rooms import BARS, CONTENT, HOUR, a_picture, middle


def test_bars_lie_at_their_times_a_pixel_short(light: QApplication) -> None:
    picture = a_picture()
    rect = picture.placed("talk")
    assert rect is not None
    assert abs(rect.left() - (176 + 120 / 1.8)) < 1
    assert abs(rect.width() - (120 / 1.8 - 2)) < 0.01
    assert picture.placed("nothing") is None


def test_the_head_grows_with_an_upper_line(light: QApplication) -> None:
    plain, upper = a_picture(), a_picture(ticks=(Tick(0, "00", above="Monday"),))
    assert upper.head > plain.head
    assert plain.room.top() == plain.head


def test_what_lies_at_a_point(light: QApplication) -> None:
    picture = a_picture()
    talk = picture.placed("talk")
    assert talk is not None
    y = round(talk.center().y())
    assert spot_at(picture, middle(picture, "talk")).zone == "bar"
    assert spot_at(picture, QPoint(round(talk.left()) + 2, y)).zone == "start"
    assert spot_at(picture, QPoint(round(talk.right()) - 2, y)).zone == "end"
    assert spot_at(picture, QPoint(round(talk.right()) + 40, y)).zone == "space"
    assert spot_at(picture, QPoint(50, y)).zone == "names"
    assert spot_at(picture, QPoint(400, 3)).zone == "nothing"
    assert spot_at(picture, QPoint(400, picture.head + 5)).zone == "nothing"
    assert spot_at(picture, QPoint(400, picture.bottom + 20)).zone == "nothing"
    assert spot_at(picture, middle(picture, "clean")).zone == "bar"


def test_a_bar_without_grips_has_no_ends_to_take(light: QApplication) -> None:
    for grips, zone in ((Grips.ENDS, "start"), (Grips.NONE, "bar")):
        bars = tuple(replace(one, grips=grips) for one in BARS)
        picture = a_picture(replace(CONTENT, bars=bars))
        talk = picture.placed("talk")
        assert talk is not None
        at = QPoint(round(talk.left()) + 2, round(talk.center().y()))
        assert spot_at(picture, at).zone == zone


def test_chips_take_the_room_there_is(light: QApplication) -> None:
    wide = a_picture()
    line = next(line for line in wide.layout.lines if line.folded)
    assert [chip.key for chip, _ in wide.chips(line)] == ["fir", "yew"]
    first = wide.chips(line)[0][1]
    spot = spot_at(wide, first.center().toPoint())
    assert (spot.zone, spot.chip) == ("chip", "fir")
    narrow = a_picture(size=QSize(200 + 70, 300))
    assert [chip.key for chip, _ in narrow.chips(line)] == ["fir"]


def test_a_proposal_has_its_place_unless_its_row_is_folded(light: QApplication) -> None:
    asked = Proposal("ash", 9 * HOUR, 10 * HOUR)
    rect = a_picture(asked=asked).asked_rect()
    line = a_picture().layout.line_of("ash")
    assert rect is not None
    assert line is not None
    assert line_rect(a_picture(), line).contains(rect.toRect())
    assert a_picture(asked=Proposal("fir", 9 * HOUR, 10 * HOUR)).asked_rect() is None
    assert a_picture().asked_rect() is None
