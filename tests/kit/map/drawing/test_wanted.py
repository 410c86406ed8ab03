"""Things are made when asked for, once."""

from __future__ import annotations

import pytest

from bcu_desk.kit.map.drawing.wanted import Wanted


def test_a_thing_is_made_when_it_is_first_asked_for_and_kept() -> None:
    made: list[int] = []

    def make(number: int) -> str:
        made.append(number)
        return f"thing {number}"

    things = Wanted(4, make)
    assert (len(things), made) == (4, [])
    assert (things[2], things[2], made) == ("thing 2", "thing 2", [2])
    assert things[1:3] == ["thing 1", "thing 2"]
    assert (list(things)[3], made) == ("thing 3", [2, 1, 0, 3])


def test_there_is_no_thing_beyond_the_last() -> None:
    with pytest.raises(IndexError):
        Wanted(2, str)[2]
