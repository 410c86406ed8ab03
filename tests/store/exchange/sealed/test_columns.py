"""Values of changes laid into columns and taken out again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.store.exchange.sealed import columns

NAMES = {"a": ("x", "y"), "b": ("y",), "c": (), "d": ("z", "x", "y")}


@given(st.lists(st.sampled_from(sorted(NAMES))))
def test_what_is_laid_into_columns_comes_out_again(shapes: list[str]) -> None:
    cells = [tuple(f"{name}{at}" for name in NAMES[shape]) for at, shape in enumerate(shapes)]
    where = columns.places(shapes)
    laid = columns.by_column(where, cells, NAMES)
    every = (value for one in cells for value in one)
    assert sorted(map(str, every)) == sorted(str(v) for told in laid.values() for v in told)
    for name, told in laid.items():
        assert told == [f"{name}{at}" for at, one in enumerate(shapes) if name in NAMES[one]]
    assert columns.by_change(where, laid, NAMES) == dict(enumerate(cells))


@pytest.mark.parametrize(
    ("told", "match"),
    [
        ({"x": [1], "y": [2, 3]}, "too few or too many"),
        ({"x": [1, 2], "y": [2, 3, 4, 5]}, "too few or too many"),
        ({"x": [1, 2], "y": [2, 3, 4], "z": [1]}, "left over"),
    ],
)
def test_columns_of_another_length_are_refused(told: dict[str, list[int]], match: str) -> None:
    where = columns.places(["a", "b", "a"])
    assert columns.by_change(where, {"x": [1, 3], "y": [2, 5, 4], "w": []}, NAMES) == {
        0: (1, 2),
        1: (5,),
        2: (3, 4),
    }
    with pytest.raises(ValueError, match=match):
        columns.by_change(where, told, NAMES)


def test_a_column_that_is_not_there_is_refused() -> None:
    with pytest.raises(LookupError):
        columns.by_change(columns.places(["b"]), {"x": []}, NAMES)
