"""A post that goes on in newer wards is known by its number, its kind and its days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Post, earlier_of, earlier_posts, number_of
from tests.builders import a_desk
from tests.features.coverage.small import a_post

CHANGE = date(2018, 5, 3)
OLD = replace(a_post(1, 1), code="EA-D1", kind="dwo", to_day=CHANGE)
NEW = replace(OLD, id=2, code="EA-D1/18", from_day=CHANGE, to_day=None)


def _found(*posts: Post) -> dict[int, int]:
    found = earlier_of(posts)
    return {later: before.id for later, before in found.items()}


@pytest.mark.parametrize("code", ["EA-D1", "EA-D1/18", "EA-D1/22", "EA-D1/18-2"])
def test_the_number_is_without_the_year(code: str) -> None:
    assert number_of(code) == "EA-D1"


def test_a_post_goes_on_from_the_one_that_ended_the_same_day() -> None:
    later = replace(NEW, id=3, code="EA-D1/22", from_day=date(2022, 5, 5))
    assert _found(OLD, replace(NEW, to_day=later.from_day), later) == {2: 1, 3: 2}


@pytest.mark.parametrize(
    "other",
    [
        replace(NEW, code="EA-D2/18"),
        replace(NEW, kind="pcso"),
        replace(NEW, from_day=date(2018, 5, 4)),
        replace(NEW, code="EA-D1"),
    ],
)
def test_another_number_kind_or_day_is_another_post(other: Post) -> None:
    assert _found(OLD, other) == {}


def test_a_desk_whose_wards_stay_has_none(tmp_path: Path) -> None:
    with a_desk(tmp_path, a_post(301, 1), a_post(302, 1)).reader() as reader:
        assert earlier_posts(reader.every) == {}
