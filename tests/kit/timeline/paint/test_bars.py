"""Bars with their labels, tails and marks."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.paint.bars import BarPainter, Fonts, bar_rect
from bcu_desk.kit.timeline.rows import BarKind, TimelineBar
from bcu_desk.kit.timeline.scale import Scale
from tests.kit.timeline.rooms import LIGHT, bar, colours

SCALE = Scale(8 * 60, 1)


def _drawn(one: TimelineBar, width: int = 300) -> QImage:
    image = QImage(width, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    room = QRectF(0, 0, width, 40)
    own = BarPainter(painter, LIGHT, Fonts.now(), room)
    own.paint(one, bar_rect(one, SCALE, 5, 28), SCALE)
    painter.end()
    return image


def test_a_bar_is_never_thinner_than_can_be_seen(light: QApplication) -> None:
    assert bar_rect(bar("x", "o", 8, 8.01), SCALE, 0, 28).width() == 3
    assert bar_rect(bar("x", "o", 8, 10), SCALE, 0, 28).width() == 118


def test_words_are_cut_to_the_room_and_kept(light: QApplication) -> None:
    fonts = Fonts.now()
    cut = fonts.shortened("A very long title", 50, title=True)
    assert cut.endswith("…")
    assert fonts.shortened("A very long title", 50, title=True) is cut
    assert fonts.shortened("Short", 500, title=False) == "Short"


def test_a_tail_goes_on_after_the_end(light: QApplication) -> None:
    image = _drawn(bar("x", "o", 8, 10, tail=45))
    assert LIGHT.line2 in colours(image, 125, 15, 160, 24)
    assert set(colours(image, 170, 10, 290, 30)) == {"#FFFFFF"}


def test_the_marked_part_of_a_clash_is_hatched(light: QApplication) -> None:
    plain = _drawn(bar("x", "o", 8, 12, title="", kind=BarKind.CLASH))
    marked = _drawn(bar("x", "o", 8, 12, title="", kind=BarKind.CLASH, marked=(600, 720)))
    assert len(colours(marked, 150, 8, 230, 30)) > len(colours(plain, 150, 8, 230, 30))
    assert colours(marked, 10, 8, 100, 30) == colours(plain, 10, 8, 100, 30)


def test_a_warned_end_has_an_edge(light: QApplication) -> None:
    image = _drawn(bar("x", "o", 8, 10, warned=True))
    assert image.pixelColor(117, 18).name().upper() == LIGHT.warn


def test_every_kind_draws_its_words(light: QApplication) -> None:
    for kind in BarKind:
        with_words = _drawn(bar("x", "o", 8, 12, kind=kind, subtitle="More words", note="soon"))
        without = _drawn(bar("x", "o", 8, 12, kind=kind, title=""))
        assert with_words != without, kind


def test_words_stand_beside_a_bar_too_small_for_them(light: QApplication) -> None:
    aside = _drawn(bar("x", "o", 8, 8.2, title="Words beside", aside=True))
    assert len(colours(aside, 20, 8, 120, 32)) > 1
    inside = _drawn(bar("x", "o", 8, 8.2, title="Words beside"))
    assert set(colours(inside, 20, 8, 120, 32)) == {"#FFFFFF"}


def test_the_longest_way_to_say_it_that_fits_is_taken(light: QApplication) -> None:
    fonts = Fonts.now()
    forms = ("PC Anna Bose", "A. Bose", "AB")
    wide = fonts.width("A. Bose", title=True)
    assert fonts.fitting(forms, 900, title=True) == "PC Anna Bose"
    assert fonts.fitting(forms, wide, title=True) == "A. Bose"
    assert fonts.fitting(forms, wide - 1, title=True) == "AB"
    assert fonts.fitting(forms, 3, title=True) == ""


def test_a_second_line_that_can_not_be_said_shorter_is_left_out(light: QApplication) -> None:
    words = {"title": "Bo", "subtitle": "A very long purpose indeed", "short": "A very long one"}
    left_out = _drawn(bar("x", "o", 8, 9, shorter=("Also too long",), **words))
    cut = _drawn(bar("x", "o", 8, 9, **words))
    alone = _drawn(bar("x", "o", 8, 9, title="Bo"))
    assert left_out == alone != cut


def test_a_bar_too_small_for_a_name_has_its_initials(light: QApplication) -> None:
    named = {"title": "PC Anna Bose", "titles": ("A. Bose", "AB")}
    narrow = _drawn(bar("x", "o", 8, 8.5, **named))
    bare = _drawn(bar("x", "o", 8, 8.5, title=""))
    assert narrow != bare
    assert _drawn(bar("x", "o", 8, 8.1, **named)) == _drawn(bar("x", "o", 8, 8.1, title=""))


def test_a_badge_is_a_pill_in_its_tone_and_a_dot_where_its_word_has_no_room(
    light: QApplication,
) -> None:
    pill = _drawn(bar("x", "o", 8, 12, title="Bo", badge="Joined", badge_tone="good"))
    assert LIGHT.good_soft in colours(pill, 170, 8, 238, 30)
    assert LIGHT.good_soft not in colours(pill, 10, 8, 120, 30)
    dot = _drawn(bar("x", "o", 8, 9, title="Bo", badge="Joined", badge_tone="good"))
    assert LIGHT.good in colours(dot, 40, 8, 60, 20)
    assert LIGHT.good_soft not in colours(dot, 4, 8, 60, 30)


def test_a_badge_takes_the_room_of_the_words_not_their_place(light: QApplication) -> None:
    words = {"title": "A rather long name of a bar", "subtitle": "and what it does all day"}
    plain = _drawn(bar("x", "o", 8, 10, **words))
    badged = _drawn(bar("x", "o", 8, 10, badge="Left", badge_tone="bad", **words))
    assert colours(plain, 4, 8, 40, 32) == colours(badged, 4, 8, 40, 32)
    assert LIGHT.bad_soft in colours(badged, 80, 8, 118, 30)


def test_a_diamond_is_drawn_around_its_point(light: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0x808080)
    painter = QPainter(image)
    BarPainter(painter, LIGHT, Fonts.now(), QRectF(0, 0, 40, 40)).diamond(20, 20)
    painter.end()
    assert image.pixelColor(20, 20).name().upper() == LIGHT.surface
    assert image.pixelColor(13, 13).name() == "#808080"
