"""The words of the rota."""

from __future__ import annotations

from bcu_desk.domain.times import minute_of
from bcu_desk.features.on_call import rules

EVENING, MORNING = minute_of("2017-01-28T19:00"), minute_of("2017-01-29T07:00")


def test_times_and_spans_in_words() -> None:
    assert rules.hour(EVENING) == "19:00"
    assert rules.day_of(EVENING) == "Sat 28 Jan"
    assert rules.clock(EVENING) == "Sat 28 Jan 19:00"
    assert rules.span_words(EVENING, MORNING) == "Sat 28 Jan 19:00 to Sun 29 Jan 07:00"
    assert rules.span_words(MORNING, MORNING + 60) == "Sun 29 Jan 07:00 to 08:00"
    assert rules.short_span(EVENING, MORNING) == "Sat 28 Jan 19:00–07:00"
    assert rules.short_span(EVENING, MORNING + 1_440) == "Sat 28 Jan 19:00 to Mon 30 Jan 07:00"
    assert rules.wall_of(420) == "07:00"


def test_lengths_in_words() -> None:
    lengths = [rules.length_words(minutes) for minutes in (0, 30, 90, 720, 1_440, 3_120)]
    assert lengths == ["0 min", "30 min", "1 h 30 min", "12 h", "1 day", "2 days 4 h"]
    assert [rules.hours_words(n) for n in (60, 720, 90)] == ["1 hour", "12 hours", "1 h 30 min"]


def test_roles_and_rows() -> None:
    assert rules.title_of("detective_superintendent") == "Detective superintendent"
    assert rules.short_title("detective_superintendent") == "Det. superintendent"
    assert rules.rank_title("detective_superintendent") == "DSupt"
    assert rules.rank_title("night_inspector") == "Night inspector"
    assert rules.title_of("duty_officer") == "Duty officer"
    assert rules.row_key("EA", "superintendent") == "EA:superintendent"


def test_counts_in_words() -> None:
    assert [rules.counted(n, "gap") for n in (0, 1, 3)] == ["no gap", "1 gap", "3 gaps"]
