"""How wards look on the map: class, digit, words, filter; colours told apart by everybody."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import (
    Looking,
    digit,
    group_titles,
    groups_of,
    note,
    told,
    ward_looks,
)
from bcu_desk.features.coverage.rules.standings import Lens, Standing, WardState
from bcu_desk.kit.look.tokens import tokens_of
from tests.features.coverage.ciede2000 import distance, in_grey, seen_with
from tests.features.coverage.small import FULL, SHORT

COLOURED = ("none", "short", "met", "over")
KINDS = ("protan", "deutan", "tritan")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("pair", list(combinations(COLOURED, 2)), ids="-".join)
def test_class_colours_are_told_apart_with_every_kind_of_colour_blindness(
    theme: str, pair: tuple[str, str]
) -> None:
    one, other = (tokens_of(theme).hue(f"class.{state}") for state in pair)
    for kind in KINDS:
        assert distance(seen_with(kind, one), seen_with(kind, other)) >= 10, kind
    assert distance(in_grey(one), in_grey(other)) >= 8


def test_the_distance_is_the_published_one() -> None:
    # Two of the pairs of Sharma, Wu and Dalal (2005).
    pairs = (
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    )
    for one, other, expected in pairs:
        assert distance(np.array(one), np.array(other)) == pytest.approx(expected, abs=1e-4)


def test_a_ward_shows_class_digit_and_words(small: Loaded, themed: QApplication) -> None:
    full, short = ward_looks(small, (FULL, SHORT), Looking())
    hues = tokens_of("light").hues
    assert (full.colour, full.digit) == (hues["class.met"], "2")
    assert (short.colour, short.digit, short.name) == (hues["class.short"], "1", "Ward 2")
    assert short.told == (
        "Ward 2, Havering: 1 of 2 DWOs in post, short. 1 post vacant for 14 days."
    )
    assert not short.hatched
    assert not short.faint


def test_the_lens_changes_the_figure(small: Loaded, themed: QApplication) -> None:
    (look,) = ward_looks(small, (FULL,), Looking(Lens.PCSO))
    assert (look.digit, look.colour) == ("0", tokens_of("light").hue("class.none"))
    assert "0 of 1 PCSOs in post, none" in look.told


def test_a_ward_without_a_target_is_hatched_and_says_so(
    small: Loaded, themed: QApplication
) -> None:
    row = replace(small.cover[0], target_dwo=None)
    (look,) = ward_looks(replace(small, cover=(row,)), (row.ward,), Looking())
    assert (look.digit, look.hatched) == ("–", True)
    assert "no target" in look.told
    assert told(row, Lens.IN_POST) == look.told


def test_an_unusual_target_is_told_beside_the_figure() -> None:
    assert digit(Standing(2, 2), 2) == "2"
    assert digit(Standing(2, 3), 2) == "2/3"
    assert digit(Standing(0, None), 2) == "–"


def test_the_filter_and_a_drag_make_other_wards_faint(small: Loaded, themed: QApplication) -> None:
    only_short = Looking(wanted=frozenset({WardState.SHORT}))
    assert [look.faint for look in ward_looks(small, (FULL, SHORT), only_short)] == [True, False]
    dragging = Looking(dimmed=frozenset({SHORT}))
    assert [look.faint for look in ward_looks(small, (FULL, SHORT), dragging)] == [False, True]


def test_boroughs_are_titled_with_their_wards_below_target(both: Loaded) -> None:
    codes = [row.ward for row in both.cover]
    groups = groups_of(both, codes)
    titles = group_titles(both, groups, Lens.IN_POST)
    assert {look.title for look in titles.values()} == {
        "Barking and Dagenham",
        "Camden",
        "Havering",
        "Islington",
        "Redbridge",
    }
    below = [int(look.about.split()[0]) for look in titles.values()]
    assert sum(below) == sum(row.shortfall > 0 for row in both.cover)


def test_many_boroughs_are_grouped_by_bcu(both: Loaded) -> None:
    cover = tuple(
        replace(row, borough=f"E{number % 9}", bcu="EA") for number, row in enumerate(both.cover)
    )
    many = replace(both, cover=cover)
    groups = groups_of(many, [row.ward for row in cover])
    assert set(groups) == {"EA"}
    (look,) = group_titles(many, groups, Lens.IN_POST).values()
    assert look.title == "East Area"


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("", ""),
        ("1 post vacant for 35 days", "vacant"),
        ("1 post vacant for 35 days; PC Rahman: sick to Fri 27 Jan", "vacant, sick"),
        ("PC Osei: court to Tue 24 Jan; PC Novak: court to Wed 25 Jan", "court"),
        ("2 posts not yet made", "no post"),
        ("PC Osei: Local aid to Tue 24 Jan", "local aid"),
    ],
)
def test_the_cause_is_told_in_a_word_or_two(small: Loaded, cause: str, told: str) -> None:
    row = replace(small.cover[0], cause=cause)
    assert note(row, Standing(1, 2)) == told


def test_a_ward_that_is_not_short_needs_no_cause(small: Loaded) -> None:
    row = replace(small.cover[0], cause="1 post vacant for 35 days")
    assert note(row, Standing(2, 2)) == ""
    assert note(row, Standing(2, None)) == "no target"


def test_a_ward_with_nobody_is_told_beside_the_map_too(small: Loaded, themed: QApplication) -> None:
    rows = tuple(replace(row, in_post_dwo=0) if row.ward == SHORT else row for row in small.cover)
    full, short = ward_looks(replace(small, cover=rows), (FULL, SHORT), Looking())
    assert (full.called, short.called) == (False, True)
    assert short.note == "vacant"
