"""What an absence takes from wards: who is left, duty taken against the limit, what overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.assignments import WARD_OFFICER
from bcu_desk.domain.people import Absence
from bcu_desk.domain.rota.taken import Minutes, minutes_of_team
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.features.coverage.rules.absences.board import (
    RING_FENCED_FROM,
    Away,
    Board,
    days_of,
    within_day,
)

LONGEST_LOOK = 92  # days of an absence that are looked at for an empty ward
After = Mapping[int, tuple[Away, ...]]


@dataclass(frozen=True, slots=True)
class Warn:
    """A ward that an absence would leave empty on `on`, or take over its limit in a month.

    `minutes` are those of the month from `on`; None where the ward is left without a DWO, on
    `days` days.
    """

    ward_id: int
    on: date
    days: int = 0
    minutes: Minutes | None = None
    limit: int = 0


@dataclass(frozen=True, slots=True)
class Clash:
    """An absence that lies in the way of another, and what is left of that."""

    absence: Absence
    free: tuple[MinuteSpan, ...]


def clash(board: Board, person_id: int, span: MinuteSpan, but: int = 0) -> Clash | None:
    """The first absence of a person within some minutes, with the parts that none covers."""
    rows = [
        row
        for row in board.absences.get(person_id, ())
        if row.id != but and row.minutes.overlaps(span)
    ]
    if not rows:
        return None
    free: tuple[MinuteSpan, ...] = (span,)
    for row in rows:
        free = tuple(part for whole in free for part in whole.without(row.minutes))
    return Clash(min(rows, key=lambda row: row.start_minute), free)


def after_recording(
    board: Board,
    parts: Mapping[int, Sequence[MinuteSpan]],
    counts_as: str,
    *,
    cut: bool = False,
    but: int = 0,
) -> After:
    """When people would be away once some parts are recorded; `cut` takes these out of others.

    The absence `but` is the one that is changed: it counts no more.
    """
    found = {}
    for person_id, added in parts.items():
        rows = [row for row in board.absences.get(person_id, ()) if row.id != but]
        old = [Away(board.counts_as(row.kind_id), row.minutes) for row in rows]
        if cut:
            old = [
                Away(one.counts_as, left)
                for one in old
                for left in _without(one.minutes, added)
            ]  # fmt: skip
        found[person_id] = (*old, *(Away(counts_as, part) for part in added))
    return found


def _without(whole: MinuteSpan, taken: Iterable[MinuteSpan]) -> tuple[MinuteSpan, ...]:
    left: tuple[MinuteSpan, ...] = (whole,)
    for part in taken:
        left = tuple(piece for one in left for piece in one.without(part))
    return left


def available(board: Board, ward_id: int, day: date, span: MinuteSpan, after: After) -> int:
    """How many DWOs of a ward are there in the middle of the part of some minutes on a day."""
    inside = within_day(span, day)
    if inside is None or inside.end is None:
        return 0
    middle = (inside.start + inside.end) // 2
    team = (one for one in board.team(ward_id, day) if one.kind == WARD_OFFICER)
    return sum(not _is_away(board, one.person_id, middle, after) for one in team)


def _is_away(board: Board, person_id: int, minute: int, after: After) -> bool:
    away = after.get(person_id)
    spells = board.away(person_id) if away is None else away
    return any(one.minutes.holds(minute) for one in spells)


def warnings(board: Board, span: MinuteSpan, counts_as: str, after: After) -> Iterator[Warn]:
    """The wards that lose their last DWO, or whose limit is passed; only warned of."""
    wards = wards_of(board, after, days_of(span))
    if counts_as in RING_FENCED_FROM:
        for ward_id in wards:
            empty = tuple(_emptied(board, ward_id, span, after))
            if empty:
                yield Warn(ward_id, empty[0], days=len(empty))
    if Away(counts_as, span).counted:
        for ward_id in wards:
            yield from _over(board, ward_id, days_of(span), after)


def wards_of(board: Board, people: Iterable[int], days: DaySpan) -> tuple[int, ...]:
    """The wards that some people are DWOs of on some days."""
    found = {
        one.ward_id: None
        for person_id in people
        for one in board.homes.get(person_id, ())
        if one.kind == WARD_OFFICER and one.days.overlaps(days)
    }
    return tuple(found)


def _emptied(board: Board, ward_id: int, span: MinuteSpan, after: After) -> Iterator[date]:
    """The days on which a ward had a DWO to hand, and has none then."""
    for day in _each(days_of(span), LONGEST_LOOK):
        before = available(board, ward_id, day, span, {})
        if before and not available(board, ward_id, day, span, after):
            yield day


def _over(board: Board, ward_id: int, days: DaySpan, after: After) -> Iterator[Warn]:
    for month in months_of(days):
        limit = board.limit(month.start)
        now = minutes_of_ward(board, ward_id, month, after)
        if now.over(limit) and now != minutes_of_ward(board, ward_id, month, {}):
            yield Warn(ward_id, month.start, minutes=now, limit=limit)


def minutes_of_ward(board: Board, ward_id: int, days: DaySpan, after: After) -> Minutes:
    """Duty of a ward's DWOs on some days: what was rostered, and what abstractions took of it."""

    def taken(person_id: int) -> Iterator[MinuteSpan]:
        spells = after.get(person_id)
        away = board.away(person_id) if spells is None else spells
        return (one.minutes for one in away if one.counted)

    team = (
        (one.person_id, one.days)
        for one in board.members.get(ward_id, ())
        if one.kind == WARD_OFFICER
    )
    return minutes_of_team(board.roster, team, days, taken)


def months_of(days: DaySpan) -> tuple[DaySpan, ...]:
    """The whole months that some days touch."""
    assert days.end is not None
    found = []
    first = days.start.replace(day=1)
    while first < days.end:
        after = (first + timedelta(days=31)).replace(day=1)
        found.append(Span(first, after))
        first = after
    return tuple(found)


def _each(days: DaySpan, most: int) -> Iterator[date]:
    end = days.end
    assert end is not None
    for number in range(min(most, (end - days.start).days)):
        yield days.start + timedelta(days=number)
