"""The names of rows and groups, which stay in sight."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.rows import Proposal, TimelineRow
from bcu_desk.kit.timeline.scale import Scale
from tests.kit.timeline.rooms import (
    CONTENT,
    ELM,
    GROUPS,
    HOUR,
    LIGHT,
    OAK,
    a_picture,
    colours,
    drawn,
    taken,
)

TOP = 26 + 24  # of the first row


def test_names_stay_when_time_is_scrolled(light: QApplication) -> None:
    here, there = drawn(a_picture()), drawn(a_picture(scale=Scale(12 * HOUR, 1.8)))
    assert here.copy(0, 0, 170, 260) == there.copy(0, 0, 170, 260)


def test_the_row_of_the_cursor_is_tinted(light: QApplication) -> None:
    image = drawn(a_picture(cursor=Cursor("oak")))
    assert image.pixelColor(3, TOP + 10).name().upper() == LIGHT.accent_soft
    assert image.pixelColor(3, TOP + 45).name().upper() == LIGHT.surface


def test_a_word_beside_a_name_has_its_tone(light: QApplication) -> None:
    rows = (replace(OAK, chip="Clash", chip_tone="bad"), ELM)
    image = drawn(a_picture(replace(CONTENT, groups=(replace(GROUPS[0], rows=rows),))))
    assert LIGHT.bad_soft in colours(image, 110, TOP + 4, 170, TOP + 28)


def test_a_refused_row_says_why_in_a_word(light: QApplication) -> None:
    asked = Proposal("oak", 8 * HOUR, 9 * HOUR)
    image = drawn(a_picture(asked=asked, verdict=taken(asked), phase="dragging"))
    assert image.pixelColor(3, TOP + 10).name().upper() == LIGHT.bad_soft
    assert len(colours(image, 110, TOP + 4, 170, TOP + 28)) > 4


def test_slim_rows_have_one_line_of_words(light: QApplication) -> None:
    slim = TimelineRow("a", "R1", "What it is about", slim=True)
    content = replace(CONTENT, groups=(replace(GROUPS[0], rows=(slim,)),))
    assert len(colours(drawn(a_picture(content)), 8, TOP, 160, TOP + 17)) > 3


def test_chips_left_out_are_counted(light: QApplication) -> None:
    many = tuple(replace(GROUPS[1].folded[0], key=str(n), title=f"Room {n}") for n in range(30))
    content = replace(CONTENT, groups=(replace(GROUPS[1], folded=many),))
    picture = a_picture(content)
    line = next(line for line in picture.layout.lines if line.folded)
    shown = picture.chips(line)
    assert 0 < len(shown) < 30
    right = round(shown[-1][1].right()) + 6
    found = colours(drawn(picture), right, picture.y(line), right + 30, picture.y(line) + 24)
    assert len(found) > 2 or right > 750
