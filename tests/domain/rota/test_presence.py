"""Days as bits: in post, rostered, away; and the minutes of duty that are left."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.people import Absence
from bcu_desk.domain.rota.presence import Period, Presences
from bcu_desk.domain.rota.roster import Roster
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight

START = date(2017, 3, 20)  # the clocks go forward within the period
PERIOD = Period(START, 12)
PATTERN = ShiftPattern(
    id=1, code="w", title="W", cycle="E N R", anchor=START, from_day=date(2016, 1, 1)
)
CODES = (
    ShiftCode(id=1, pattern_id=1, code="E", begins=480, lasts=540),
    ShiftCode(id=2, pattern_id=1, code="N", begins=1320, lasts=600),
)
DAYS = st.integers(-2, 14).map(lambda number: START + timedelta(days=number))


def _line(start: date, end: date | None, position: int) -> ShiftLine:
    return ShiftLine(id=1, person_id=9, pattern_id=1, position=position, from_day=start, to_day=end)


@st.composite
def rosters(draw: st.DrawFn) -> Roster:
    """One line, or two one after the other, or none."""
    first, change = sorted((draw(DAYS), draw(DAYS)))
    lines = []
    if first < change:
        lines.append(_line(first, change, draw(st.integers(0, 2))))
    if draw(st.booleans()):
        lines.append(_line(change, None, draw(st.integers(0, 2))))
    return Roster((PATTERN,), CODES, lines)


@st.composite
def absences(draw: st.DrawFn) -> tuple[Absence, ...]:
    """Up to three absences that may overlap."""
    found = []
    for number in range(draw(st.integers(0, 3))):
        start = midnight(START) + draw(st.integers(-3_000, 18_000))
        length = draw(st.integers(1, 5_000))
        found.append(
            Absence(
                id=number, person_id=9, kind_id=1, start_minute=start, end_minute=start + length
            )
        )
    return tuple(found)


@settings(max_examples=150, deadline=None)
@given(rosters(), absences())
def test_bits_and_minutes_agree_with_a_look_at_every_day_and_minute(
    roster: Roster, away: tuple[Absence, ...]
) -> None:
    found = Presences(PERIOD, roster, away).of(9)
    rostered_minutes = there_minutes = 0
    for number in range(PERIOD.count):
        day = PERIOD.day(number)
        duty = roster.duty(9, day)
        assert bool(found.known >> number & 1) is roster.has_line(9, day)
        assert bool(found.rostered >> number & 1) is (duty is not None)
        noon = midnight(day) + 720
        asked = duty or Span(noon, noon + 1)
        gone = any(row.minutes.overlaps(asked) for row in away)
        assert bool(found.away >> number & 1) is gone
        if duty is not None and duty.end is not None:
            minutes = range(duty.start, duty.end)
            rostered_minutes += len(minutes)
            there_minutes += sum(
                not any(row.minutes.holds(minute) for row in away) for minute in minutes
            )
    assert found.minutes(PERIOD.every) == (rostered_minutes, there_minutes)
    assert found.minutes(0) == (0, 0)


def test_a_span_of_days_is_cut_to_the_period() -> None:
    assert PERIOD.bits(Span(START - timedelta(days=9), START)) == 0
    assert PERIOD.bits(Span(START - timedelta(days=9), START + timedelta(days=2))) == 0b11
    assert PERIOD.bits(Span(START + timedelta(days=10))) == 0b11 << 10
    assert PERIOD.bits(Span(START)) == PERIOD.every
    assert PERIOD.bits(Span(START + timedelta(days=40))) == 0


def test_a_night_over_the_change_of_clocks_has_true_minutes() -> None:
    night = date(2017, 3, 25)
    roster = Roster((PATTERN,), CODES, (_line(START, None, 2),))
    duty = roster.duty(9, night)
    assert duty is not None
    assert duty.start == midnight(night) + 1320
    assert duty.end == duty.start + 600
