"""Wards by their borough's youth officers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.model.lenses.youth import (
    by_how_many,
    told_youth,
    youth_counts,
    youth_heads,
    youth_looks,
    youth_sums,
    youth_titles,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.rules.standings import Standing, WardState
from tests.features.coverage.small import FULL, SHORT


def _with(small: Loaded, standing: Standing) -> Loaded:
    return replace(small, youth={row.borough: standing for row in small.cover})


def test_each_ward_looks_as_its_borough_stands(small: Loaded, themed: QApplication) -> None:
    told = _with(small, Standing(3, 4))
    looks = youth_looks(told, (FULL, SHORT), Looking())
    assert [(look.digit, look.hatched) for look in looks] == [("3", False)] * 2
    assert looks[0].told == "Ward 1: Havering has 3 of 4 youth officers in post, short."
    met = Looking(wanted=frozenset({WardState.MET}))
    assert all(look.faint for look in youth_looks(told, (FULL, SHORT), met))


def test_boroughs_are_counted_and_not_wards(small: Loaded) -> None:
    told = _with(small, Standing(3, 4))
    assert youth_counts(told) == {WardState.SHORT: 1}
    assert youth_heads(told)[0] == "1 of 1 boroughs below target"
    (title,) = youth_titles(told, [row.borough for row in small.cover]).values()
    assert title.about == "3 of 4 youth officers"


def test_sums_count_each_borough_once(small: Loaded) -> None:
    sums = youth_sums(_with(small, Standing(3, 4)))
    assert [(row.name, row.need, row.in_post, row.shortfall) for row in sums] == [
        ("Havering", 4, 3, 1),
        ("East Area", 4, 3, 1),
    ]


def test_no_target_is_no_data(small: Loaded, themed: QApplication) -> None:
    told = _with(small, Standing(3, None))
    (look,) = youth_looks(told, (FULL,), Looking())
    assert (look.digit, look.hatched, look.note) == ("–", True, "no target")
    assert told_youth(Standing(3, None)) == "3 youth officers in post, no target"
    (title,) = youth_titles(told, [row.borough for row in small.cover]).values()
    assert title.about == "no target"


@pytest.mark.parametrize(
    ("there", "target", "words"),
    [(3, 4, "short by 1"), (0, 4, "short by 4"), (4, 4, "met"), (5, 4, "over by 1"),
     (5, None, "without a target")],
)  # fmt: skip
def test_how_a_borough_stands_is_told_in_a_few_words(
    there: int, target: int | None, words: str
) -> None:
    assert by_how_many(Standing(there, target)) == words
