"""From when to when: quick choices, and the times that each of them stands for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bcu_desk.domain.times import in_london, london_text, midnight
from bcu_desk.features.coverage.model.absences.read import AbsenceView, Known

QUARTER = 15
SHIFT, REST, DAY, TOMORROW, WEEK, OWN = "shift", "rest", "day", "tomorrow", "week", "own"
TITLES = {
    SHIFT: "Their shift",
    REST: "Rest of the day",
    DAY: "All day",
    TOMORROW: "Tomorrow",
    WEEK: "7 days",
    OWN: "Other times",
}
Times = tuple[str, str]


def quick_choices(seen: AbsenceView) -> tuple[tuple[str, str], ...]:
    """The quick choices there are; a shift only where anybody is rostered on the day."""
    rostered = any(seen.board.roster.duty(one.id, seen.on) for one in seen.people)
    return tuple(
        (name, title) for name, title in TITLES.items() if name != SHIFT or rostered
    )  # fmt: skip


def times_of(choice: str, seen: AbsenceView, people: Sequence[Known], now: int) -> Times | None:
    """The London wall times of a quick choice; None where it leaves them as they are."""
    on = seen.on
    if choice == SHIFT:
        return shift_times(seen, people)
    if choice == REST:
        start = max(midnight(on), min(_quarter(now), midnight(on) + 23 * 60))
        return _texts(start if in_london(now).date() == on else midnight(on) + 12 * 60, on, 1)
    if choice == DAY:
        return _texts(midnight(on), on, 1)
    if choice == TOMORROW:
        return _texts(midnight(on + timedelta(days=1)), on, 2)
    return _texts(midnight(on), on, 7) if choice == WEEK else None


def shift_times(seen: AbsenceView, people: Sequence[Known]) -> Times | None:
    """The duty of the first person who has one on the day; without people anybody's."""
    duties = (seen.board.roster.duty(one.id, seen.on) for one in people or seen.people)
    duty = next((one for one in duties if one is not None), None)
    if duty is None or duty.end is None:
        return None
    return london_text(duty.start), london_text(duty.end)


def _texts(start: int, on: date, days: int) -> Times:
    return london_text(start), london_text(midnight(on + timedelta(days=days)))


def _quarter(minute: int) -> int:
    """The next quarter of an hour."""
    return -(-minute // QUARTER) * QUARTER
