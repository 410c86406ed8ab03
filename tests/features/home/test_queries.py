"""Turns on call, as the home page asks for them."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.features.home.queries import bcus_in_view, turns
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.home.tiles import DAY

SIX = midnight(DAY) + 360


def test_turns_of_a_minute_name_who_has_which_duty_in_each_bcu(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        every = turns(reader, View(DAY), Span(SIX, SIX + 1))
        one = turns(reader, View(DAY, ("EA",)), Span(SIX, SIX + 1))
    assert {(turn.bcu, turn.role) for turn in every} == {
        (bcu, role)
        for bcu in ("CN", "EA")
        for role in ("superintendent", "detective_superintendent")
    }
    assert {turn.bcu for turn in one} == {"EA"}
    assert set(one) <= set(every)
    assert all(turn.minutes.holds(SIX) and len(turn.who.split()) > 2 for turn in every)


def test_without_an_end_every_later_turn_is_told_too(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        later = turns(reader, View(DAY), Span(SIX))
        day = turns(reader, View(DAY), Span(SIX, SIX + 1_440))
    assert len(later) > len(day) > 4
    starts = [turn.minutes.start for turn in later]
    assert starts == sorted(starts)


def test_only_bcus_in_force_and_in_view_have_duties(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        assert bcus_in_view(reader, View(DAY)) == (("CN", "Central North"), ("EA", "East Area"))
        assert bcus_in_view(reader, View(DAY, ("EA",))) == (("EA", "East Area"),)
        assert bcus_in_view(reader, View(DAY.replace(year=2001))) == ()
