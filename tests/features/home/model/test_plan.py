"""Where the parts of a tile stand: one below another, as many rows as there is room for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bcu_desk.features.home.model.plan import (
    Band,
    Plan,
    natural_height,
    plan,
    tag_width,
    words_of,
    wrapped,
)
from bcu_desk.features.home.model.rows import rows_of
from bcu_desk.work.contributions import Tile
from tests.features.home.tiles import a_full_tile, a_line, a_room, a_strip, a_tile


def _planned(tile: Tile, first: int = 0, **room: float) -> Plan:
    return plan(tile, rows_of(tile), a_room(**room), first)  # type: ignore[arg-type]


def _bands(made: Plan) -> list[Band]:
    parts = [made.head, made.lead, made.columns, made.bar, made.figures]
    for placed in made.placed:
        parts += [placed.heading, placed.band]
    return [band for band in (*parts, made.foot) if band is not None]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("height", [200, 300, 420, 900])
def test_parts_stand_below_one_another_and_none_leaves_the_card(height: int, scale: float) -> None:
    for tile in (a_tile(9), a_full_tile()):
        made = _planned(tile, height=height, scale=scale)
        bands = _bands(made)
        for above, below in pairwise(bands):
            assert above.top + above.height <= below.top or below is made.foot
        for placed in made.placed:
            assert placed.band.top + placed.band.height <= (made.foot.top if made.foot else height)


def test_rows_without_room_are_counted_and_scrolling_brings_the_last() -> None:
    made = _planned(a_tile(9))
    assert 0 < len(made.placed) < 9
    assert (made.before, made.hidden) == (0, 9 - len(made.placed))
    end = _planned(a_tile(9), first=99)
    assert end.hidden == 0
    assert end.placed[-1].number == 8
    assert end.before + len(end.placed) == 9


def test_rows_grow_into_the_room_that_is_left_but_not_without_end() -> None:
    tight, wide = _planned(a_tile(2), height=230), _planned(a_tile(2), height=900)
    assert wide.placed[0].band.height <= 53
    assert tight.placed[0].band.height <= wide.placed[0].band.height
    assert wide.placed[0].band.begin == wide.placed[0].band.top + wide.placed[0].band.inset


def test_strips_tell_words_only_where_all_have_room() -> None:
    tile = a_tile(0, strips=(a_strip(),) * 3, columns=("By ward", "Met", "In post", "Available"))
    assert _planned(tile, height=400).full
    assert not _planned(tile, height=280).full


def test_a_card_of_its_natural_height_shows_everything() -> None:
    for tile in (a_tile(5), a_tile(0), a_full_tile()):
        rows = rows_of(tile)
        height = natural_height(tile, rows, a_room())
        made = plan(tile, rows, a_room(height=height))
        assert made.hidden == 0
        assert len(made.placed) == len(rows)
        assert made.full


def test_long_words_of_a_group_take_two_lines_and_others_one() -> None:
    long = "End Una Pemberton 105KD in Superintendent, Neighbourhoods on Sat 28 Jan 2017"
    grouped = a_line(1, words=long, group="Today", tag="05:50")
    assert len(words_of(grouped, a_room(width=290))) == 2
    assert words_of(a_line(1, words=long), a_room(width=290)) == (long,)


def test_text_is_wrapped_at_words_and_the_last_line_holds_the_rest() -> None:
    measure = a_room().measure
    assert wrapped("", "body", 100, measure) == ()
    assert wrapped("one two", "body", 100, measure) == ("one two",)
    found = wrapped("one two three four five six seven", "body", 60, measure)
    assert len(found) == 3
    assert " ".join(found) == "one two three four five six seven"


def test_tags_share_one_width_and_none_need_none() -> None:
    lines = (a_line(1, tag="9 days"), a_line(2, tag="a longer tag"))
    assert tag_width(a_tile(2, lines=lines), a_room()) == 7 * len("a longer tag") + 12
    assert tag_width(a_tile(1, lines=(a_line(1, tag="05:50", tone=""),)), a_room()) == 35
    assert tag_width(a_tile(1, lines=(a_line(1, tag=""),)), a_room()) == 0
