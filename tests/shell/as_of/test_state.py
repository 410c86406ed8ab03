"""What the window says of the time that it shows."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.shell.as_of.state import chip_of, first_against, state_of
from bcu_desk.work.past_rule import PastRule
from bcu_desk.work.view import View

TODAY, PAST = date(2017, 1, 23), date(2017, 1, 9)
KNOWN = minute_of("2017-01-23T14:05")


def test_today_has_nothing_to_tell() -> None:
    told = state_of(View(TODAY), PastRule(TODAY, TODAY), read_only=False)
    assert (told.kind, told.words, told.is_told()) == ("now", "", False)


def test_a_day_that_is_over_says_that_it_is_corrected() -> None:
    told = state_of(View(PAST), PastRule(PAST, TODAY), read_only=False)
    assert told.words == "Mon 9 Jan 2017 is past. What you change here corrects the record."
    told = state_of(View(PAST), PastRule(PAST, TODAY, "Wrong date"), read_only=False)
    assert (told.kind, told.words) == (
        "correcting",
        "You correct the record of Mon 9 Jan 2017: Wrong date",
    )


def test_a_past_that_can_t_be_changed_says_nothing_of_correcting() -> None:
    assert not state_of(View(PAST), PastRule(PAST, TODAY), read_only=True).is_told()


def test_an_instant_of_the_file_goes_before_all_else() -> None:
    view = View(PAST, against=TODAY, known_at=KNOWN)
    told = state_of(view, PastRule(PAST, TODAY), read_only=True)
    assert told.words == "What this file said on Mon 23 Jan 2017 14:05. Nothing can be changed."
    assert (told.kind, told.against, told.is_told()) == ("known", TODAY, True)


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (View(TODAY), "Live"),
        (View(PAST), "Past day"),
        (View(TODAY + timedelta(1)), "Planned day"),
        (View(TODAY, against=PAST), "Difference"),
        (View(TODAY, against=PAST, known_at=KNOWN), "Known then"),
    ],
)
def test_the_chip_tells_one_thing(view: View, words: str) -> None:
    assert chip_of(view, TODAY, read_only=False, sample=False).words == words


def test_the_chip_s_hint_tells_both_days() -> None:
    told = chip_of(View(TODAY, against=PAST), TODAY, read_only=False, sample=False)
    assert told.hint == "Difference from Mon 9 Jan to Mon 23 Jan 2017"


def test_comparing_begins_with_the_week_before_or_with_today() -> None:
    assert first_against(TODAY, TODAY) == date(2017, 1, 16)
    assert first_against(PAST, TODAY) == date(2017, 1, 2)
    assert first_against(date(2017, 2, 1), TODAY) == TODAY
