"""Posts of a sample: titles, kinds, ranks and lines."""

from __future__ import annotations

import itertools
from collections import Counter

from bcu_desk.domain.places import Bcu
from bcu_desk.work.reference import GO_LIVE
from bcu_desk.work.sample.posts import RANKS, Establishment, Place
from bcu_desk.work.sample.world import World

EAST = Bcu(id=2, code="EA", name="East Area", from_day=GO_LIVE)


def test_codes_count_within_their_stem_and_places_are_kept() -> None:
    made = Establishment(EAST, itertools.count(1))
    top = made.add("BCU commander", "Ch Supt", None)
    one = made.add("DWO 1", "PC", top, Place(9, 5, 1), stem="D", kind="dwo")
    two = made.add("DWO 2", "PC", top, Place(9, 5, 1), stem="D", kind="dwo")
    assert [post.code for post in (top, one, two)] == ["EA-C1", "EA-D1", "EA-D2"]
    assert (one.borough_id, one.ward_id, one.function_id, one.kind) == (9, 5, 1, "dwo")
    assert (top.kind, top.rank_id) == ("commander", RANKS["Ch Supt"])
    assert [(line.post_id, line.under_id, line.position) for line in made.lines] == [
        (one.id, top.id, 0),
        (two.id, top.id, 1),
    ]


def test_posts_left_empty_are_remembered() -> None:
    made = Establishment(EAST, itertools.count(1))
    post = made.add("Staff officer", "PS", None, stem="SO")
    made.leave_empty([post])
    assert made.vacant == {post.id}


def test_each_command_has_a_commander_and_four_superintendents(world: World) -> None:
    top = Counter(
        (row.bcu_id, row.kind) for row in world.posts if row.kind in {"commander", "superintendent"}
    )
    assert sorted(top.values()) == [1, 1, 4, 4]


def test_every_post_but_the_commanders_reports_to_one_post(world: World) -> None:
    under = Counter(line.post_id for line in world.lines)
    assert set(under.values()) == {1}
    heads = {row.id for row in world.posts if row.kind == "commander"}
    assert {row.id for row in world.posts} - set(under) == heads


def test_every_ward_has_posts_for_two_or_three_officers_and_a_pcso(world: World) -> None:
    teams = Counter((row.ward_id, row.kind) for row in world.posts if row.ward_id is not None)
    assert {count for (_, kind), count in teams.items() if kind == "dwo"} == {2, 3}
    assert {count for (_, kind), count in teams.items() if kind == "pcso"} == {1}
    assert len({ward for ward, _ in teams}) == 90


def test_the_four_functions_are_led_once_in_each_command(world: World) -> None:
    posts = {row.id: row for row in world.posts}
    led = Counter((posts[row.post_id].bcu_id, row.function_id) for row in world.leads)
    assert set(led.values()) == {1}
    assert len(led) == 8


def test_post_codes_are_given_once(world: World) -> None:
    codes = [row.code for row in world.posts]
    assert len(set(codes)) == len(codes)
    assert {"EA-C1", "EA-S1", "EA-S4", "CN-S1", "CN-D1"} <= set(codes)
