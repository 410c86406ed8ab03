"""Duties by lines of shift patterns."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.rota.roster import Roster
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import in_london

MONDAY = date(2017, 3, 20)
PATTERN = ShiftPattern(
    id=1, code="X", title="X", cycle="E N R", anchor=MONDAY, from_day=date(2017, 1, 1)
)
CODES = (
    ShiftCode(id=1, pattern_id=1, code="E", begins=7 * 60, lasts=480),
    ShiftCode(id=2, pattern_id=1, code="N", begins=22 * 60, lasts=540),
)


def _roster(position: int = 0, **fields: object) -> Roster:
    line = ShiftLine(
        id=1, person_id=100, pattern_id=1, position=position, from_day=MONDAY, **fields
    )  # type: ignore[arg-type]
    return Roster((PATTERN,), CODES, (line,))


def _told(roster: Roster, days: int = 4, start: date = MONDAY) -> list[str]:
    span = Span(start, date.fromordinal(start.toordinal() + days))
    return [
        f"{in_london(duty.start):%a %H:%M}-{in_london(duty.end or 0):%a %H:%M}"
        for duty in roster.duties(100, span)
    ]


def test_duties_follow_the_cycle_from_its_anchor() -> None:
    assert _told(_roster()) == ["Mon 07:00-Mon 15:00", "Tue 22:00-Wed 07:00", "Thu 07:00-Thu 15:00"]
    assert _told(_roster(1)) == [
        "Mon 22:00-Tue 07:00",
        "Wed 07:00-Wed 15:00",
        "Thu 22:00-Fri 07:00",
    ]


def test_a_line_counts_on_its_days_only_and_without_one_there_is_no_roster() -> None:
    roster = _roster(to_day=date(2017, 3, 21))
    assert _told(roster) == ["Mon 07:00-Mon 15:00"]
    assert roster.duty(100, MONDAY) is not None
    assert roster.duty(100, date(2017, 3, 22)) is None
    assert roster.duty(101, MONDAY) is None
    assert list(roster.duties(101, Span(MONDAY, date(2017, 4, 1)))) == []


def test_a_duty_begins_by_the_wall_clock_when_the_clocks_go_forward() -> None:
    sunday = date(2017, 3, 26)
    assert _told(_roster(), 1, sunday) == ["Sun 07:00-Sun 15:00"]


def test_of_lines_that_overlap_the_later_one_counts_from_its_day() -> None:
    rows = [
        ShiftLine(id=number, person_id=100, pattern_id=1, position=0, from_day=start, to_day=end)
        for number, start, end in (
            (1, MONDAY, None),
            (2, date(2017, 3, 22), date(2017, 3, 23)),
            (3, date(2017, 3, 22), None),
        )
    ]
    roster = Roster((PATTERN,), CODES, rows)
    found = [(line.id, line.to_day) for line in roster.lines(100)]
    assert found == [(1, date(2017, 3, 22)), (3, None)]
    assert _told(roster) == ["Mon 07:00-Mon 15:00", "Tue 22:00-Wed 07:00", "Thu 07:00-Thu 15:00"]
