"""Times of bookings as they are checked."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.rules.checks import checked_span, span_given
from tests.features.bookings.small import at, when


def test_a_span_is_read_from_wall_times() -> None:
    assert span_given(when("10:00"), when("11:30")) == Span(at("10:00"), at("11:30"))


@pytest.mark.parametrize(("minutes", "code"), [(0, "ends_before_start"), (-5, "ends_before_start")])
def test_a_span_ends_after_it_starts(minutes: int, code: str) -> None:
    with pytest.raises(Refused, match=code):
        checked_span(at("10:00"), at("10:00") + minutes)


def test_a_month_is_the_longest() -> None:
    assert checked_span(0, 31 * 1_440) == Span(0, 31 * 1_440)
    with pytest.raises(Refused, match="booking_too_long"):
        checked_span(0, 31 * 1_440 + 1)
