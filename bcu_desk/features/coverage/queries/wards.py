"""Questions about wards: what they are promised, who is there, and why some are short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bcu_desk.domain.assignments import (
    WARD_OFFICER,
    WARD_PCSO,
    Post,
    Posting,
    Target,
    earlier_posts,
)
from bcu_desk.domain.people import Absence, AbsenceKind, Person, Rank
from bcu_desk.domain.places import WardSet
from bcu_desk.domain.rota.roster import Roster, roster_of
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import in_london, long_day, midnight
from bcu_desk.features.coverage.queries.where.places import Place, places
from bcu_desk.features.coverage.rules.promises import Targets, in_force
from bcu_desk.features.coverage.rules.standings import Lens, Standing, Sums, summed
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

NOON, ONE_DAY = 720, timedelta(days=1)
WARD_KINDS = (WARD_OFFICER, WARD_PCSO)


@dataclass(frozen=True, slots=True)
class WardRow:
    """A ward in force on the day; `neighbours` are GSS codes."""

    code: str
    name: str
    borough: str
    bcu: str
    ward_set: str
    lat: float
    lon: float
    area_km2: float
    population: int | None
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """A post of a ward team with its holder on the day, if any.

    `on_duty` is whether they are there and rostered that day; None where nobody can tell.
    """

    post: str
    kind: str
    title: str
    ward: str
    collar: str | None
    name: str | None
    away: str | None
    since: date
    rank: str
    on_duty: bool | None = None

    @property
    def short_name(self) -> str:
        """Rank and surname of the holder, or nothing."""
        return f"{self.rank} {self.name.split()[-1]}" if self.name else ""


@dataclass(frozen=True, slots=True)
class CoverRow:
    """The numbers of a ward on the day, PCSOs apart; `state` is judged on DWOs in post.

    `target_dwo` is the base with the test site's uplift; `on_duty_dwo` counts who is available and
    rostered that day, None where somebody in post has no roster.
    """

    ward: str
    name: str
    borough: str
    borough_name: str
    borough_short: str
    bcu: str
    target_dwo: int | None
    posts_dwo: int
    in_post_dwo: int
    available_dwo: int
    target_pcso: int | None
    in_post_pcso: int
    shortfall: int
    surplus: int
    state: str
    cause: str
    on_duty_dwo: int | None = None
    base_target_dwo: int | None = None
    uplift_dwo: int = 0

    def standing(self, lens: Lens) -> Standing:
        """One of the figures against its target."""
        if lens is Lens.PCSO:
            return Standing(self.in_post_pcso, self.target_pcso)
        figures = {
            Lens.POSTS: self.posts_dwo,
            Lens.AVAILABLE: self.available_dwo,
        }
        if lens is Lens.ON_DUTY:
            known = self.on_duty_dwo is not None
            return Standing(self.on_duty_dwo or 0, self.target_dwo if known else None)
        return Standing(figures.get(lens, self.in_post_dwo), self.target_dwo)


@dataclass(frozen=True, slots=True)
class TotalRow:
    """Wards of a borough or BCU summed; `cover` is 0 to 1 and counts no surplus."""

    code: str
    name: str
    wards: int
    wards_met: int
    need: int
    in_post: int
    shortfall: int
    surplus: int
    cover: float | None


class Wards(Query, frozen=True, kw_only=True):
    """Wards in force on the day."""

    def rows(self, reader: Reader, view: View) -> tuple[WardRow, ...]:
        """By BCU, borough and name."""
        return wards_of(reader, places(reader, view))


def wards_of(reader: Reader, found: Iterable[Place]) -> tuple[WardRow, ...]:
    """What there is to know of some wards, in their order."""
    sets = {row.id: row.code for row in reader.every(WardSet)}
    return tuple(_ward(place, sets) for place in found)


def _ward(place: Place, sets: dict[int, str]) -> WardRow:
    ward = place.ward
    return WardRow(
        code=ward.code,
        name=ward.name,
        borough=place.borough.code,
        bcu=place.bcu.code,
        ward_set=sets[ward.ward_set_id],
        lat=ward.lat_micro / 1e6,
        lon=ward.lon_micro / 1e6,
        area_km2=ward.area_m2 / 1e6,
        population=ward.population,
        neighbours=ward.neighbour_codes,
    )


class Officers(Query, frozen=True, kw_only=True):
    """Ward teams: DWO and PCSO posts with their holders on the day."""

    ward: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[OfficerRow, ...]:
        """By ward, kind and post; of one ward, by its code or name, where it is given."""
        shown = {
            place.ward.id: place.ward.code
            for place in places(reader, view)
            if self.ward is None or self.ward in (place.ward.code, place.ward.name)
        }
        return officers(reader, shown, view.on)


def officers(reader: Reader, wards: dict[int, str], on: date) -> tuple[OfficerRow, ...]:
    """The ward posts of some wards (code by id) with their holders on a day."""
    posts = [
        post
        for post in in_force(reader.every(Post), on)
        if post.kind in WARD_KINDS and post.ward_id in wards
    ]
    staff = _Staff(reader, on)
    rows = [staff.row(post, wards[post.ward_id or 0]) for post in posts]
    return tuple(sorted(rows, key=lambda row: (row.ward, row.kind, row.title)))


class _Staff:
    """Who holds which post on a day, who is away, and since when posts are empty."""

    def __init__(self, reader: Reader, on: date) -> None:
        postings = reader.every(Posting)
        self._held = {row.post_id: row for row in in_force(postings, on)}
        self._left = _last_left(postings, on)
        self._earlier = reader.made_of(earlier_posts)
        self._ended = {(row.post_id, row.to_day): row for row in postings if row.to_day}
        self._people = {row.id: row for row in reader.every(Person)}
        self._ranks = {row.id: row.code for row in reader.every(Rank)}
        self._kinds = {row.id: row.title.lower() for row in reader.every(AbsenceKind)}
        self._roster = reader.made_of(roster_of)
        self._away = _away_on(reader.every(Absence), self._roster, on)
        self._on = on

    def row(self, post: Post, ward: str) -> OfficerRow:
        """A post with its holder; `since` is when the holder came, or the last one left.

        A change of wards, which carries posts and holders on, is no coming and no leaving.
        """
        posting = self._held.get(post.id)
        person = None if posting is None else self._people[posting.person_id]
        return OfficerRow(
            post=post.code,
            kind=post.kind,
            title=post.title,
            ward=ward,
            collar=person.collar if person else None,
            name=person.name if person else None,
            away=self._why_away(person) if person else None,
            since=self._empty_since(post) if posting is None else self._came(post, posting),
            rank=self._ranks[post.rank_id if person is None else person.rank_id],
            on_duty=self._is_on_duty(person) if person else None,
        )

    def _empty_since(self, post: Post) -> date:
        left, before = self._left.get(post.id), self._earlier.get(post.id)
        if left is None and before is not None:
            return self._empty_since(before)
        return max(post.from_day, left or post.from_day)

    def _came(self, post: Post, posting: Posting) -> date:
        before, day = self._earlier.get(post.id), posting.from_day
        row = self._ended.get((before.id, day)) if before is not None else None
        if before is None or row is None or row.person_id != posting.person_id:
            return day
        return self._came(before, row)

    def _is_on_duty(self, person: Person) -> bool | None:
        if not self._roster.has_line(person.id, self._on):
            return None
        rostered = self._roster.duty(person.id, self._on) is not None
        return rostered and person.id not in self._away

    def _why_away(self, person: Person) -> str | None:
        """Why somebody is away at noon, in words; None for who is there."""
        found = self._away.get(person.id)
        return (
            None if found is None else f"{self._kinds[found.kind_id]} to {_last(found, self._on)}"
        )


def _last_left(postings: Iterable[Posting], on: date) -> dict[int, date]:
    """By post, when somebody left it last, up to a day."""
    ended = sorted((row.to_day, row.post_id) for row in postings if row.to_day and row.to_day <= on)
    return {post_id: to_day for to_day, post_id in ended}


def _away_on(absences: Iterable[Absence], roster: Roster, on: date) -> dict[int, Absence]:
    """By person, the absence from any part of a day's duty, or at its noon where there is none."""
    first, last = midnight(on - ONE_DAY), midnight(on + 2 * ONE_DAY)  # a duty lies between
    noon = Span(midnight(on) + NOON, midnight(on) + NOON + 1)
    return {
        row.person_id: row
        for row in absences
        if row.start_minute < last
        and row.end_minute > first
        and row.minutes.overlaps(roster.duty(row.person_id, on) or noon)
    }


def _last(row: Absence, on: date) -> str:
    """The last day of an absence; its year only where it is another."""
    day = in_london(row.end_minute - 1).date()
    return long_day(day).removesuffix(f" {on.year}")


class Cover(Query, frozen=True, kw_only=True):
    """Every ward's posts, people and target on the day, with the cause where it is short."""

    def rows(self, reader: Reader, view: View) -> tuple[CoverRow, ...]:
        """The neediest first, then by BCU, borough and name."""
        return cover_day(reader, view).cover


@dataclass(frozen=True, slots=True)
class CoverDay:
    """A day's wards, their cover, and the posts of their teams with their holders."""

    places: tuple[Place, ...]
    cover: tuple[CoverRow, ...]
    officers: tuple[OfficerRow, ...]


def cover_day(reader: Reader, view: View) -> CoverDay:
    """What the wards in view have on the day, the neediest ward's cover first."""
    found = places(reader, view)
    team = officers(reader, {place.ward.id: place.ward.code for place in found}, view.on)
    teams: dict[str, list[OfficerRow]] = {}
    for row in team:
        teams.setdefault(row.ward, []).append(row)
    targets = Targets(reader.every(Target), view.on)
    rows = [_cover(place, teams.get(place.ward.code, ()), targets, view.on) for place in found]
    return CoverDay(found, tuple(sorted(rows, key=_need)), team)


def _need(row: CoverRow) -> tuple[int, int, str, str, str]:
    return (-row.shortfall, row.available_dwo, row.bcu, row.borough_name, row.name)


def _cover(place: Place, team: Sequence[OfficerRow], targets: Targets, on: date) -> CoverRow:
    dwo = [row for row in team if row.kind == WARD_OFFICER]
    in_post = [row for row in dwo if row.collar is not None]
    target = targets.of(WARD_OFFICER, place.ward)
    seen = Standing(len(in_post), target)
    available = sum(row.away is None for row in in_post)
    pcso = sum(row.kind == WARD_PCSO and row.collar is not None for row in team)
    return CoverRow(
        ward=place.ward.code,
        name=place.ward.name,
        borough=place.borough.code,
        borough_name=place.borough.name,
        borough_short=place.borough.short_name,
        bcu=place.bcu.code,
        target_dwo=target,
        posts_dwo=len(dwo),
        in_post_dwo=len(in_post),
        available_dwo=available,
        target_pcso=targets.of(WARD_PCSO, place.ward),
        in_post_pcso=pcso,
        shortfall=seen.shortfall,
        surplus=seen.surplus,
        state=seen.state.value,
        cause=_cause(dwo, available, target, on),
        on_duty_dwo=_on_duty(in_post),
        base_target_dwo=targets.base_of(WARD_OFFICER, place.ward),
        uplift_dwo=targets.uplift_of(place.ward),
    )


def _on_duty(in_post: Sequence[OfficerRow]) -> int | None:
    known = [row.on_duty for row in in_post if row.on_duty is not None]
    return sum(known) if len(known) == len(in_post) else None


def _cause(dwo: Sequence[OfficerRow], available: int, target: int | None, on: date) -> str:
    """Why a ward has fewer DWOs to hand than its target, in words; '' where it has not."""
    if target is None or available >= target:
        return ""
    vacant = [row for row in dwo if row.collar is None]
    parts = [f"{row.short_name}: {row.away}" for row in dwo if row.away]
    if vacant:
        days = max((on - row.since).days for row in vacant)
        parts.insert(0, f"{_some(len(vacant), 'post')} vacant for {_some(days, 'day')}")
    missing = target - len(dwo)
    if missing > 0:
        parts.append(f"{_some(missing, 'post')} not yet made")
    return "; ".join(parts)


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


class CoverTotals(Query, frozen=True, kw_only=True):
    """Wards summed by borough or BCU, shortfall ward by ward, surplus apart."""

    by: Literal["borough", "bcu"] = "borough"

    def rows(self, reader: Reader, view: View) -> tuple[TotalRow, ...]:
        """In order of their names."""
        names = {place.bcu.code: place.bcu.name for place in places(reader, view)}
        return totals(Cover().rows(reader, view), names, by=self.by)


def totals(
    cover: Iterable[CoverRow], bcu_names: dict[str, str], *, by: str, lens: Lens = Lens.IN_POST
) -> tuple[TotalRow, ...]:
    """Rows of `Cover` summed by borough or BCU, by one of their figures."""
    groups: dict[tuple[str, str], list[tuple[int | None, int]]] = {}
    for row in cover:
        if by == "bcu":
            key = (bcu_names.get(row.bcu, row.bcu), row.bcu)
        else:
            key = (row.borough_name, row.borough)
        seen = row.standing(lens)
        groups.setdefault(key, []).append((seen.target, seen.there))
    return tuple(_total(code, name, summed(groups[name, code])) for name, code in sorted(groups))


def _total(code: str, name: str, sums: Sums) -> TotalRow:
    return TotalRow(
        code,
        name,
        sums.wards,
        sums.wards_met,
        sums.need,
        sums.in_post,
        sums.shortfall,
        sums.surplus,
        None if sums.cover is None else round(sums.cover, 4),
    )
