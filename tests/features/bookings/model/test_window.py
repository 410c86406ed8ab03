"""The time that the board shows."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.times import in_london, midnight, minute_of
from bcu_desk.features.bookings.model.window import Stretch, Window, wall
from tests.features.bookings.small import DAY, NOW, at

SPRING, AUTUMN = date(2017, 3, 26), date(2017, 10, 29)


def test_a_day_reaches_into_the_night_and_shows_from_six() -> None:
    day = Window(DAY)
    assert (day.first, day.last) == (at("00:00"), at("00:00") + 30 * 60)
    assert day.at_first() == (at("06:00"), at("00:00") + 24 * 60)
    week = Window(DAY, Stretch.WEEK)
    assert week.at_first() == (week.first, week.last)
    assert week.last - week.first == 7 * 1_440


def test_nights_on_which_the_clocks_change_have_23_and_25_hours() -> None:
    assert Window(SPRING).last - Window(SPRING).first == (23 + 6) * 60
    assert Window(AUTUMN).last - Window(AUTUMN).first == (25 + 6) * 60
    hours = [tick.label for tick in Window(AUTUMN).ticks(0, 2**40, 1) if tick.label]
    assert hours[:4] == ["00", "01", "01", "02"]
    spring = [tick.label for tick in Window(SPRING).ticks(0, 2**40, 1) if tick.label]
    assert spring[:3] == ["00", "02", "03"]


def test_what_is_free_is_counted_by_hours_or_six_of_them() -> None:
    assert len(Window(DAY).counted()) == 30
    week = Window(DAY, Stretch.WEEK).counted()
    assert len(week) == 28
    assert {in_london(start).hour for start in week} == {0, 6, 12, 18}


def test_a_month_is_counted_by_days_and_goes_on_by_months() -> None:
    month = Window(DAY, Stretch.MONTH)
    assert (month.first_day, month.days, month.title()) == (date(2017, 1, 1), 31, "January 2017")
    assert len(month.counted()) == 31
    assert month.beside(1) == date(2017, 2, 23)
    assert Window(date(2017, 1, 31), Stretch.MONTH).beside(1) == date(2017, 2, 28)
    assert Window(date(2017, 3, 31), Stretch.MONTH).beside(-1) == date(2017, 2, 28)
    assert Window(DAY, Stretch.WEEK).beside(-1) == date(2017, 1, 16)
    assert in_london(month.offered(0)[0]).date() == DAY
    assert month.last - month.first == 31 * 1_440


def test_a_month_is_ruled_by_days_and_by_hours_when_near() -> None:
    month = Window(DAY, Stretch.MONTH)
    ticks = month.ticks(month.first, month.last, 1_440 / 30)
    assert [tick.label for tick in ticks] == [str(number) for number in range(1, 32)]
    assert [tick.above for tick in ticks if tick.above] == [
        "Mon 2 Jan", "Mon 9 Jan", "Mon 16 Jan", "Mon 23 Jan",
    ]  # fmt: skip
    narrow = month.ticks(month.first, month.last, 1_440 / 21)
    assert [tick.label for tick in narrow if tick.label][:4] == ["2", "4", "6", "9"]
    near = month.ticks(midnight(DAY), midnight(DAY) + 1_440, 2)
    assert [tick.label for tick in near if tick.at >= midnight(DAY)][:3] == ["00", "01", "02"]


def test_titles_and_spans_in_words() -> None:
    assert Window(DAY).title() == "Mon 23 Jan"
    assert Window(DAY, Stretch.WEEK).title() == "23 to 29 Jan"
    assert Window(date(2017, 1, 30), Stretch.WEEK).title() == "30 Jan to 5 Feb"
    day = Window(DAY)
    assert day.span_words(at("14:00"), at("18:00")) == "14:00–18:00"
    assert day.span_words(at("22:00"), at("22:00") + 480).startswith("Mon 23 Jan 22:00–Tue 24")
    later = minute_of("2017-01-25T10:00")
    week = Window(DAY, Stretch.WEEK)
    assert week.span_words(later, later + 60) == "Wed 25 Jan 10:00–11:00"


def test_the_grid_thins_out_as_it_gets_narrow() -> None:
    day = Window(DAY)
    count = [len(day.ticks(day.first, day.last, per_pixel)) for per_pixel in (0.3, 1, 4, 12)]
    assert count == sorted(count, reverse=True)
    assert count[0] > 100
    week = Window(DAY, Stretch.WEEK)
    above = [tick.above for tick in week.ticks(week.first, week.last, 15) if tick.above]
    assert above[0] == "Mon 23 Jan"
    assert len(above) == 7


def test_now_is_on_the_axis_only_when_it_is_shown() -> None:
    axis = Window(DAY).axis(NOW)
    assert (axis.now, axis.now_words) == (NOW, "10:40")
    assert Window(date(2017, 1, 25)).axis(NOW).now is None
    assert (axis.first, axis.last) == (midnight(DAY), midnight(DAY) + 1_800)


def test_a_wall_time_is_what_forms_take() -> None:
    assert wall(minute_of("2017-07-01T09:00Z")) == "2017-07-01T10:00"


def test_a_time_is_offered_from_the_next_hour_or_from_noon() -> None:
    day = Window(DAY)
    start, end = day.offered(day.first + 10 * 60 + 40)
    assert (start - day.first, end - start) == (11 * 60, 4 * 60)
    assert day.offered(0)[0] - day.first == 12 * 60
