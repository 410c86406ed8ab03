"""The rows of a tile and where each of their targets goes."""

from __future__ import annotations

from bcu_desk.features.home.model.rows import link_of, rows_of
from tests.features.home.tiles import a_line, a_strip, a_tile


def test_strips_come_before_lines_each_cell_a_target_of_its_own() -> None:
    strip, line = rows_of(a_tile(1, strips=(a_strip(2),)))
    assert [target.told for target in strip.targets[1:]] == ["Ward 1", "Ward 2"]
    assert [target.key for target in strip.targets] == ["W1:put", "W1", "W2"]
    assert strip.targets[0].told == "Havering, 1 of 4, 5 of 8, 5. Ward 1 short"
    assert strip.targets[0].step == "Cover"
    (target,) = line.targets
    assert (target.page, target.key, target.step) == ("org_chart", "P1:appoint", "Appoint")
    assert target.told == "1 days, Post 1 is vacant, Since Mon 1 Jan"


def test_in_a_file_that_is_only_read_a_row_starts_nothing() -> None:
    strip, line = rows_of(a_tile(1, strips=(a_strip(1),)), writable=False)
    assert [target.key for target in strip.targets] == ["W1", "W1"]
    assert {target.step for row in (strip, line) for target in row.targets} == {""}
    assert line.targets[0].key == "P1"


def test_a_group_is_written_above_its_first_line_only() -> None:
    lines = tuple(a_line(n, group=group) for n, group in enumerate(("Today", "Today", "Sun"), 1))
    assert [row.group for row in rows_of(a_tile(3, lines=lines))] == [
        "Today",
        "",
        "Sun",
    ]


def test_what_alarms_and_what_is_settled_is_told_too() -> None:
    line = a_line(1, alarm="No successor", settled="Settled", aside="until 07:00")
    (row,) = rows_of(a_tile(1, lines=(line,)))
    for words in ("No successor", "Settled", "until 07:00"):
        assert words in row.targets[0].told


def test_the_way_to_a_page_is_there_where_a_tile_has_one() -> None:
    link = link_of(a_tile())
    assert link is not None
    assert (link.told, link.page, link.key) == ("Org chart", "org_chart", "")
    assert link_of(a_tile(link="")) is None
