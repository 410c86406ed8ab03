"""The time that the board shows."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.times import minute_of
from bcu_desk.features.on_call.model.window import Window

WEDNESDAY = date(2017, 1, 25)
STOPS = (minute_of("2017-01-23T07:00"), minute_of("2017-01-23T19:00"))


def test_a_week_goes_from_monday_to_the_end_of_the_last_night() -> None:
    week = Window(WEDNESDAY)
    assert (week.first, week.last) == (minute_of("2017-01-23T00:00"), minute_of("2017-01-30T07:00"))
    assert week.title() == "23 to 29 Jan"
    assert Window(WEDNESDAY, fortnight=True).title() == "23 Jan to 5 Feb"
    assert Window(WEDNESDAY, fortnight=True).last == minute_of("2017-02-06T07:00")


def test_the_axis_stops_at_hand_overs_and_knows_now_only_inside() -> None:
    week = Window(WEDNESDAY)
    axis = week.axis(week.first + 360, STOPS)
    assert (axis.stops, axis.now_words) == (STOPS, "06:00")
    assert week.axis(week.first - 1, STOPS).now is None
    assert axis.span_words(*STOPS) == "Mon 23 Jan 07:00 to 19:00"


def test_days_stand_above_and_hours_of_hand_overs_below_where_there_is_room() -> None:
    week = Window(WEDNESDAY)
    roomy = week.axis(0, STOPS).ticks(week.first, week.last, 5.0)
    assert [tick.above for tick in roomy if tick.above][:2] == ["Mon 23 Jan", "Tue 24 Jan"]
    assert [tick.label for tick in roomy if tick.label] == ["07", "19"]
    tight = week.axis(0, STOPS).ticks(week.first, week.last, 60.0)
    assert [tick.above for tick in tight if tick.above][:1] == ["Mon 23"]
    assert not [tick.label for tick in tight if tick.label]
    assert sum(bool(tick.above) for tick in roomy) == 7
