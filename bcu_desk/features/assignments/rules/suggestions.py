"""Who could cover a gap: each choice tried on the facts, with the rules that it would mend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain

from bcu_desk.domain.assignments import (
    COMMANDER,
    SUPERINTENDENT,
    Dedication,
    Post,
    Posting,
    Standing,
)
from bcu_desk.domain.model_check.breaches import NOTICE, Breach
from bcu_desk.domain.model_check.charges import dedications
from bcu_desk.domain.model_check.check import check, rule_number
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import Holder, World
from bcu_desk.domain.people import Person
from bcu_desk.domain.ranks import RankFit, rank_fit
from bcu_desk.domain.spans import DaySpan, Span, gaps
from bcu_desk.features.assignments.rules.board import BOROUGHS, COMMAND, Gap, Row
from bcu_desk.features.assignments.rules.details import concerning, neighbours
from bcu_desk.features.assignments.rules.items import GapItem
from bcu_desk.features.assignments.rules.lanes import OF_COMMAND
from bcu_desk.features.assignments.rules.past.knowledge import (
    boroughs_of,
    days_known,
    reasons_for,
)

RULES = (*OF_COMMAND, "R9")
TRIED, SHOWN = 6, 4
OPEN_DAYS = timedelta(days=28)  # how much of a gap without an end is judged
TRIAL = -1  # the id of a row that is only tried
Broken = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who could cover: a person for the post, or another post for the borough."""

    verb: str
    post: str
    name: str
    detail: str
    collar: str = ""
    standing: Standing = Standing.SUBSTANTIVE
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A choice with how many of the rules broken it mends, and those that it would break."""

    choice: Choice
    mended: int
    broken: int
    breaks: tuple[str, ...]
    mends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """Somebody who could fill a vacancy, with each reason, and the rules it mends and breaks.

    `to_day` is the first day without, None where the vacancy has no end.
    """

    post: str
    person: str
    name: str
    standing: str
    from_day: date
    to_day: date | None
    mended: int
    broken: int
    mends: tuple[str, ...]
    breaks: tuple[str, ...]
    reasons: tuple[str, ...]


def row_told(found: Suggestion, days: DaySpan) -> SuggestionRow:
    """A suggestion for some days as a row of the query."""
    return SuggestionRow(
        post=found.choice.post,
        person=found.choice.collar,
        name=found.choice.name,
        standing=found.choice.standing.value,
        from_day=days.start,
        to_day=days.end,
        mended=found.mended,
        broken=found.broken,
        mends=found.mends,
        breaks=found.breaks,
        reasons=found.choice.reasons,
    )


def suggestions(facts: ModelFacts, item: GapItem) -> tuple[Suggestion, ...]:
    """The best choices for a gap, the one that mends most first."""
    few = _of_command(facts)
    days = item.gap.days
    judged = Span(days.start, days.end or days.start + OPEN_DAYS)
    before = check(few, judged)
    wrong = _broken(_concerned(item, before))
    if not wrong:
        return ()
    every = _broken(before)
    tried = []
    for choice, trial in _choices(World(facts), few, item):
        after = _broken(check(trial, judged))
        breaks = tuple(sorted({rule for rule, _ in after - every}))
        mends = tuple(sorted({rule for rule, _ in wrong - after}, key=rule_number))
        tried.append(Suggestion(choice, len(wrong - after), len(wrong), breaks, mends))
    useful = [found for found in tried if found.mended]
    return tuple(sorted(useful, key=lambda found: (-found.mended, len(found.breaks))))[:SHOWN]


def vacancy(world: World, row: Row, post: Post, on: date) -> GapItem | None:
    """The days around one on which nobody holds a post, as a gap of a row; None where held."""
    held = [item.days for item in world.holders.get(post.id, ())]
    for days in gaps(held, post.days):
        if days.holds(on):
            return GapItem(row, Gap(Span(max(on, days.start), days.end), (post.code,)))
    return None


def row_of_post(rows: Iterable[Row], post: Post, bcu: str, on: date) -> Row:
    """The row of the board that a vacancy of the post opens, else one of its own."""
    for row in rows:
        if any(post.code in gap.posts and gap.days.holds(on) for gap in row.gaps):
            return row
    return Row(post.code, bcu, COMMAND, post.title, "command", 0, (), ())


def _of_command(facts: ModelFacts) -> ModelFacts:
    """The facts of the command team alone: all that the rules tried here look at."""
    posts = {row.id for row in facts.posts if row.kind in (SUPERINTENDENT, COMMANDER)}
    return replace(
        facts,
        rules=tuple(row for row in facts.rules if row.code in RULES),
        postings=tuple(row for row in facts.postings if row.post_id in posts),
    )


def _concerned(item: GapItem, breaches: tuple[Breach, ...]) -> tuple[Breach, ...]:
    keys = {item.row.key, item.row.bcu, *item.gap.posts}
    return concerning(breaches, item.row, item.gap.days, keys)


def _broken(breaches: Iterable[Breach]) -> Broken:
    return frozenset((b.rule, b.subject) for b in breaches if b.severity != NOTICE)


def _choices(world: World, few: ModelFacts, item: GapItem) -> Iterator[tuple[Choice, ModelFacts]]:
    """Each choice with the facts as they would be."""
    days = item.gap.days
    for post in few.posts:
        if post.code in item.gap.posts:
            for choice, person in _people(world, item, post):
                row = Posting(
                    id=TRIAL,
                    post_id=post.id,
                    person_id=person.id,
                    standing=choice.standing,
                    from_day=days.start,
                    to_day=days.end,
                )
                yield choice, replace(few, postings=(*few.postings, row))
    if item.row.group == BOROUGHS:
        yield from _other_posts(world, few, item)


def _people(world: World, item: GapItem, post: Post) -> Iterator[tuple[Choice, Person]]:
    """The neighbours on the row first, then people of a fitting rank, the freest first."""
    told: set[int] = set()
    before, after = neighbours(item)
    by_collar = {row.collar: row for row in world.facts.people}
    for bar, words in ((before, "Would stay in the post"), (after, "Would start earlier")):
        if bar is not None and by_collar[bar.bar.collar].id not in told:
            person = by_collar[bar.bar.collar]
            told.add(person.id)
            first = item.gap.days.start
            reasons = reasons_for(world, post, person, first, _others(world, person, post, first))
            yield (
                Choice(
                    "extend" if bar is before else "appoint",
                    post.code,
                    bar.bar.name,
                    words,
                    person.collar,
                    bar.bar.standing,
                    (words, *reasons),
                ),
                person,
            )
    for person in _fitting(world, post, item.gap.days, told):
        yield _as_choice(world, post, person, item.gap.days.start), person


def _fitting(world: World, post: Post, days: DaySpan, told: set[int]) -> Iterable[Person]:
    """People of the BCU of the post's grade or one below, who hold no superintendent's post."""
    wanted = world.ranks[post.rank_id]
    taken = {
        held.person.id for held in world.holders_of_kind(SUPERINTENDENT) if held.days.overlaps(days)
    }
    near = [
        person
        for person in world.facts.people
        if person.bcu_id == post.bcu_id
        and person.on(days.start)
        and world.rank_of(person).grade in (wanted.grade, wanted.grade - 1)
        and person.id not in taken | told
    ]

    boroughs = boroughs_of(world, post, days.start)

    def order(person: Person) -> tuple[bool, bool, bool, int, str, str]:
        rank = world.rank_of(person)
        busy = bool(_posts_of(world, person, days.start))
        lower, other = rank.grade != wanted.grade, rank.branch != wanted.branch
        known = days_known(world, person, boroughs, days.start)
        return lower, other, busy, -known, person.surname, person.collar

    return sorted(near, key=order)[:TRIED]


def _posts_of(world: World, person: Person, on: date) -> list[str]:
    return [
        held.post.title
        for holders in world.holders.values()
        for held in holders
        if held.person.id == person.id and held.days.holds(on)
    ]


def _others(world: World, person: Person, post: Post, on: date) -> tuple[str, ...]:
    """The other posts that somebody holds on a day."""
    titles = _posts_of(world, person, on)
    return tuple(title for title in titles if title != post.title)


def _as_choice(world: World, post: Post, person: Person, on: date) -> Choice:
    rank = world.rank_of(person)
    lower = rank_fit(rank, world.ranks[post.rank_id]) is RankFit.LOWER
    posts = _posts_of(world, person, on)
    holds = f"Holds {posts[0]}" if posts else "No post"
    return Choice(
        verb="appoint",
        post=post.code,
        name=f"{rank.code} {person.name}",
        detail=f"{holds}; acting up" if lower else holds,
        collar=person.collar,
        standing=Standing.ACTING if lower else Standing.SUBSTANTIVE,
        reasons=reasons_for(world, post, person, on, tuple(posts)),
    )


def _other_posts(
    world: World, few: ModelFacts, item: GapItem
) -> Iterator[tuple[Choice, ModelFacts]]:
    """Superintendents of the BCU without a borough, who could be dedicated to this one."""
    days = item.gap.days
    borough = next(row for row in few.boroughs if row.code == item.row.key)
    dedicated = {c.post.id for span, c in dedications(world) if span.overlaps(days)}
    for held in _superintendents(world, item.row.bcu, days.start):
        post = held.post
        if post.id not in dedicated:
            row = Dedication(
                id=TRIAL,
                post_id=post.id,
                borough_id=borough.id,
                from_day=days.start,
                to_day=days.end,
            )
            name = world.name_of(held)
            words = f"Has no borough; {post.code} would take this one"
            choice = Choice("dedicate", post.code, name, words, reasons=(words,))
            yield choice, replace(few, dedications=(*few.dedications, row))


def _superintendents(world: World, bcu: str, on: date) -> Iterator[Holder]:
    """Who is a superintendent of a BCU on a day."""
    for held in chain.from_iterable(world.holders.values()):
        of_bcu = world.bcu_codes[held.post.bcu_id] == bcu
        if of_bcu and held.post.kind == SUPERINTENDENT and held.days.holds(on):
            yield held
