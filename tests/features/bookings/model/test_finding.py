"""What is free, line by line."""

from __future__ import annotations

import pytest

from bcu_desk.features.bookings.model.finding import distance_words, found_lines
from bcu_desk.features.bookings.model.loaded import Loaded
from tests.features.bookings.small import KLM, KMA, KNE


def test_each_line_says_where_and_until_when(asked: Loaded) -> None:
    lines = {line.key: line for line in found_lines(asked)}
    assert list(lines) == [KNE, KLM, KMA]
    assert lines[KNE].words == "IRV, Dagenham"
    assert lines[KNE].later == "nothing booked after"
    assert lines[KLM].later == "until Mon 23 Jan 14:00"


def test_the_nearest_base_comes_first(asked: Loaded) -> None:
    lines = found_lines(asked, near="Romford")
    assert [line.key for line in lines] == [KLM, KMA, KNE]
    assert lines[0].words == "IRV, Romford, here"
    assert lines[2].words.endswith(" miles")


def test_nothing_asked_is_nothing_found(loaded: Loaded) -> None:
    assert found_lines(loaded) == ()


@pytest.mark.parametrize(
    ("miles", "told"), [(0.0, "here"), (2.34, "2.3 miles"), (14.2, "14 miles")]
)
def test_distances_in_words(miles: float, told: str) -> None:
    assert distance_words(miles) == told
