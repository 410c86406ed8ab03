"""Questions about posts, people and who reports to whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

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
from bcu_desk.domain.people import Authority, Person, PersonAuthority, Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.domain.ranks import shown_rank
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post in force on the day with its holder; codes name what it belongs to.

    `vacant_since` is the day from which nobody holds it, None where somebody does.
    """

    code: str
    title: str
    kind: str
    rank: str
    grade: int
    bcu: str
    borough: str | None
    ward: str | None
    function: str | None
    reports_to: str | None
    position: int
    holder: str | None
    holder_name: str | None
    holder_rank: str | None
    standing: str | None
    held_from: date | None
    held_to: date | None
    vacant_since: date | None
    from_day: date


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in service on the day, the codes of the posts held and authorities in force."""

    collar: str
    name: str
    rank: str
    grade: int
    bcu: str | None
    posts: tuple[str, ...]
    post_titles: tuple[str, ...]
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A posting of a post, past, present or to come."""

    post: str
    collar: str
    name: str
    rank: str
    standing: str
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """What a superintendent's post has on the day: function led, boroughs dedicated to."""

    post: str
    function: str | None
    function_title: str | None
    boroughs: tuple[str, ...]


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
        found = [
            _person(person, ranks, bcus, held.get(person.id, ()), driving.get(person.id, ()))
            for person in _in_force(reader.every(Person), view.on)
            if self.collar in (None, person.collar)
            and not (self.unposted and person.id in held)
            and (person.bcu_id is None or view.shows(bcus[person.bcu_id]))
        ]
        return tuple(sorted(found, key=lambda row: (-row.grade, row.rank, row.name, row.collar)))


def _person(
    person: Person,
    ranks: dict[int, Rank],
    bcus: dict[int, str],
    held: Sequence[Post],
    driving: Sequence[str],
) -> PersonRow:
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


def _in_force(rows: Iterable[D], on: date) -> list[D]:
    return [row for row in rows if row.on(on)]
