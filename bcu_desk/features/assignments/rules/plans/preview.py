"""What moving an edge would do, in words, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from bcu_desk.domain.assignments import (
    COMMANDER,
    SUPERINTENDENT,
    Dedication,
    FunctionLead,
    Post,
    Posting,
)
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.model_check.breaches import NOTICE, Breach
from bcu_desk.domain.model_check.check import check, rule_number
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.scope import posts_within
from bcu_desk.domain.people import Person
from bcu_desk.domain.ranks import short_name
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.lanes import OF_COMMAND
from bcu_desk.features.assignments.rules.plans.edges import (
    Edge,
    Moves,
    Record,
    Side,
    held_at,
    moves_of,
)

D = TypeVar("D", bound=Dated)
RULES = (*OF_COMMAND, "R9")
DAY = timedelta(days=1)
NBSP = "\u00a0"
Line = Posting | Dedication | FunctionLead


@dataclass(frozen=True, slots=True)
class Move:
    """Somebody's edge: whose, which side, the day in words before and after."""

    who: str
    side: Side
    was: date
    now: date

    def words(self) -> str:
        """`T. Whitcombe ends Sat 18 Feb, was Wed 1 Feb`; days keep to one line."""
        year = "" if self.was.year == self.now.year else f" {self.now.year}"
        now = f"{self.now:%a} {self.now.day} {self.now:%b}{year}".replace(" ", NBSP)
        was = f"was {self.was:%a} {self.was.day} {self.was:%b}".replace(" ", NBSP)
        return f"{self.who} {self.side.value}s {now}, {was}"


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """A rule that breaks or is mended for some days, about whom."""

    rule: str
    name: str
    days: int

    def words(self) -> str:
        """`R5, Redbridge: 11 days`."""
        return f"{self.name}, {'1 day' if self.days == 1 else f'{self.days} days'}"


@dataclass(frozen=True, slots=True)
class Preview:
    """What moving an edge does: who moves, the gap left, the rules broken and mended.

    `trouble` says why it can't be; the rest is then empty. `person` and `post` name the step.
    """

    edge: Edge
    to: date
    follow: bool
    person: str = ""
    post: str = ""
    moves: tuple[Move, ...] = ()
    between: str = ""
    breaks: tuple[RuleEffect, ...] = ()
    mends: tuple[RuleEffect, ...] = ()
    can_follow: bool = False
    shifts: tuple[tuple[DaySpan, DaySpan], ...] = ()
    gap: DaySpan | None = None
    trouble: Refused | None = None

    def days(self) -> int:
        """By how many days the edge moves."""
        return (self.to - self.edge.on).days

    def first(self) -> date:
        """The first day that is another than before."""
        return min(self.to, self.edge.on)


def preview(facts: ModelFacts, edge: Edge, to: date, *, follow: bool = True) -> Preview:
    """Try an edge elsewhere on the facts; nothing is written."""
    made = Preview(edge, to, follow)
    posts = {row.id: row for row in facts.posts}
    mine, lane = _lines(facts, posts, edge)
    held = held_at(mine, edge.side, edge.on)
    if held is None:
        return replace(made, trouble=Refused("no_such_edge", post=edge.post, on=long_day(edge.on)))
    try:
        moves = moves_of(held, lane, edge.side, to, follow=follow)
    except Refused as refused:
        return replace(made, trouble=refused, can_follow=not follow)
    post = posts[held.post_id]
    breaks, mends = _effects(facts, edge, moves, to)
    gap = _gap(held, moves, lane, edge.side)
    told = tuple(_moves(facts, posts, moves, edge))
    return replace(
        made,
        person=told[0].who,
        post=f"{post.title} ({post.code})",
        moves=told,
        between=_gap_text(gap) if gap is not None else _meeting(held, lane, edge.side),
        breaks=breaks,
        mends=mends,
        can_follow=len(moves) > 1 or not follow,
        shifts=tuple((row.days, days) for row, days in moves),
        gap=gap,
    )


def _moves(
    facts: ModelFacts, posts: dict[int, Post], moves: Moves[Line], edge: Edge
) -> Iterator[Move]:
    """Whose edges move: that of the row held, then the facing ones of its neighbours."""
    people = {row.id: row for row in facts.people}
    side = edge.side
    for row, days in moves:
        yield _move(_name(facts, posts, people, row, edge), row, days, side)
        side = _other(edge.side)


def _lines(
    facts: ModelFacts, posts: dict[int, Post], edge: Edge
) -> tuple[Sequence[Line], Sequence[Line]]:
    """The post's own rows and all rows of the lane: its post, borough or core function."""
    post = next((row for row in facts.posts if row.code == edge.post), None)
    if post is None:
        return (), ()
    lane = _lane(facts, post, edge)
    kept = [row for row in lane if posts[row.post_id].bcu_id == post.bcu_id]
    return [row for row in kept if row.post_id == post.id], kept


def _lane(facts: ModelFacts, post: Post, edge: Edge) -> Iterable[Line]:
    """The rows of the post, or of the borough or core function of an edge in any BCU."""
    if edge.record is Record.POSTING:
        return (row for row in facts.postings if row.post_id == post.id)
    if edge.record is Record.DEDICATION:
        ids = {row.id for row in facts.boroughs if row.code == edge.thing}
        return (row for row in facts.dedications if row.borough_id in ids)
    ids = {row.id for row in facts.functions if row.code == edge.thing}
    return (row for row in facts.leads if row.function_id in ids)


def _name(
    facts: ModelFacts,
    posts: dict[int, Post],
    people: dict[int, Person],
    row: Line,
    edge: Edge,
) -> str:
    """Whose row it is: the holder, or the post with what it is charged with."""
    if isinstance(row, Posting):
        return short_name(people[row.person_id])
    names = {it.code: it.name for it in facts.boroughs} | {
        it.code: it.title for it in facts.functions
    }
    return f"{posts[row.post_id].code} for {names.get(edge.thing, edge.thing)}"


def _other(side: Side) -> Side:
    return Side.START if side is Side.END else Side.END


def _move(name: str, row: Dated, days: DaySpan, side: Side) -> Move:
    """Days are told as people do: an end by its last day."""
    if side is Side.START:
        return Move(name, side, row.from_day, days.start)
    was, now = row.to_day or row.from_day, days.end or days.start
    return Move(name, side, was - DAY, now - DAY)


def _gap(held: Dated, moves: Moves[Line], lane: Iterable[Line], side: Side) -> DaySpan | None:
    """The days that the edge leaves without anybody before the neighbour, or None."""
    days, moved = moves[0][1], {row.id: span for row, span in moves}
    spans = [moved.get(row.id, row.days) for row in lane if row.id != held.id]
    if side is Side.END and days.end is not None:
        return _gap_after(days.end, spans)
    return _gap_before(days.start, spans)


def _gap_after(day: date, spans: Iterable[DaySpan]) -> DaySpan | None:
    end = min((span.start for span in spans if span.start >= day), default=day)
    return Span(day, end) if day < end else None


def _gap_before(day: date, spans: Iterable[DaySpan]) -> DaySpan | None:
    ends = (span.end for span in spans if span.end is not None)
    start = max((end for end in ends if end <= day), default=day)
    return Span(start, day) if start < day else None


def _gap_text(gap: DaySpan) -> str:
    last = (gap.end or gap.start) - DAY
    count = (last - gap.start).days + 1
    length = "1 day" if count == 1 else f"{count} days"
    return f"A gap of {length}: {long_day(gap.start)} to {long_day(last)}."


def _meeting(held: Dated, lane: Iterable[Line], side: Side) -> str:
    """What there is where no gap is left."""
    others = [row for row in lane if row.id != held.id]
    if side is Side.END and not any(row.from_day > held.from_day for row in others):
        return "Nobody follows: the row is empty from then on."
    if side is Side.START and not any(row.from_day < held.from_day for row in others):
        return "Nobody was there before."
    return "No gap is left between the two."


def _effects(
    facts: ModelFacts, edge: Edge, moves: Moves[Line], to: date
) -> tuple[tuple[RuleEffect, ...], tuple[RuleEffect, ...]]:
    """Rules with more broken days than before, and with fewer, around the days that move."""
    few = _of_bcu(facts, edge.post)
    judged = Span(min(edge.on, to) - DAY, max(edge.on, to) + DAY)
    before, after = _counts(check(few, judged)), _counts(check(_moved(few, moves), judged))
    found = []
    for key in before.keys() | after.keys():
        more = after.get(key, 0) - before.get(key, 0)
        if more:
            found.append(RuleEffect(key[0], key[1], more))
    found.sort(key=lambda item: (rule_number(item.rule), item.name))
    breaks = tuple(item for item in found if item.days > 0)
    mends = tuple(replace(item, days=-item.days) for item in found if item.days < 0)
    return breaks, mends


def _of_bcu(facts: ModelFacts, code: str) -> ModelFacts:
    """The facts of one BCU's command that the rules tried here look at."""
    bcu = next(row.bcu_id for row in facts.posts if row.code == code)
    of_bcu = (row for row in facts.posts if row.bcu_id == bcu)
    ids = {row.id for row in of_bcu if row.kind in (SUPERINTENDENT, COMMANDER)}
    return replace(
        posts_within(facts, ids),
        bcus=tuple(row for row in facts.bcus if row.id == bcu),
        boroughs_in_bcus=tuple(row for row in facts.boroughs_in_bcus if row.bcu_id == bcu),
        rules=tuple(row for row in facts.rules if row.code in RULES),
    )


def _counts(breaches: Iterable[Breach]) -> dict[tuple[str, str], int]:
    """Broken days by rule and subject."""
    found: dict[tuple[str, str], int] = {}
    for item in breaches:
        if item.severity != NOTICE and item.waived_until is None and item.days.end is not None:
            key = (item.rule, item.subject_name)
            found[key] = found.get(key, 0) + (item.days.end - item.days.start).days
    return found


def _moved(facts: ModelFacts, moves: Moves[Line]) -> ModelFacts:
    """The facts with rows on their new days."""
    days: dict[tuple[type, int], DaySpan] = {(type(row), row.id): span for row, span in moves}

    def put(rows: tuple[D, ...]) -> tuple[D, ...]:
        return tuple(
            row
            if (span := days.get((type(row), row.id))) is None
            else replace(row, from_day=span.start, to_day=span.end)
            for row in rows
        )

    return replace(
        facts,
        postings=put(facts.postings),
        dedications=put(facts.dedications),
        leads=put(facts.leads),
    )
