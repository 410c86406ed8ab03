"""Posts of a period: where each stood, on which days, and on which of them somebody held it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import WARD_OFFICER, WARD_PCSO, Post, Posting
from bcu_desk.domain.dated import Every
from bcu_desk.domain.people import Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.domain.spans import DaySpan, gaps, joined
from bcu_desk.work.packs.questions import Asking

BCU_WIDE = "BCU-wide"
KINDS = {WARD_OFFICER: "DWO", WARD_PCSO: "PCSO"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A post in a period: its place, the days it stood, and those on which it had a holder.

    `since` is the day from which it was vacant at the beginning of each gap, which may lie before
    the period.
    """

    code: str
    title: str
    kind: str
    rank: str
    bcu: str
    borough: str
    ward: str
    stood: DaySpan
    filled: tuple[DaySpan, ...]
    vacant: tuple[tuple[date, DaySpan], ...]

    def stands_on(self, day: date) -> bool:
        """Whether the post was there on a day."""
        return self.stood.holds(day)

    def filled_on(self, day: date) -> bool:
        """Whether somebody held it on a day."""
        return any(span.holds(day) for span in self.filled)

    def days(self) -> int:
        """How many days it stood."""
        return length(self.stood)

    def days_filled(self) -> int:
        """How many days somebody held it."""
        return sum(map(length, self.filled))


def length(span: DaySpan) -> int:
    """The days of a span that ends."""
    return 0 if span.end is None else (span.end - span.start).days


def held_in(every: Every, asking: Asking, shows: Callable[[str], bool]) -> tuple[Held, ...]:
    """The posts of the BCUs in view that stood on any day asked about, by their codes."""
    bcus = {row.id: row for row in every(Bcu)}
    names, spans = _names(every), _days_held(every)
    found = []
    for post in sorted(every(Post), key=lambda post: post.code):
        stood = post.days.within(asking.days)
        if stood is None or not shows(bcus[post.bcu_id].code) or not asking.covers(post.borough_id):
            continue
        holders = joined(spans.get(post.id, ()))
        found.append(
            Held(
                code=post.code,
                title=post.title,
                kind=kind_of(post),
                rank=names.ranks[post.rank_id],
                bcu=bcus[post.bcu_id].name,
                borough=names.boroughs.get(post.borough_id, BCU_WIDE),
                ward=names.wards.get(post.ward_id, ""),
                stood=stood,
                filled=_inside(holders, stood),
                vacant=_vacant(holders, post.days, stood),
            )
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Names:
    """What ranks, boroughs and wards are called, by their ids."""

    ranks: dict[int, str]
    boroughs: dict[int | None, str]
    wards: dict[int | None, str]


def _names(every: Every) -> _Names:
    return _Names(
        {row.id: row.code for row in every(Rank)},
        {row.id: row.name for row in every(Borough)},
        {row.id: row.name for row in every(Ward)},
    )


def _days_held(every: Every) -> dict[int, list[DaySpan]]:
    """The days of each post's postings, by the post's id."""
    spans: dict[int, list[DaySpan]] = {}
    for posting in every(Posting):
        spans.setdefault(posting.post_id, []).append(posting.days)
    return spans


def kind_of(post: Post) -> str:
    """The kind of a post in words."""
    return KINDS.get(post.kind, post.kind.replace("_", " ").capitalize())


def _inside(spans: tuple[DaySpan, ...], period: DaySpan) -> tuple[DaySpan, ...]:
    found = (span.within(period) for span in spans)
    return tuple(span for span in found if span is not None)


def _vacant(
    holders: tuple[DaySpan, ...], life: DaySpan, stood: DaySpan
) -> tuple[tuple[date, DaySpan], ...]:
    """Since when each gap has been, and its days in the period."""
    found = ((gap.start, gap.within(stood)) for gap in gaps(holders, life))
    return tuple((since, inside) for since, inside in found if inside is not None)
