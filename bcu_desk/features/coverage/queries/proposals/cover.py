"""Moves that would fill short wards on a day: the best plan and the second best, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import msgspec

from bcu_desk.domain.assignments import WARD_OFFICER, Post, Posting
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day, midnight
from bcu_desk.features.coverage.queries.absences import absence_board
from bcu_desk.features.coverage.queries.proposals.keeping import Keeping, keeping, ward_code
from bcu_desk.features.coverage.queries.proposals.later import later_days
from bcu_desk.features.coverage.queries.spare import SpareOfficers
from bcu_desk.features.coverage.queries.wards import (
    NOON,
    CoverDay,
    CoverRow,
    OfficerRow,
    cover_day,
)
from bcu_desk.features.coverage.queries.where.places import Place as WardPlace
from bcu_desk.features.coverage.rules.promises import in_force
from bcu_desk.features.coverage.rules.solver import problem as asked
from bcu_desk.features.coverage.rules.solver.costs import SCALE
from bcu_desk.features.coverage.rules.solver.cover import propose
from bcu_desk.features.coverage.rules.solver.program import Tell
from bcu_desk.features.coverage.rules.solver.telling import move_words, stay_words
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

Kind = Literal["dwo", "pcso"]
NOUNS = {"dwo": "DWO", "pcso": "PCSO"}
Rooms = Mapping[tuple[str, str], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A move of a plan (1 the best, 2 the second best), or a ward that stays short after it.

    `hops` are ward borders; None without a ward to leave, or where no wards join the two.
    """

    plan: int
    order: int
    what: str
    person: str | None
    name: str | None
    from_ward: str | None
    from_name: str | None
    from_before: int | None
    from_after: int | None
    to_ward: str
    to_name: str
    to_before: int
    to_after: int
    to_target: int
    hops: int | None
    km: float | None
    cost: float | None
    why: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """What was asked and found; `posts` are the empty posts by ward and rank."""

    on: date
    to: date | None
    kind: str
    most: int | None
    found: asked.Proposal
    posts: Rooms

    @property
    def noun(self) -> str:
        """DWO or PCSO."""
        return NOUNS[self.kind]

    def plans(self) -> tuple[asked.Plan, ...]:
        """The best plan, then the second best where there is one."""
        second = self.found.second
        return (self.found.best,) if second is None else (self.found.best, second)

    def fields(self, moves: Iterable[asked.Move]) -> tuple[dict[str, str], ...]:
        """What `move_officer` is told for some moves of a plan, in one step."""
        left = {key: list(codes) for key, codes in self.posts.items()}
        made = []
        for move in moves:
            way = move.way
            told = {
                "person": way.officer.collar,
                "ward": way.goal.code,
                "from": self.on.isoformat(),
                "post": left[way.goal.code, way.officer.rank].pop(0),
            }
            made.append(told if self.to is None else {**told, "to": self.to.isoformat()})
        return tuple(made)


class Proposals(Query, frozen=True, kw_only=True):
    """Moves of least cost that fill wards short of DWOs or PCSOs on the day; what stays short.

    All wards in view are filled, or only `wards` (codes or names), by at most `most` moves.
    `pinned` are people (collar numbers) and wards that are left alone; `to` brings everybody back
    on a day. Nobody leaves a ward that is below its target without them on any day of the move,
    nor goes to another BCU.
    """

    bcu: str | None = None
    most: int | None = None
    pinned: tuple[str, ...] = ()
    cross_borough: bool = True
    kind: Kind = "dwo"
    wards: tuple[str, ...] = ()
    to_day: date | None = msgspec.field(default=None, name="to")

    def rows(self, reader: Reader, view: View) -> tuple[ProposalRow, ...]:
        """Plan by plan, the moves first. Refused: `odd_most`, `unknown_kept`, `unknown_ward`."""
        return proposal_rows(proposed(reader, view, self))


def proposal_rows(found: Proposed) -> tuple[ProposalRow, ...]:
    """What was found as rows, plan by plan, the moves first."""
    return tuple(
        row
        for number, plan in enumerate(found.plans(), 1)
        for row in (*_moves(number, plan), *_stays(number, plan, found))
    )


def proposed(reader: Reader, view: View, wanted: Proposals, tell: Tell | None = None) -> Proposed:
    """The plans for what is wanted on the day in view."""
    if wanted.most is not None and wanted.most < 0:
        raise Refused("odd_most", value=wanted.most, field="most")
    return solved(gathered(reader, view, wanted), tell)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read for a plan: it is solved without the file."""

    on: date
    to: date | None
    kind: str
    problem: asked.Problem
    posts: Rooms


def solved(read: Gathered, tell: Tell | None = None) -> Proposed:
    """The plans for what was read."""
    most = read.problem.options.most
    found = propose(read.problem, tell)
    return Proposed(read.on, read.to, read.kind, most, found, read.posts)


def gathered(reader: Reader, view: View, wanted: Proposals) -> Gathered:
    """The wards, their officers and everybody without a post, on the day in view."""
    scope = _scoped(reader, view, wanted.bcu)
    day = cover_day(reader, scope)
    days = _while_wards_last(day, _days(view.on, wanted.to_day))
    kept = keeping(reader, day.places, wanted.pinned, days)
    posts = _empty_posts(reader, day, wanted.kind, days)
    problem = asked.Problem(
        (*_holders(day, kept, wanted.kind, view.on), *_spare(reader, scope, kept)),
        tuple(_over_all_days(reader, day, _places(day, posts, wanted), (wanted.kind, days))),
        asked.Options(wanted.most, wanted.cross_borough),
    )
    return Gathered(view.on, wanted.to_day, wanted.kind, problem, posts)


def _scoped(reader: Reader, view: View, bcu: str | None) -> View:
    if bcu is None:
        return view
    if all(row.code != bcu for row in reader.every(Bcu)):
        raise Refused("unknown_bcu", value=bcu[:60], field="bcu")
    return View(view.on, (bcu,))


def _days(on: date, to: date | None) -> DaySpan:
    """The days of the moves. Raises Refused `empty_span`."""
    if to is not None and to <= on:
        raise Refused("empty_span", start=long_day(on), end=long_day(to), field="to")
    return Span(on, to)


def _while_wards_last(day: CoverDay, days: DaySpan) -> DaySpan:
    """Days without an end go as far as the wards of the day do; moves end with their posts."""
    ends = [place.days.end for place in day.places if place.days.end is not None]
    return days if days.end is not None or not ends else Span(days.start, min(ends))


def _empty_posts(reader: Reader, day: CoverDay, kind: str, days: DaySpan) -> Rooms:
    """The posts of a kind that nobody holds on any of the days, by ward and rank, in order."""
    wards = {place.ward.id: place.ward.code for place in day.places}
    ranks = {row.id: row.code for row in reader.every(Rank)}
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for post in _free_posts(reader, kind, days):
        ward = wards.get(post.ward_id or 0)
        if ward is not None:
            key = ward, ranks[post.rank_id]
            found.setdefault(key, []).append((post.title, post.code))
    return {key: tuple(code for _, code in sorted(posts)) for key, posts in found.items()}


def _free_posts(reader: Reader, kind: str, days: DaySpan) -> Iterator[Post]:
    """The posts of a kind, in force on all the days, that nobody holds on any of them."""
    held = {row.post_id for row in reader.every(Posting) if row.days.overlaps(days)}
    for post in in_force(reader.every(Post), days.start):
        if post.kind == kind and post.id not in held and _lasts(post, days):
            yield post


def _lasts(post: Post, days: DaySpan) -> bool:
    """Whether a post is in force until the days are over."""
    return post.to_day is None or (days.end is not None and days.end <= post.to_day)


def _places(day: CoverDay, posts: Rooms, wanted: Proposals) -> Iterator[asked.Place]:
    rows = {row.ward: row for row in day.cover}
    meant = {ward_code(day.places, name, "unknown_ward") for name in wanted.wards}
    rooms: dict[str, dict[str, int]] = {}
    for (ward, rank), codes in posts.items():
        rooms.setdefault(ward, {})[rank] = len(codes)
    for place in day.places:
        code = place.ward.code
        made = _place(place, rows[code], rooms.get(code, {}), wanted.kind)
        yield replace(made, wanted=not meant or code in meant)


def _over_all_days(
    reader: Reader, day: CoverDay, found: Iterable[asked.Place], move: tuple[str, DaySpan]
) -> Iterator[asked.Place]:
    """The places; one that gives is told what it can give on the later days of the move too."""
    made = tuple(found)
    giving = {place.code for place in made if place.spare}
    wards = {place.ward.code: place for place in day.places if place.ward.code in giving}
    later = later_days(reader, wards, *move)
    for place in made:
        yield replace(place, later=later.get(place.code, ()))


def _place(place: WardPlace, row: CoverRow, rooms: Mapping[str, int], kind: str) -> asked.Place:
    dwo = kind == WARD_OFFICER
    return asked.Place(
        code=row.ward,
        name=row.name,
        borough=row.borough,
        bcu=row.bcu,
        target=row.target_dwo if dwo else row.target_pcso,
        there=row.in_post_dwo if dwo else row.in_post_pcso,
        rooms=rooms,
        neighbours=place.ward.neighbour_codes,
        at=(place.ward.lat_micro / 1e6, place.ward.lon_micro / 1e6),
    )


def _holders(day: CoverDay, kept: Keeping, kind: str, on: date) -> Iterator[asked.Officer]:
    bcus = {place.ward.code: place.bcu.code for place in day.places}
    for row in _once(row for row in day.officers if row.kind == kind):
        collar = row.collar or ""
        yield asked.Officer(
            collar=collar,
            name=f"{row.rank} {row.name}",
            rank=row.rank,
            ward=row.ward,
            bcu=bcus[row.ward],
            days=(on - row.since).days,
            kept=kept.why(collar, row.ward),
            away=row.away or "",
        )


def _once(rows: Iterable[OfficerRow]) -> Sequence[OfficerRow]:
    """The holders of posts, each once: who holds two ward posts counts where they came first."""
    found: dict[str, OfficerRow] = {}
    for row in rows:
        if row.collar is not None:
            found.setdefault(row.collar, row)
    return tuple(found.values())


def _spare(reader: Reader, view: View, kept: Keeping) -> Iterator[asked.Officer]:
    people = {row.collar: row for row in reader.every(Person)}
    bcus = {row.id: row.code for row in reader.every(Bcu)}
    board, noon = absence_board(reader), midnight(view.on) + NOON
    for row in SpareOfficers().rows(reader, view):
        person = people[row.collar]
        away = any(one.minutes.holds(noon) for one in board.away(person.id))
        yield asked.Officer(
            collar=row.collar,
            name=f"{row.rank} {row.name}",
            rank=row.rank,
            bcu="" if person.bcu_id is None else bcus[person.bcu_id],
            kept=kept.why(row.collar, ""),
            away="recorded as absent" if away else "",
        )


def _moves(number: int, plan: asked.Plan) -> Iterator[ProposalRow]:
    for order, move in enumerate(plan.moves, 1):
        way = move.way
        yield ProposalRow(
            plan=number,
            order=order,
            what="move",
            person=way.officer.collar,
            name=way.officer.name,
            from_ward=way.home.code if way.home else None,
            from_name=way.home.name if way.home else None,
            from_before=move.home_before,
            from_after=move.home_after,
            to_ward=way.goal.code,
            to_name=way.goal.name,
            to_before=move.goal_before,
            to_after=move.goal_after,
            to_target=way.goal.target or 0,
            hops=way.borders,
            km=round(way.metres / 1000, 1) if way.home else None,
            cost=way.tenths / SCALE,
            why=move_words(move),
        )


def _stays(number: int, plan: asked.Plan, found: Proposed) -> Iterator[ProposalRow]:
    for order, stay in enumerate(plan.stays, len(plan.moves) + 1):
        yield ProposalRow(
            plan=number,
            order=order,
            what="stays",
            person=None,
            name=None,
            from_ward=None,
            from_name=None,
            from_before=None,
            from_after=None,
            to_ward=stay.place.code,
            to_name=stay.place.name,
            to_before=stay.place.there,
            to_after=stay.there,
            to_target=stay.place.target or 0,
            hops=None,
            km=None,
            cost=None,
            why=stay_words(stay, found.noun, found.most),
        )
