"""Who is on the wards that give, on every day of a move, and what these are promised then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial

from bcu_desk.domain.assignments import UPLIFT, Post, Posting, Target
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Ward
from bcu_desk.domain.spans import DaySpan
from bcu_desk.features.coverage.queries.where.places import Place
from bcu_desk.features.coverage.rules.promises import Targets
from bcu_desk.features.coverage.rules.solver.later import Held, later_of
from bcu_desk.features.coverage.rules.solver.problem import Later
from bcu_desk.store.session import Reader


def later_days(
    reader: Reader, wards: Mapping[str, Place], kind: str, days: DaySpan
) -> dict[str, tuple[Later, ...]]:
    """What some wards, by their codes, can give of a kind on the later days of a move."""
    rows = tuple(row for row in reader.every(Target) if row.kind in (kind, UPLIFT))
    turns = {row.from_day for row in rows} | {row.to_day for row in rows if row.to_day}

    targets = _Promised(rows)
    held: dict[int, list[Held]] = {}
    for ward_id, one in _held(reader, kind, days):
        held.setdefault(ward_id, []).append(one)
    return {
        code: later_of(
            held.get(place.ward.id, ()), partial(targets.of, kind, place.ward), turns, days
        )
        for code, place in wards.items()
    }


class _Promised:
    """What wards are promised on any day."""

    def __init__(self, rows: tuple[Target, ...]) -> None:
        self._rows = rows
        self._on: dict[date, Targets] = {}

    def of(self, kind: str, ward: Ward, day: date) -> int | None:
        """A ward's target of a kind on a day."""
        if day not in self._on:
            self._on[day] = Targets(self._rows, day)
        return self._on[day].of(kind, ward)


def _held(reader: Reader, kind: str, days: DaySpan) -> Iterator[tuple[int, Held]]:
    """Everybody who holds a ward post of the kind on some of the days, by the ward's id."""
    posts = {row.id: row for row in reader.every(Post) if row.kind == kind}
    collars = {row.id: row.collar for row in reader.every(Person)}
    for posting in reader.every(Posting):
        post = posts.get(posting.post_id)
        if post is None or post.ward_id is None:
            continue
        shared = posting.days.within(post.days)
        if shared is not None and shared.overlaps(days):
            yield post.ward_id, (collars[posting.person_id], shared)
