"""Posts of any day: a post's row is made once for each holder and place in the chart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from bcu_desk.domain.assignments import CoreFunction, Post, Posting, ReportingLine, earlier_posts
from bcu_desk.domain.dated import Dated, Every, in_order_told
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.features.org_chart.rules.kept.holders import rank_in_post
from bcu_desk.features.org_chart.rules.rows import PostRow

_ORDER = attrgetter("bcu", "position", "code")
State = tuple[int, int, int, int, date | None]


class _Holding(NamedTuple):
    """Who holds a post, in which rank and standing, on which days; without a word, nobody."""

    collar: str | None = None
    name: str | None = None
    rank: str | None = None
    standing: str | None = None
    from_day: date | None = None
    to_day: date | None = None


_VACANT = _Holding()


class PostRows:
    """The rows of posts; those of a day are looked up, or made where they are new."""

    def __init__(self, every: Every) -> None:
        self._bcus = {row.id: row.code for row in every(Bcu)}
        self._boroughs: dict[int | None, str] = {row.id: row.code for row in every(Borough)}
        self._wards: dict[int | None, str] = {row.id: row.code for row in every(Ward)}
        self._functions: dict[int | None, str] = {row.id: row.code for row in every(CoreFunction)}
        self._ranks = {row.id: row for row in every(Rank)}
        self._people = {row.id: row for row in every(Person)}
        self._posts, self._lines = every(Post), in_order_told(every(ReportingLine))
        self._earlier = earlier_posts(every)
        self._held: dict[int, list[Posting]] = {}
        for row in every(Posting):
            self._held.setdefault(row.post_id, []).append(row)
        self._made: dict[State, PostRow] = {}

    def on(self, on: date, shows: Callable[[str], bool]) -> tuple[PostRow, ...]:
        """Those in force on a day in the BCUs shown: by BCU, place and code."""
        shown = {number for number, code in self._bcus.items() if shows(code)}
        posts = {row.id: row for row in self._posts if row.bcu_id in shown and row.on(on)}
        lines = {row.post_id: row for row in self._lines if row.on(on)}
        rows = [self._row(post, lines.get(post.id), posts, on) for post in posts.values()]
        return tuple(sorted(rows, key=_ORDER))

    def _row(
        self, post: Post, line: ReportingLine | None, posts: dict[int, Post], on: date
    ) -> PostRow:
        held = self._held.get(post.id, ())
        now = None
        for row in held:
            if row.on(on):
                now = row
                break
        over = None if line is None else posts.get(line.under_id)
        since = None if now else self._vacant_since(post, on)
        state = (post.id, _id(line), _id(over), _id(now), since)
        found = self._made.get(state)
        if found is None:
            found = self._made[state] = self._new(post, (line, over), now, since)
        return found

    def _vacant_since(self, post: Post, on: date) -> date:
        """The day the last holder left, or the post was made; a change of wards makes none."""
        held = self._held.get(post.id, ())
        ends = [row.to_day for row in held if row.to_day is not None and row.to_day <= on]
        before = self._earlier.get(post.id)
        if before is not None and not ends:
            return self._vacant_since(before, on)
        return max([post.from_day, *ends])

    def _new(
        self,
        post: Post,
        above: tuple[ReportingLine | None, Post | None],
        now: Posting | None,
        since: date | None,
    ) -> PostRow:
        line, over = above
        held = _VACANT if now is None else self._holding(post, now)
        rank = self._ranks[post.rank_id]
        return PostRow(
            code=post.code,
            title=post.title,
            kind=post.kind,
            rank=rank.code,
            grade=rank.grade,
            bcu=self._bcus[post.bcu_id],
            borough=self._boroughs.get(post.borough_id),
            ward=self._wards.get(post.ward_id),
            function=self._functions.get(post.function_id),
            reports_to=None if over is None else over.code,
            position=0 if line is None else line.position,
            holder=held.collar,
            holder_name=held.name,
            holder_rank=held.rank,
            standing=held.standing,
            held_from=held.from_day,
            held_to=held.to_day,
            vacant_since=since,
            from_day=post.from_day,
        )

    def _holding(self, post: Post, now: Posting) -> _Holding:
        person = self._people[now.person_id]
        rank = rank_in_post(person, post, now, self._ranks)
        return _Holding(
            person.collar, person.name, rank, now.standing.value, now.from_day, now.to_day
        )


def _id(row: Dated | None) -> int:
    return 0 if row is None else row.id
