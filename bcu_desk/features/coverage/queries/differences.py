"""Questions about two days: which wards differ from one to the other, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from bcu_desk.domain.assignments import WARD_OFFICER, WARD_PCSO, number_of
from bcu_desk.features.coverage.queries.wards import CoverDay, CoverRow, cover_day
from bcu_desk.features.coverage.rules.causes import Cause, Holder, WardDay, causes
from bcu_desk.features.coverage.rules.comparing import TURN_TITLES, Turn, step_of, turn_of
from bcu_desk.features.coverage.rules.standings import LASTING, Lens, Standing
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.differences import MARKS, Difference
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class WardChange:
    """A ward on both days, None where it is not there, and why it differs in a few words."""

    before: CoverRow | None
    after: CoverRow | None
    causes: tuple[str, ...] = ()

    @property
    def row(self) -> CoverRow:
        """The ward as it is on the later day, or was."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a ward that is there on neither day")
        return found

    def standings(self, lens: Lens) -> tuple[Standing | None, Standing | None]:
        """One of its figures on both days."""
        old, new = (row.standing(lens) if row else None for row in (self.before, self.after))
        return old, new

    def turn(self, lens: Lens) -> Turn:
        """Its class by one of its figures."""
        return turn_of(*self.standings(lens))

    def step(self, lens: Lens) -> int:
        """By how many a figure is more."""
        return step_of(*self.standings(lens))

    @property
    def differs(self) -> bool:
        """Whether a figure or a promise is another."""
        return any(self.turn(lens) is not Turn.SAME for lens in LASTING)


@dataclass(frozen=True, slots=True)
class Compared:
    """Every ward of both days, the later day's first, and all causes of what differs."""

    changes: tuple[WardChange, ...]
    causes: tuple[Cause, ...] = ()

    def listed(self) -> tuple[Difference, ...]:
        """What differs in words, each with its ward; absences last."""
        told = sorted(
            (row for row in self.causes if row.sentence),
            key=lambda row: (MARKS.index(row.mark), row.passing),
        )
        return tuple(Difference(row.mark, row.sentence, row.ward) for row in told)


@dataclass(frozen=True, slots=True)
class CoverDifferenceRow:
    """A ward that differs; `change` is judged on DWOs in post, figures are of both days."""

    ward: str
    name: str
    borough_name: str
    bcu: str
    change: str
    target_dwo_before: int | None
    target_dwo: int | None
    posts_dwo_before: int
    posts_dwo: int
    in_post_dwo_before: int
    in_post_dwo: int
    available_dwo_before: int
    available_dwo: int
    target_pcso_before: int | None
    target_pcso: int | None
    in_post_pcso_before: int
    in_post_pcso: int
    cause: str


class CoverDifferences(Query, frozen=True, kw_only=True):
    """Wards that differ from one day to another: by default from the second day to the as-of day.

    Without either there is nothing to tell.
    """

    from_day: date | None = msgspec.field(name="from", default=None)
    to_day: date | None = msgspec.field(name="to", default=None)

    def rows(self, reader: Reader, view: View) -> tuple[CoverDifferenceRow, ...]:
        """The neediest of the later day first, then wards that are gone."""
        first = self.from_day or view.against
        if first is None:
            return ()
        days = (first, self.to_day or view.on)
        before, after = (cover_day(reader, replace(view, on=day, against=None)) for day in days)
        return tuple(_row(change) for change in compared(before, after).changes if change.differs)


def compared(before: CoverDay, after: CoverDay) -> Compared:
    """Two days of ward cover side by side."""
    found = causes(_wards(before), _wards(after))
    briefs: dict[str, list[str]] = {}
    for cause in sorted(found, key=lambda row: row.passing):
        briefs.setdefault(cause.ward, []).append(cause.brief)
    old, new = ({row.ward: row for row in day.cover} for day in (before, after))
    codes = (*new, *(code for code in old if code not in new))
    changes = (
        WardChange(old.get(code), new.get(code), tuple(briefs.get(code, ()))) for code in codes
    )
    return Compared(tuple(changes), found)


def _wards(day: CoverDay) -> Mapping[str, WardDay]:
    teams: dict[str, list[Holder]] = {}
    posts: dict[str, dict[str, str]] = {}
    for row in day.officers:
        posts.setdefault(row.ward, {})[number_of(row.post)] = row.kind
        if row.collar is not None:
            holder = Holder(row.collar, row.short_name, row.away)
            teams.setdefault(row.ward, []).append(holder)
    return {
        row.ward: _ward(row, posts.get(row.ward, {}), teams.get(row.ward, ())) for row in day.cover
    }


def _ward(row: CoverRow, posts: Mapping[str, str], people: Iterable[Holder]) -> WardDay:
    return WardDay(
        code=row.ward,
        name=row.name,
        borough=row.borough_name,
        dwo=row.standing(Lens.IN_POST),
        targets={WARD_OFFICER: row.target_dwo, WARD_PCSO: row.target_pcso},
        posts=posts,
        people=tuple(people),
    )


@dataclass(frozen=True, slots=True)
class _Figures:
    """A ward's figures on a day; by themselves those of a ward that is not there then."""

    target_dwo: int | None = None
    posts_dwo: int = 0
    in_post_dwo: int = 0
    available_dwo: int = 0
    target_pcso: int | None = None
    in_post_pcso: int = 0


def _figures(row: CoverRow | None) -> _Figures:
    if row is None:
        return _Figures()
    return _Figures(
        row.target_dwo,
        row.posts_dwo,
        row.in_post_dwo,
        row.available_dwo,
        row.target_pcso,
        row.in_post_pcso,
    )


def _row(change: WardChange) -> CoverDifferenceRow:
    here = change.row
    old, new = _figures(change.before), _figures(change.after)
    return CoverDifferenceRow(
        ward=here.ward,
        name=here.name,
        borough_name=here.borough_name,
        bcu=here.bcu,
        change=TURN_TITLES[change.turn(Lens.IN_POST)].lower(),
        target_dwo_before=old.target_dwo,
        target_dwo=new.target_dwo,
        posts_dwo_before=old.posts_dwo,
        posts_dwo=new.posts_dwo,
        in_post_dwo_before=old.in_post_dwo,
        in_post_dwo=new.in_post_dwo,
        available_dwo_before=old.available_dwo,
        available_dwo=new.available_dwo,
        target_pcso_before=old.target_pcso,
        target_pcso=new.target_pcso,
        in_post_pcso_before=old.in_post_pcso,
        in_post_pcso=new.in_post_pcso,
        cause="; ".join(change.causes),
    )
