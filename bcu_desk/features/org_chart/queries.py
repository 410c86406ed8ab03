"""Questions about posts, people and who reports to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.assignments import (
    CoreFunction,
    Dedication,
    FunctionLead,
    Post,
    Posting,
    ReportingLine,
    Standing,
)
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.measures import Cost
from bcu_desk.domain.people import Authority, Person, PersonAuthority, Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.domain.ranks import shown_rank
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.rules.comparing import State, differences
from bcu_desk.features.org_chart.rules.figures import Counted, figures_of
from bcu_desk.features.org_chart.rules.rows import (
    BranchRow,
    ChargeRow,
    DifferenceRow,
    HolderRow,
    PersonRow,
    PostRow,
)
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

__all__ = [
    "Branch",
    "BranchRow",
    "ChargeRow",
    "Charges",
    "ChartDifferences",
    "DifferenceRow",
    "HolderRow",
    "Holders",
    "People",
    "PersonRow",
    "PostRow",
    "Posts",
    "costs_on",
    "counted",
    "states",
]
D = TypeVar("D", bound=Dated)


class Posts(Query, frozen=True, kw_only=True):
    """Posts in force on the day, with holders and the post each reports to."""

    kind: str | None = None
    vacant: bool | None = None

    def rows(self, reader: Reader, view: View) -> tuple[PostRow, ...]:
        """By BCU, then in the order of the chart as far as lines tell, then by code."""
        found = _posts(reader, view)
        return tuple(
            row
            for row in found
            if (self.kind is None or row.kind == self.kind)
            and (self.vacant is None or (row.holder is None) == self.vacant)
        )


@dataclass(frozen=True, slots=True)
class _Names:
    """Codes and names of what posts refer to."""

    bcus: dict[int, str]
    boroughs: dict[int, str]
    wards: dict[int, str]
    functions: dict[int, str]
    ranks: dict[int, Rank]
    people: dict[int, Person]


def _posts(reader: Reader, view: View) -> tuple[PostRow, ...]:
    names = _Names(
        {row.id: row.code for row in reader.every(Bcu)},
        {row.id: row.code for row in reader.every(Borough)},
        {row.id: row.code for row in reader.every(Ward)},
        {row.id: row.code for row in reader.every(CoreFunction)},
        {row.id: row for row in reader.every(Rank)},
        {row.id: row for row in reader.every(Person)},
    )
    posts = {
        row.id: row
        for row in _in_force(reader.every(Post), view.on)
        if view.shows(names.bcus[row.bcu_id])
    }
    lines = {row.post_id: row for row in _in_force(reader.every(ReportingLine), view.on)}
    postings: dict[int, list[Posting]] = {}
    for posting in reader.every(Posting):
        if posting.post_id in posts:
            postings.setdefault(posting.post_id, []).append(posting)
    rows = [
        _post(post, lines.get(post.id), posts, postings.get(post.id, ()), (names, view.on))
        for post in posts.values()
    ]
    return tuple(sorted(rows, key=lambda row: (row.bcu, row.position, row.code)))


def _post(
    post: Post,
    line: ReportingLine | None,
    posts: dict[int, Post],
    held: Sequence[Posting],
    known: tuple[_Names, date],
) -> PostRow:
    names, on = known
    now = next((row for row in held if row.on(on)), None)
    person = None if now is None else names.people[now.person_id]
    over = None if line is None else posts.get(line.under_id)
    return PostRow(
        code=post.code,
        title=post.title,
        kind=post.kind,
        rank=names.ranks[post.rank_id].code,
        grade=names.ranks[post.rank_id].grade,
        bcu=names.bcus[post.bcu_id],
        borough=None if post.borough_id is None else names.boroughs[post.borough_id],
        ward=None if post.ward_id is None else names.wards[post.ward_id],
        function=None if post.function_id is None else names.functions[post.function_id],
        reports_to=None if over is None else over.code,
        position=0 if line is None else line.position,
        holder=person.collar if person else None,
        holder_name=person.name if person else None,
        holder_rank=_rank(person, post, now, names.ranks) if person and now else None,
        standing=now.standing.value if now else None,
        held_from=now.from_day if now else None,
        held_to=now.to_day if now else None,
        vacant_since=None if now else _vacant_since(post, held, on),
        from_day=post.from_day,
    )


def _rank(person: Person, post: Post, held: Posting, ranks: dict[int, Rank]) -> str:
    return shown_rank(ranks[person.rank_id], ranks[post.rank_id], Standing(held.standing))


def _vacant_since(post: Post, held: Iterable[Posting], on: date) -> date:
    """The day the last holder left, or the post was made."""
    ends = [row.to_day for row in held if row.to_day is not None and row.to_day <= on]
    return max([post.from_day, *ends])


class People(Query, frozen=True, kw_only=True):
    """People in service on the day with their posts and driving authorities."""

    collar: str | None = None
    unposted: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[PersonRow, ...]:
        """By rank, the highest first, then by name."""
        ranks = {row.id: row for row in reader.every(Rank)}
        bcus = {row.id: row.code for row in reader.every(Bcu)}
        posts = {row.id: row for row in reader.every(Post)}
        held: dict[int, list[Post]] = {}
        for posting in _in_force(reader.every(Posting), view.on):
            held.setdefault(posting.person_id, []).append(posts[posting.post_id])
        codes = {row.id: row.code for row in reader.every(Authority)}
        driving: dict[int, list[str]] = {}
        for row in _in_force(reader.every(PersonAuthority), view.on):
            driving.setdefault(row.person_id, []).append(codes[row.authority_id])
        known = _boroughs_known(reader, posts, view.on)
        found = [
            _person(
                person,
                (ranks, bcus, known.get(person.id, frozenset())),
                held.get(person.id, ()),
                driving.get(person.id, ()),
            )
            for person in _in_force(reader.every(Person), view.on)
            if self.collar in (None, person.collar)
            and not (self.unposted and person.id in held)
            and (person.bcu_id is None or view.shows(bcus[person.bcu_id]))
        ]
        return tuple(sorted(found, key=lambda row: (-row.grade, row.rank, row.name, row.collar)))


def _boroughs_known(
    reader: Reader, posts: Mapping[int, Post], on: date
) -> dict[int, frozenset[str]]:
    """The names of the boroughs of the posts that each person holds or held, by the person."""
    names = {row.id: row.name for row in reader.every(Borough)}
    wards = {row.id: row.borough_id for row in reader.every(Ward)}
    own: dict[int, set[str]] = {}
    for post in posts.values():
        borough = post.borough_id or wards.get(post.ward_id or 0)
        own[post.id] = {names[borough]} if borough else set()
    for row in reader.every(Dedication):
        if row.from_day <= on and row.post_id in own:
            own[row.post_id].add(names[row.borough_id])
    found: dict[int, frozenset[str]] = {}
    for posting in reader.every(Posting):
        if posting.from_day <= on and own[posting.post_id]:
            before = found.get(posting.person_id, frozenset())
            found[posting.person_id] = before | own[posting.post_id]
    return found


def _person(
    person: Person,
    known: tuple[dict[int, Rank], dict[int, str], frozenset[str]],
    held: Sequence[Post],
    driving: Sequence[str],
) -> PersonRow:
    ranks, bcus, boroughs = known
    rank = ranks[person.rank_id]
    return PersonRow(
        collar=person.collar,
        name=person.name,
        rank=rank.code,
        grade=rank.grade,
        bcu=None if person.bcu_id is None else bcus[person.bcu_id],
        posts=tuple(sorted(post.code for post in held)),
        post_titles=tuple(sorted(post.title for post in held)),
        authorities=tuple(sorted(driving)),
        boroughs=tuple(sorted(boroughs)),
    )


class Holders(Query, frozen=True, kw_only=True):
    """Who held, holds and will hold a post, or every post where none is named."""

    post: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[HolderRow, ...]:
        """By post, in order of their days; the same on every as-of day."""
        del view
        ranks = {row.id: row for row in reader.every(Rank)}
        people = {row.id: row for row in reader.every(Person)}
        posts = {row.id: row for row in reader.every(Post) if self.post in (None, row.code)}
        found = []
        for row in reader.every(Posting):
            post, person = posts.get(row.post_id), people[row.person_id]
            if post is not None:
                rank = _rank(person, post, row, ranks)
                found.append(
                    HolderRow(
                        post.code,
                        person.collar,
                        person.name,
                        rank,
                        row.standing.value,
                        row.from_day,
                        row.to_day,
                    )
                )
        return tuple(sorted(found, key=lambda row: (row.post, row.from_day)))


class Charges(Query, frozen=True, kw_only=True):
    """Functions led and boroughs held by superintendents' posts on the day."""

    def rows(self, reader: Reader, view: View) -> tuple[ChargeRow, ...]:
        """By post."""
        posts = {row.id: row.code for row in _in_force(reader.every(Post), view.on)}
        functions = {row.id: row for row in reader.every(CoreFunction)}
        boroughs = {row.id: row.name for row in reader.every(Borough)}
        leads = {
            row.post_id: functions[row.function_id]
            for row in _in_force(reader.every(FunctionLead), view.on)
        }
        held: dict[int, list[str]] = {}
        for row in _in_force(reader.every(Dedication), view.on):
            held.setdefault(row.post_id, []).append(boroughs[row.borough_id])
        found = [
            ChargeRow(
                posts[post_id],
                leads[post_id].code if post_id in leads else None,
                leads[post_id].title if post_id in leads else None,
                tuple(sorted(held.get(post_id, ()))),
            )
            for post_id in {*leads, *held}
            if post_id in posts
        ]
        return tuple(sorted(found, key=lambda row: row.post))


class Branch(Query, frozen=True, kw_only=True):
    """The figures of the branch below a post on the day: the line of the post itself comes first.

    With `each`, those who report to it have a line for their branch too.
    """

    code: str
    each: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[BranchRow, ...]:
        """Refused `unknown_post` where there is no such post in view on the day."""
        posts = {row.code: row for row in _posts(reader, view)}
        if self.code not in posts:
            raise Refused("unknown_post", value=self.code, field="code")
        below: dict[str | None, list[str]] = {}
        for row in posts.values():
            below.setdefault(row.reports_to, []).append(row.code)
        costs = costs_on(reader, view.on)
        tops = [self.code, *(below.get(self.code, ()) if self.each else ())]
        return tuple(_branch(posts, below, top, costs) for top in tops)


def costs_on(reader: Reader, on: date) -> dict[str, int]:
    """What a post of each rank costs a year on a day, in pence."""
    ranks = {row.id: row.code for row in reader.every(Rank)}
    return {ranks[row.rank_id]: row.pence_a_year for row in _in_force(reader.every(Cost), on)}


def counted(row: PostRow) -> Counted:
    """A post as figures count it."""
    return Counted(row.code, row.reports_to, row.rank, row.holder)


def _branch(
    posts: Mapping[str, PostRow],
    below: Mapping[str | None, Sequence[str]],
    top: str,
    costs: Mapping[str, int],
) -> BranchRow:
    order, seen = [top], {top}
    for code in order:
        fresh = [kid for kid in below.get(code, ()) if kid not in seen]
        seen.update(fresh)
        order += fresh
    figures = figures_of((counted(posts[code]) for code in order), costs)
    return BranchRow(
        code=top,
        title=posts[top].title,
        posts=figures.posts,
        headcount=figures.headcount,
        vacant=figures.vacant,
        span=figures.span,
        mean_span=round(figures.mean_span, 1),
        layers=figures.layers,
        pence_a_year=figures.cost,
        pence_a_year_filled=figures.cost_filled,
        cost_unknown=tuple(rank for rank, _ in figures.unknown),
    )


class ChartDifferences(Query, frozen=True, kw_only=True):
    """What differs in the chart from one day to another, where none is given the as-of day."""

    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to", default=None)

    def rows(self, reader: Reader, view: View) -> tuple[DifferenceRow, ...]:
        """New, moved and changed posts in the order of `posts`, then those that are gone."""
        days = (self.from_day, self.to_day or view.on)
        before, after = (
            states(_posts(reader, replace(view, on=day, against=None))) for day in days
        )
        return tuple(
            DifferenceRow(row.code, row.kind, row.words) for row in differences(before, after)
        )


def states(rows: Sequence[PostRow]) -> tuple[State, ...]:
    """Posts as two days are compared by."""
    titles = {row.code: row.title for row in rows}
    return tuple(
        State(
            code=row.code,
            title=row.title,
            rank=row.rank,
            holder=row.holder,
            name=f"{row.holder_rank} {row.holder_name}" if row.holder else "",
            standing=row.standing,
            under=row.reports_to,
            under_title=titles.get(row.reports_to or "", ""),
        )
        for row in rows
    )


def _in_force(rows: Iterable[D], on: date) -> list[D]:
    return [row for row in rows if row.on(on)]
