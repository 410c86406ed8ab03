"""Invented names."""

from __future__ import annotations

from random import Random

import pytest

from bcu_desk.work.sample.names import a_name, names


@pytest.mark.parametrize("kind", ["forenames", "surnames"])
def test_names_are_many_and_each_comes_once(kind: str) -> None:
    found = names(kind)
    assert len(found) == len(set(found)) > 100
    assert all(name[0].isupper() for name in found)


def test_the_same_chance_gives_the_same_name() -> None:
    assert a_name(Random(7)) == a_name(Random(7))
    assert len({a_name(Random(seed)) for seed in range(50)}) > 40
