"""Where the keyboard is, and where it goes."""

from __future__ import annotations

from bcu_desk.kit.timeline.cursor import Cursor, above_or_below, at_end, beside, on_bar, on_row
from bcu_desk.kit.timeline.layout import Layout, Sizes
from bcu_desk.kit.timeline.rows import Content
from tests.kit.timeline.rooms import CONTENT, HOUR

LAYOUT = Layout(CONTENT, Sizes())


def test_left_and_right_go_from_bar_to_bar_and_hold_at_the_ends() -> None:
    talk = on_bar(LAYOUT, "talk")
    assert talk is not None
    lunch = beside(LAYOUT, talk, 1)
    assert (lunch.bar, lunch.at) == ("lunch", 12.5 * HOUR)
    assert beside(LAYOUT, lunch, 1).bar == "lunch"
    assert beside(LAYOUT, talk, -1).bar == "talk"


def test_from_a_row_alone_the_next_bar_is_taken() -> None:
    assert beside(LAYOUT, Cursor("oak", None, 11 * HOUR), 1).bar == "lunch"
    assert beside(LAYOUT, Cursor("oak", None, 23 * HOUR), 1).bar == "lunch"
    empty = Cursor("ash", None, 60)
    assert beside(LAYOUT, empty, 1) == empty


def test_up_and_down_keep_to_the_time() -> None:
    at_noon = Cursor("oak", "lunch", 12 * HOUR)
    below = above_or_below(LAYOUT, at_noon, 1)
    assert (below.row, below.bar, below.at) == ("elm", "clean", 12 * HOUR)
    assert above_or_below(LAYOUT, at_noon, -1) == at_noon
    assert above_or_below(LAYOUT, Cursor(), 1).row == "oak"
    assert above_or_below(Layout(Content(), Sizes()), at_noon, 1) == Cursor()


def test_a_row_without_bars_has_none() -> None:
    assert on_row(LAYOUT, "ash", 60) == Cursor("ash", None, 60)
    assert on_bar(LAYOUT, "nothing") is None


def test_home_and_end() -> None:
    assert at_end(LAYOUT, Cursor("oak"), last=True).bar == "lunch"
    assert at_end(LAYOUT, Cursor("oak"), last=False).bar == "talk"
    assert at_end(LAYOUT, Cursor("ash"), last=True) == Cursor("ash")
