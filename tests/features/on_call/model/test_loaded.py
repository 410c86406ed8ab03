"""What the page has read, by its keys."""

from __future__ import annotations

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.on_call.model.loaded import Loaded, gap_key, key_of
from tests.features.on_call.opened import DSUPT, SUPT


def test_turns_gaps_and_rows_are_found_by_their_keys(loaded: Loaded) -> None:
    turn, gap = loaded.shown()[0], loaded.gaps()[0]
    assert loaded.rows() == (SUPT, DSUPT)
    assert loaded.turn(key_of(turn)) == turn
    assert loaded.gap(gap_key(gap)) == gap
    assert loaded.row_of(key_of(turn)) == SUPT
    assert loaded.row_of(gap_key(gap)) == DSUPT
    assert loaded.row_of("nothing") == ""
    assert loaded.doubles() == ()


def test_the_room_of_a_row_is_its_gap_or_the_next_turn(loaded: Loaded) -> None:
    gap = Span(minute_of("2017-01-28T19:00"), minute_of("2017-01-29T07:00"))
    assert loaded.room(DSUPT) == gap
    next_turn = Span(minute_of("2017-01-23T07:00"), minute_of("2017-01-23T19:00"))
    assert loaded.room(SUPT) == next_turn


def test_people_and_phones_are_known_by_collar(loaded: Loaded) -> None:
    turn = loaded.shown()[0]
    person = loaded.person(turn.collar)
    assert person is not None
    assert person.name == turn.name
    assert loaded.phone(turn.collar) == turn.phone
    assert loaded.phone("1XX") is None
    assert loaded.bcu_name("EA") == "East Area"


def test_the_gap_to_fill_is_the_one_that_is_on_or_comes_next(loaded: Loaded) -> None:
    gap = loaded.gaps()[0]
    assert loaded.gap_after(DSUPT, gap.start_minute - 60) == gap_key(gap)
    assert loaded.gap_after(DSUPT, gap.end_minute - 1) == gap_key(gap)
    assert loaded.gap_after(DSUPT, gap.end_minute) == DSUPT
    assert loaded.gap_after(SUPT, gap.start_minute) == SUPT
