"""Days along the board."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.model.axis import axis_of, span_words, ticks

START, END = date(2017, 1, 2), date(2017, 5, 1)
ON = date(2017, 1, 23)


def test_the_axis_spans_the_period_and_marks_the_as_of_day() -> None:
    axis = axis_of(Span(START, END), ON, ON)
    assert (axis.first, axis.last) == (START.toordinal(), END.toordinal())
    assert (axis.now, axis.now_words) == (ON.toordinal(), "Today")
    assert axis_of(Span(START, END), ON, date(2026, 1, 1)).now_words == "As of"
    assert axis_of(Span(START, END), date(2018, 1, 1), ON).now is None


def test_spans_are_told_with_their_last_day() -> None:
    assert (
        span_words(START.toordinal(), START.toordinal() + 7) == "Mon 2 Jan 2017 to Sun 8 Jan 2017"
    )
    assert span_words(START.toordinal(), START.toordinal()) == "Mon 2 Jan 2017"


def test_with_room_every_day_has_a_tick_and_mondays_stand_out() -> None:
    found = ticks(START.toordinal(), START.toordinal() + 31, 1 / 20)
    assert [tick.label for tick in found[:3]] == ["2", "3", "4"]
    assert [tick.label for tick in found if tick.strong] == ["2", "9", "16", "23", "30"]
    assert [tick.above for tick in found if tick.above] == ["January 2017", "February"]


def test_with_less_room_mondays_have_ticks_under_the_months() -> None:
    found = ticks(START.toordinal(), END.toordinal(), 1 / 6)
    assert [tick.label for tick in found if tick.label][:4] == ["2", "9", "16", "23"]
    assert [tick.above for tick in found if tick.above] == [
        "January 2017", "February", "March", "April", "May",
    ]  # fmt: skip
    assert [tick.at for tick in found] == sorted(tick.at for tick in found)


def test_with_little_room_months_have_ticks_under_the_years() -> None:
    found = ticks(date(2016, 11, 1).toordinal(), date(2018, 5, 1).toordinal(), 1)
    assert [tick.label for tick in found if tick.label][:3] == ["Nov", "Dec", "Jan"]
    assert [tick.above for tick in found if tick.above] == ["2016", "2017", "2018"]
