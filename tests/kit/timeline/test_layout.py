"""Lines from the top, and lanes for bars that overlap."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.kit.timeline.layout import Layout, Sizes
from bcu_desk.kit.timeline.rows import Content, Late, TimelineBar, TimelineGroup, TimelineRow
from tests.kit.timeline.rooms import CONTENT, HOUR, bar

LAYOUT = Layout(CONTENT, Sizes())


def test_lines_follow_one_another_without_gaps() -> None:
    tops = [line.top for line in LAYOUT.lines]
    ends = [line.top + line.height for line in LAYOUT.lines]
    assert tops == [0, *ends[:-1]]
    assert LAYOUT.height == ends[-1] == 24 + 32 + (32 + 29) + 24 + 32 + 24


def test_bars_that_overlap_get_lanes_of_their_own() -> None:
    lanes = {placed.bar.key: placed.lane for placed in LAYOUT.bars_of("elm")}
    assert lanes == {"clean": 0, "one": 0, "two": 1}


def test_lines_are_found_by_height_and_by_row() -> None:
    oak = LAYOUT.line_of("oak")
    assert oak is not None
    assert LAYOUT.line_at(oak.top) is oak
    assert LAYOUT.line_at(oak.top + oak.height) is LAYOUT.line_of("elm")
    assert LAYOUT.line_at(-1) is None
    assert LAYOUT.line_at(LAYOUT.height) is None
    assert LAYOUT.line_of("fir") is None
    assert LAYOUT.rows() == ("oak", "elm", "ash")
    assert [line.row for line in LAYOUT.lines_between(0, 20)] == [None]


def test_bars_are_found_by_key_and_by_time() -> None:
    assert LAYOUT.bar("talk") is not None
    assert LAYOUT.bar("nothing") is None
    shown = [placed.bar.key for placed in LAYOUT.bars_between("oak", 10 * HOUR + 20, 11 * HOUR)]
    assert "talk" in shown, "its tail is in sight"
    assert "lunch" not in shown
    assert not LAYOUT.bars_of("ash")


def test_sizes_grow_with_the_text() -> None:
    assert Sizes().scaled(1.5).row == 48
    assert Sizes(names=200).scaled(1).names == 200


def test_slim_rows_are_lower_and_their_bars_too() -> None:
    rows = (TimelineRow("a", "A", slim=True), TimelineRow("b", "B"))
    layout = Layout(Content((TimelineGroup("g", "G", rows),)), Sizes())
    slim, plain = layout.line_of("a"), layout.line_of("b")
    assert slim is not None
    assert plain is not None
    assert (slim.height, plain.height) == (18, 32)
    assert layout.bar_height(slim) < layout.bar_height(plain)
    assert layout.bar_top(slim, 1) - layout.bar_top(slim, 0) == 18
    assert layout.bar_top(plain, 1) - layout.bar_top(plain, 0) == 29


spans = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 60)), max_size=30)


@given(spans)
def test_bars_of_one_lane_never_overlap(found: list[tuple[int, int]]) -> None:
    bars = tuple(
        bar(str(number), "a", start / 60, (start + length) / 60)
        for number, (start, length) in enumerate(found)
    )
    layout = Layout(Content((TimelineGroup("g", "G", (TimelineRow("a", "A"),)),), bars), Sizes())
    lanes: dict[int, list[tuple[int, int]]] = {}
    for placed in layout.bars_of("a"):
        lanes.setdefault(placed.lane, []).append((placed.bar.start, placed.bar.end))
    for own in lanes.values():
        assert all(one[1] <= other[0] for one, other in pairwise(own))


def test_late_bars_are_made_when_their_row_is_first_seen() -> None:
    made: list[str] = []

    def late(row: str) -> Late:
        def make() -> list[TimelineBar]:
            made.append(row)
            return [bar(f"{row}-late", row, 9, 11, tail=30), bar(f"{row}-next", row, 11, 12)]

        lies = ((f"{row}-late", 9 * HOUR, 11 * HOUR), (f"{row}-next", 11 * HOUR, 12 * HOUR))
        return Late(lies, make)

    content = replace(CONTENT, late={row: late(row) for row in ("oak", "ash")})
    layout = Layout(content, Sizes())
    oak = layout.line_of("oak")
    assert oak is not None
    assert (oak.height, made) == (32 + 29, [])
    seen = [placed.bar.key for placed in layout.bars_between("oak", 10 * HOUR, 12 * HOUR)]
    assert (seen, made) == (["talk", "oak-late", "oak-next", "lunch"], ["oak"])
    found = layout.bar("ash-late")
    assert found is not None
    assert (found.tail, layout.bar("ash-late") is found, made) == (30, True, ["oak", "ash"])
    assert layout.bars_of("ash")[0].bar is found
    assert {"talk", "ash-next"} <= {one.key for one in content.every_bar()}
