"""Use in sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.bookings.model.use import wording
from bcu_desk.features.bookings.model.use.read import Sharing, UseRead
from bcu_desk.features.bookings.queries.sharing.use import By


@pytest.mark.parametrize(("minutes", "told"), [(0, "0 h"), (72_240, "1,204 h"), (-90, "−2 h")])
def test_minutes_are_told_as_hours(minutes: int, told: str) -> None:
    assert wording.hours(minutes) == told


def test_the_sentence_tells_how_much_what_most_and_how_many_are_idle(
    by: dict[By, UseRead],
) -> None:
    assert wording.use_sentence(by[By.KIND]) == (
        "Vehicles were booked 24% of the time on Mon 23 Jan 2017: IRV most, 32%; "
        "Station van least, 0%. 3 of 4 are idle (under 10%), 1 over-used (over 85%)."
    )


def test_hours_are_told_from_and_to_and_are_not_judged(by: dict[By, UseRead]) -> None:
    found = by[By.HOUR]
    assert "12:00–13:00 most, 50%" in wording.use_sentence(found)
    assert wording.of_words(found, found.rows[23]) == "23:00–00:00"
    assert wording.tone_of(found, found.rows[23]) is None
    assert wording.bar_words(found, found.rows[12]) == "12:00–13:00: 50%, 2 h of 4 h"


def test_idle_and_over_used_have_a_word_and_a_tone(by: dict[By, UseRead]) -> None:
    found = by[By.VEHICLE]
    assert wording.bar_words(found, found.rows[0]) == "BX16 KLM: 92%, 22 h of 24 h, over-used"
    assert [wording.tone_of(found, row) for row in found.rows[:2]] == ["bad", "muted"]


def test_who_lends_who_borrows_and_what_was_refused(by: dict[By, UseRead]) -> None:
    found = by[By.KIND]
    assert wording.sharing_sentence(found) == (
        "Havering lent most, 3 h; Barking and Dagenham borrowed most, 3 h. "
        "1 request was refused, 2 h."
    )
    assert wording.bar_of_sharing(found.boroughs[1]) == (
        "Barking and Dagenham: lent 0 h, borrowed 3 h, 1 refused"
    )


def test_a_period_without_sharing_says_so(by: dict[By, UseRead]) -> None:
    bare = replace(by[By.KIND], boroughs=(Sharing("Havering", 0, 0, 0, 0),))
    assert wording.sharing_sentence(bare) == (
        "Nothing was shared across boroughs. No request was refused."
    )
    none = replace(by[By.KIND], rows=(), each=())
    assert wording.use_sentence(none) == "There are no vehicles on Mon 23 Jan 2017."
