"""Times and pixels, and what a drag makes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.kit.timeline.scale import (
    Grip,
    Scale,
    begun,
    dragged,
    fitted,
    nudged,
    room_at,
    snapped,
    stretched,
    whole,
    within_axis,
)
from tests.kit.timeline.rooms import AXIS, HOUR, bar

TALK = bar("talk", "oak", 8, 10)


@given(st.floats(-1e6, 1e6), st.floats(0.01, 100), st.floats(-5_000, 5_000))
def test_a_pixel_and_its_time_belong_together(start: float, per_pixel: float, x: float) -> None:
    scale = Scale(start, per_pixel)
    assert scale.x(scale.at(x)) == pytest.approx(x, abs=1e-3)


@given(st.floats(0.1, 10), st.floats(0, 1_000))
def test_zooming_keeps_the_time_under_the_pointer(factor: float, x: float) -> None:
    scale = Scale(480, 2)
    assert scale.zoomed(factor, x).at(x) == pytest.approx(scale.at(x))


def test_a_window_stays_within_the_axis_and_its_narrowest_view() -> None:
    assert fitted(AXIS, -500, 500, 100) == Scale(0, 10)
    assert fitted(AXIS, 1_400, 1_500, 100) == Scale(1_320, 1.2)
    assert fitted(AXIS, 0, 99_999, 100) == Scale(0, 14.4)
    assert fitted(AXIS, 0, 100, 0).per_pixel == 120


def test_snapping_goes_to_the_nearest_step() -> None:
    assert [snapped(at, 15) for at in (7, 8, 22, 23, -7, -8)] == [0, 15, 15, 30, 0, -15]


def test_a_new_bar_goes_from_press_to_pointer_either_way() -> None:
    grip = Grip("create", "oak", 605)
    assert dragged(grip, "elm", 700, AXIS) == Proposal("oak", 600, 705)
    assert dragged(grip, "elm", 500, AXIS) == Proposal("oak", 495, 600)
    assert dragged(grip, "oak", 606, AXIS) == Proposal("oak", 600, 615)
    assert dragged(grip, "oak", 607, AXIS, free=True) == Proposal("oak", 605, 620)


def test_a_bar_moves_with_its_length_to_another_row() -> None:
    grip = Grip("move", "oak", 540, TALK)
    assert dragged(grip, "elm", 585, AXIS) == Proposal("elm", 525, 645, "talk")
    assert dragged(grip, "elm", 543, AXIS) == Proposal("elm", 480, 600, "talk")
    assert dragged(grip, "elm", 543, AXIS, free=True) == Proposal("elm", 483, 603, "talk")


def test_ends_move_alone_and_leave_the_least() -> None:
    start, end = Grip("start", "oak", 480, TALK), Grip("end", "oak", 600, TALK)
    assert dragged(start, "elm", 520, AXIS) == Proposal("oak", 525, 600, "talk")
    assert dragged(start, "oak", 900, AXIS) == Proposal("oak", 585, 600, "talk")
    assert dragged(end, "elm", 700, AXIS) == Proposal("oak", 480, 705, "talk")
    assert dragged(end, "oak", 100, AXIS) == Proposal("oak", 480, 495, "talk")


def test_keys_nudge_and_stretch() -> None:
    asked = Proposal("oak", 480, 600, "talk")
    assert nudged(asked, -15, AXIS) == replace(asked, start=465, end=585)
    assert stretched(asked, 15, AXIS) == replace(asked, end=615)
    assert stretched(asked, -500, AXIS) == replace(asked, end=495)


def test_what_can_be_seen() -> None:
    assert within_axis(Proposal("oak", -60, 1), AXIS)
    assert not within_axis(Proposal("oak", -60, 0), AXIS)
    assert not within_axis(Proposal("oak", 24 * HOUR, 25 * HOUR), AXIS)


STOPS = replace(AXIS, stops=(420, 1_140, 1_860, 2_580), step=60)


def test_a_new_bar_fills_the_room_between_the_stops_that_a_drag_touches() -> None:
    fresh = Grip("create", "oak", 500)
    assert dragged(fresh, "oak", 600, STOPS) == Proposal("oak", 420, 1_140)
    assert dragged(fresh, "oak", 1_200, STOPS) == Proposal("oak", 420, 1_860)
    assert dragged(fresh, "oak", 9_000, STOPS) == Proposal("oak", 420, 2_580)
    assert dragged(fresh, "oak", 633.4, STOPS, free=True) == Proposal("oak", 500, 633)
    assert room_at(2_580, 2_600, STOPS) == (1_860, 2_580)


def test_ends_and_bars_come_to_rest_at_stops_and_with_shift_anywhere() -> None:
    turn = replace(TALK, start=420, end=1_140)
    whole = Grip("move", "oak", 500, turn)
    assert dragged(whole, "oak", 1_100, STOPS) == Proposal("oak", 1_140, 1_860, "talk")
    assert dragged(whole, "oak", 510, STOPS, free=True) == Proposal("oak", 430, 1_150, "talk")
    assert dragged(Grip("end", "oak", 1_140, turn), "oak", 1_700, STOPS).end == 1_860
    assert dragged(Grip("start", "oak", 420, turn), "oak", 100, STOPS).start == 420


def test_a_key_goes_to_the_next_stop_and_holds_at_the_last() -> None:
    asked = Proposal("oak", 420, 1_140, "talk")
    later = nudged(asked, 60, STOPS)
    assert (later.start, later.end) == (1_140, 1_860)
    assert nudged(later, -60, STOPS) == asked
    assert nudged(asked, -60, STOPS) == asked
    assert stretched(asked, 60, STOPS).end == 1_860
    assert stretched(asked, 1, STOPS).end == 1_141
    last = replace(asked, start=1_860, end=2_580)
    assert stretched(last, 60, STOPS) == last
    assert begun(asked, 60, STOPS).start == 1_139


@given(st.floats(-1e5, 1e5), st.floats(-1e5, 1e5), st.sampled_from([1, 2, 4]))
def test_a_scale_slides_by_whole_grains(start: float, wanted: float, grain: int) -> None:
    scale = Scale(start, 1.8)
    slid = scale.slid(wanted, grain)
    grains = (slid.start - start) / 1.8 / grain
    assert grains == pytest.approx(round(grains), abs=1e-6)
    assert abs(slid.start - wanted) <= 1.8 * grain * 0.51
    assert scale.slid(wanted, 0).start == wanted


def test_halves_of_pixels_always_go_the_same_way() -> None:
    assert [whole(x) for x in (-1.5, -0.5, 0.5, 1.5, 2.5 - 1e-9)] == [-1, 0, 1, 2, 3]
