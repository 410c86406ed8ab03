"""What a move does, and who could go."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.moves import (
    about,
    candidates,
    changes,
    full_wards,
    has_room,
    lens_of,
    verdict,
)
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.kit.look.tokens import tokens_of
from tests.features.coverage.small import FULL, SHORT


def test_a_move_changes_the_ward_it_goes_to_and_the_one_it_leaves(small: Loaded) -> None:
    told = [change.words() for change in changes(small, "412KD", SHORT)]
    assert told == [
        "Ward 2 1 → 2, turns from short to met",
        "Ward 1 2 → 1, turns from met to short",
    ]


def test_somebody_without_a_post_changes_one_ward_only(small: Loaded) -> None:
    assert [change.ward for change in changes(small, "415KD", SHORT)] == [SHORT]
    assert changes(small, "415KD", "E05999999") == ()


def test_a_drop_is_told_with_its_turns_in_the_colours_of_the_classes(
    small: Loaded, themed: QApplication
) -> None:
    hues = tokens_of("light").hues
    told = verdict(small, "412KD", SHORT)
    assert told.ok
    assert told.words == "Drop here: Ward 2 is then met"
    gain, loss = told.turns
    assert (gain.before, gain.after) == ("1", "2")
    assert (gain.colour_before, gain.colour_after) == (hues["class.short"], hues["class.met"])
    assert (loss.name, loss.before, loss.after) == ("Ward 1", "2", "1")


@pytest.mark.parametrize(
    ("collar", "ward", "words"),
    [
        ("412KD", FULL, "This is their ward now"),
        ("414KD", FULL, "Ward 1 has no empty DWO post"),
        ("7001KD", FULL, "Ward 1 has no empty PCSO post"),
        ("412KD", "E05999999", "This ward is not in view"),
    ],
)
def test_a_drop_that_may_not_be_says_why(small: Loaded, collar: str, ward: str, words: str) -> None:
    told = verdict(small, collar, ward)
    assert (told.ok, told.words, told.turns) == (False, words, ())


def test_people_count_in_the_figure_of_their_kind(small: Loaded) -> None:
    assert lens_of(small, "412KD") is Lens.IN_POST
    assert lens_of(small, "415KD") is Lens.IN_POST
    assert lens_of(small, "7001KD") is Lens.PCSO


def test_wards_without_room_are_known(small: Loaded) -> None:
    assert full_wards(small, "412KD") == {FULL}
    assert has_room(small, SHORT, Lens.PCSO)


def test_people_are_ranked_by_whom_they_leave_short(small: Loaded) -> None:
    found = candidates(small, SHORT)
    assert [one.collar for one in found] == ["415KD", "412KD", "413KD"]
    assert about(found[0]) == "no post now"
    assert about(found[1]).startswith("from Ward 1, which is then short (1)")
    assert [one.collar for one in candidates(small, SHORT, Lens.PCSO)] == ["7001KD"]


def test_distance_and_borough_line_are_told(both: Loaded) -> None:
    goal = next(row for row in both.cover if row.name == "Valentines")
    found = candidates(both, goal.ward)
    over = [one for one in found if one.leaves and not one.hurts and not one.away]
    assert over
    assert [one.cost for one in over] == sorted(one.cost for one in over)
    across = next(one for one in over if one.crosses)
    assert "other borough" in about(across)
    assert f"{across.km:.1f} km" in about(across)
    assert goal.ward not in {both.holder(one.collar).ward for one in over if one.leaves}  # type: ignore[union-attr]


def test_people_away_come_last_and_say_so(small: Loaded) -> None:
    officers = tuple(
        replace(row, away="sick to Fri 27 Jan") if row.collar == "412KD" else row
        for row in small.officers
    )
    found = candidates(replace(small, officers=officers), SHORT)
    assert found[-1].collar == "412KD"
    assert about(found[-1]).endswith("away: sick to Fri 27 Jan")
