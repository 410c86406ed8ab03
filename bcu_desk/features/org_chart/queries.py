"""Questions about posts, people and who reports to whom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.assignments import (
    CoreFunction,
    Dedication,
    FunctionLead,
    Post,
    Posting,
    Standing,
)
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.measures import Cost
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.rules.comparing import State, differences
from bcu_desk.features.org_chart.rules.figures import Counted, figures_of
from bcu_desk.features.org_chart.rules.kept.holders import HolderRows
from bcu_desk.features.org_chart.rules.kept.people import PersonRows
from bcu_desk.features.org_chart.rules.kept.posts import PostRows
from bcu_desk.features.org_chart.rules.rows import (
    BranchRow,
    ChargeRow,
    DifferenceRow,
    HolderRow,
    PersonRow,
    PostingRow,
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
    "PostingRow",
    "Postings",
    "Posts",
    "costs_on",
    "counted",
    "holders_by_post",
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


def _posts(reader: Reader, view: View) -> tuple[PostRow, ...]:
    known = reader.made_of(PostRows)
    return known.on(view.on, view.shows)


class People(Query, frozen=True, kw_only=True):
    """People in service on the day with their posts and driving authorities."""

    collar: str | None = None
    unposted: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[PersonRow, ...]:
        """By rank, the highest first, then by name."""
        known = reader.made_of(PersonRows)
        return known.on(view.on, view.shows, self.collar, unposted=self.unposted)


class Holders(Query, frozen=True, kw_only=True):
    """Who held, holds and will hold a post, or every post where none is named."""

    post: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[HolderRow, ...]:
        """By post, in order of their days; the same on every as-of day."""
        del view
        known = reader.made_of(HolderRows)
        return known.rows if self.post is None else known.by_post.get(self.post, ())


class Postings(Query, frozen=True, kw_only=True):
    """Postings in view that hold on the day or begin later, with the number of each."""

    def rows(self, reader: Reader, view: View) -> tuple[PostingRow, ...]:
        """By post, in order of their days."""
        shown = {row.id for row in reader.every(Bcu) if view.shows(row.code)}
        posts = {row.id: row for row in reader.every(Post) if row.bcu_id in shown}
        people = {row.id: row for row in reader.every(Person)}
        rows = [
            PostingRow(
                str(row.id),
                posts[row.post_id].code,
                posts[row.post_id].title,
                people[row.person_id].collar,
                people[row.person_id].name,
                row.standing.value,
                row.from_day,
                row.to_day,
            )
            for row in reader.every(Posting)
            if row.post_id in posts and (row.to_day is None or row.to_day > view.on)
        ]
        return tuple(sorted(rows, key=lambda row: (row.post, row.from_day)))


def rank_codes(reader: Reader, view: View) -> tuple[str, ...]:
    """The codes of the ranks there are on the day, the lowest first."""
    rows = _in_force(reader.every(Rank), view.on)
    return tuple(row.code for row in sorted(rows, key=lambda row: (row.grade, row.code)))


def bcu_codes(reader: Reader, view: View) -> tuple[str, ...]:
    """The codes of the BCUs there are on the day."""
    return tuple(sorted(row.code for row in reader.every(Bcu) if row.on(view.on)))


def standings(_reader: Reader, _view: View) -> tuple[str, ...]:
    """The standings that a posting may have."""
    return tuple(standing.value for standing in Standing)


def holders_by_post(reader: Reader) -> Mapping[str, tuple[HolderRow, ...]]:
    """The holders of every post by its code, in order of their days."""
    return reader.made_of(HolderRows).by_post


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
            _charge(posts[post_id], leads.get(post_id), held.get(post_id, ()))
            for post_id in {*leads, *held}
            if post_id in posts
        ]
        return tuple(sorted(found, key=lambda row: row.post))


def _charge(post: str, leads: CoreFunction | None, boroughs: Iterable[str]) -> ChargeRow:
    code, title = (None, None) if leads is None else (leads.code, leads.title)
    return ChargeRow(post, code, title, tuple(sorted(boroughs)))


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
