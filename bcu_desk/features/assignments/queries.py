"""Questions about superintendents and the model check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import msgspec

from bcu_desk.domain.assignments import (
    COMMANDER,
    SUPERINTENDENT,
    HandOver,
    HandOverItem,
    Post,
)
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.charges import Dates, dedications, leads
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.scope import checked_in, narrowed
from bcu_desk.domain.model_check.sweeps import swept
from bcu_desk.domain.model_check.world import World, grouped
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span, joined, last_day
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.board import BOROUGHS, Row, rows_of
from bcu_desk.features.assignments.rules.coming import ComingChange, coming_changes
from bcu_desk.features.assignments.rules.lanes import Lane, lanes_of
from bcu_desk.features.assignments.rules.mends import way_to
from bcu_desk.features.assignments.rules.past.hand_overs import HandedOver, hand_overs
from bcu_desk.features.assignments.rules.suggestions import (
    SuggestionRow,
    row_of_post,
    row_told,
    suggestions,
    vacancy,
)
from bcu_desk.store.model_facts import model_world, people_world, scope_world
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import breach_words
from bcu_desk.work.command import Query
from bcu_desk.work.next_command import NextCommand, next_command
from bcu_desk.work.view import View

SEEN = timedelta(days=28)
LEAST_GRADE = 4  # chief inspectors may act up
Charged = tuple[str, str | None, str | None, str | None]


class SuperintendentRow(msgspec.Struct, frozen=True, kw_only=True):
    """A superintendent's post with its holder's collar, function and borough.

    `from` and `to` are the days on which all of that is so.
    """

    post: str
    holder: str | None
    function: str | None
    borough: str | None
    from_day: date = msgspec.field(name="from")
    to_day: date | None = msgspec.field(name="to")


class Superintendents(Query, frozen=True, kw_only=True):
    """Superintendents' posts on the day, or over a period: who holds, leads and is dedicated."""

    from_day: date | None = msgspec.field(default=None, name="from")
    to_day: date | None = msgspec.field(default=None, name="to")

    def rows(self, reader: Reader, view: View) -> tuple[SuperintendentRow, ...]:
        """In order of post and day; a post with two functions has a row for each."""
        period = _period(self.from_day, self.to_day, view.on)
        world = people_world(reader)
        return tuple(
            row
            for post in sorted(world.facts.posts, key=lambda item: item.code)
            if post.kind == SUPERINTENDENT and view.shows(world.bcu_codes[post.bcu_id])
            for row in _stretches(world, post, period)
        )


def _stretches(world: World, post: Post, period: DaySpan) -> Iterator[SuperintendentRow]:
    """What is so for a post, each for as long as it lasts."""
    found: dict[Charged, list[DaySpan]] = {}
    for span, things in swept(_things(world, post), post.days):
        holders, functions_led, boroughs = (_named(things, number) for number in range(3))
        for holder, function, borough in product(holders, functions_led, boroughs):
            found.setdefault((post.code, holder, function, borough), []).append(span)
    spans = [(days, key) for key, parts in found.items() for days in joined(parts)]
    for days, (code, holder, function, borough) in sorted(spans, key=_by_day):
        if days.overlaps(period):
            yield SuperintendentRow(
                post=code,
                holder=holder,
                function=function,
                borough=borough,
                from_day=days.start,
                to_day=days.end,
            )


def _things(world: World, post: Post) -> Iterator[tuple[DaySpan, tuple[int, str]]]:
    """A post's holders (0), the functions that it leads (1) and its boroughs (2) by their days."""
    functions = {row.id: row.code for row in world.facts.functions}
    codes = {row.id: row.code for row in world.facts.boroughs}
    yield from ((item.days, (0, item.person.collar)) for item in world.holders.get(post.id, ()))
    yield from ((days, (1, functions[key])) for days, key in _of(post, leads(world)))
    yield from ((days, (2, codes[key])) for days, key in _of(post, dedications(world)))


def _named(things: tuple[tuple[int, str], ...], kind: int) -> list[str | None]:
    """The names of one kind, or one None."""
    found: list[str | None] = [name for of, name in things if of == kind]
    return found or [None]


def _by_day(item: tuple[DaySpan, Charged]) -> tuple[date, str, str]:
    days, (_, _, function, borough) = item
    return days.start, function or "", borough or ""


def _of(post: Post, charges: Iterable[Dates]) -> Iterator[tuple[DaySpan, int]]:
    """What a post itself is charged with."""
    return (
        (days, charge.key)
        for days, charge in charges
        if charge.post.id == post.id and charge.holder is None
    )


@dataclass(frozen=True, slots=True)
class BreachRow:
    """A rule not met by a subject; `last_day` is the last day inside, None where open.

    `sentence` is what was announced, `reading` how it is read here. The page that mends it goes
    to `key`; `command` with `fields` does the same without the window, once `choose` is filled in.
    """

    rule: str
    bcu: str
    subject: str
    subject_name: str
    first_day: date
    last_day: date | None
    severity: str
    message: str
    next_step: str
    waived_until: date | None
    page: str
    key: str
    command: str
    fields: Mapping[str, str]
    choose: tuple[str, ...]
    sentence: str
    reading: str


class Breaches(Query, frozen=True, kw_only=True):
    """Breaches of the model's rules on the day, or over a period (its last day left out)."""

    from_day: date | None = msgspec.field(default=None, name="from")
    to_day: date | None = msgspec.field(default=None, name="to")

    def rows(self, reader: Reader, view: View) -> tuple[BreachRow, ...]:
        """By BCU, rule and first day; days are clipped to the period."""
        period = _period(self.from_day, self.to_day, view.on)
        world = scope_world(reader, period, view.scope)
        return tuple(_told(row, world, period) for row in checked_in(world, period, view.scope))


def _told(found: Breach, world: World, period: DaySpan) -> BreachRow:
    words = breach_words(found)
    rules = (row for row in world.facts.rules if row.code == found.rule)
    rule = next(row for row in rules if row.on(found.days.start))
    page, key = way_to(found, world)
    cut = found.days.end == period.end
    whole = replace(found, days=Span(found.days.start)) if cut else found
    command = next_command(whole, world) or NextCommand("", {})
    return BreachRow(
        rule=found.rule,
        bcu=found.bcu,
        subject=found.subject,
        subject_name=found.subject_name,
        first_day=found.days.start,
        last_day=last_day(found.days),
        severity=found.severity,
        message=words.message,
        next_step=words.next_step,
        waived_until=found.waived_until,
        page=page,
        key=key,
        command=command.command,
        fields=command.fields,
        choose=command.open_fields,
        sentence=rule.sentence,
        reading=rule.reading,
    )


def hand_overs_of(reader: Reader, world: World) -> dict[tuple[str, str], HandedOver]:
    """Every hand-over, by post code and collar number."""
    return hand_overs(world, reader.every(HandOver), reader.every(HandOverItem))


class HandOvers(Query, frozen=True, kw_only=True):
    """Hand-overs by post: the note, and the checklist with its ticks."""

    post: str = ""

    def rows(self, reader: Reader, view: View) -> tuple[HandedOver, ...]:
        """By post and person, of a post where one is named; raises Refused `unknown_post`."""
        world = people_world(reader)
        bcus = {row.code: world.bcu_codes[row.bcu_id] for row in world.facts.posts}
        if self.post and self.post not in bcus:
            raise Refused("unknown_post", value=self.post[:60], field="post")
        found = sorted(hand_overs_of(reader, world).items())
        return tuple(
            row for (post, _), row in found if view.shows(bcus[post]) and self.post in ("", post)
        )


class ComingChanges(Query, frozen=True, kw_only=True):
    """What is written down and not due yet, nearest first; within some days where told."""

    within: int | None = None

    def rows(self, reader: Reader, view: View) -> tuple[ComingChange, ...]:
        """Starts and ends of postings in every post of the BCUs in view, and of their charges."""
        return coming_changes(people_world(reader), view, self.within)


class Suggestions(Query, frozen=True, kw_only=True):
    """Who could hold a vacant post of the command from a day: the best first, nothing applied."""

    post: str
    on: date | None = None

    def rows(self, reader: Reader, view: View) -> tuple[SuggestionRow, ...]:
        """Raises Refused `unknown_post`, `not_of_command` or `post_not_vacant`."""
        on = self.on or view.on
        world = model_world(reader, Span(on, on + SEEN))
        post = next((row for row in world.facts.posts if row.code == self.post), None)
        if post is None:
            raise Refused("unknown_post", value=self.post[:60], field="post")
        if post.kind not in (SUPERINTENDENT, COMMANDER):
            raise Refused("not_of_command", post=post.title, field="post")
        bcu = world.bcu_codes[post.bcu_id]
        shown = rows_of(world, Span(on, on + SEEN), on, (bcu,))
        item = vacancy(world, row_of_post(shown, post, bcu, on), post, on)
        if item is None:
            raise Refused("post_not_vacant", post=post.title, on=long_day(on), field="on")
        found = suggestions(world.facts, item)
        return tuple(row_told(one, item.days) for one in found if one.choice.collar)


@dataclass(frozen=True, slots=True)
class PostChoice:
    """A superintendent's or commander's post, with its holder's name or '' on the day."""

    code: str
    title: str
    bcu: str
    kind: str
    holder: str


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """Somebody who might hold such a post: rank, name, what they hold on the day."""

    collar: str
    rank: str
    name: str
    posts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the forms of the page offer; boroughs and functions are (key, title)."""

    posts: tuple[PostChoice, ...]
    people: tuple[PersonChoice, ...]
    boroughs: tuple[tuple[str, str], ...]
    functions: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All that the board shows: a period, its rows, the check strip, the breaches.

    `world` is what they follow from; `begins` is the first day of the first BCU in view.
    """

    on: date
    period: DaySpan
    rows: tuple[Row, ...]
    lanes: tuple[Lane, ...]
    breaches: tuple[Breach, ...]
    names: tuple[tuple[str, str], ...]
    choices: Choices
    world: World
    begins: date | None = None

    @property
    def facts(self) -> ModelFacts:
        """What the board follows from."""
        return self.world.facts


def board(reader: Reader, view: View, period: DaySpan) -> Board:
    """The board of the BCUs in view over a period."""
    world = model_world(reader, period)
    breaches = checked_in(narrowed(world, view.scope), period, view.scope)
    rows = rows_of(world, period, view.on, view.scope)
    shown = {row.bcu for row in rows}
    names = tuple((bcu.code, bcu.name) for bcu in world.facts.bcus if bcu.code in shown)
    lanes = lanes_of(world.facts.rules, breaches, period)
    choices = _choices(world, rows, view)
    first = [days.start for bcu, _, days in world.places_in_bcus if view.shows(bcu.code)]
    begins = min(first, default=None)
    return Board(view.on, period, rows, lanes, breaches, names, choices, world, begins)


def _choices(world: World, rows: tuple[Row, ...], view: View) -> Choices:
    boroughs = tuple((row.key, row.title) for row in rows if row.group == BOROUGHS)
    live = (row for row in world.facts.functions if row.on(view.on))
    return Choices(
        posts=tuple(_post_choices(world, view)),
        people=tuple(_person_choices(world, view)),
        boroughs=boroughs,
        functions=tuple((row.code, row.title) for row in live),
    )


def _post_choices(world: World, view: View) -> Iterator[PostChoice]:
    """Posts of the command in view that are in force on the day or later."""
    found = [row for row in world.facts.posts if row.kind in (SUPERINTENDENT, COMMANDER)]
    for post in sorted(found, key=lambda row: row.code):
        bcu = world.bcu_codes[post.bcu_id]
        if (post.to_day is not None and post.to_day <= view.on) or not view.shows(bcu):
            continue
        held = [item for item in world.holders.get(post.id, ()) if item.days.holds(view.on)]
        holder = world.name_of(held[0]) if held else ""
        yield PostChoice(post.code, post.title, bcu, post.kind, holder)


def _person_choices(world: World, view: View) -> Iterator[PersonChoice]:
    """People of a rank near a superintendent's, the highest first; those of the BCU in view."""
    near = {person.id: (world.rank_of(person), person) for person in _near(world, view)}
    posts = grouped(
        (item.person.id, item.post.title)
        for held in world.holders.values()
        for item in held
        if item.person.id in near and item.days.holds(view.on)
    )
    for rank, person in sorted(near.values(), key=lambda pair: (-pair[0].grade, pair[1].surname)):
        yield PersonChoice(person.collar, rank.code, person.name, posts.get(person.id, ()))


def _near(world: World, view: View) -> Iterator[Person]:
    """Who of a high enough rank is in service, of the BCUs in view or of none."""
    high = {row.id for row in world.facts.ranks if row.grade >= LEAST_GRADE}
    for person in world.facts.people:
        shown = person.bcu_id is None or view.shows(world.bcu_codes[person.bcu_id])
        if shown and person.rank_id in high and person.on(view.on):
            yield person


def _period(first: date | None, to: date | None, on: date) -> DaySpan:
    """The period asked for: from a day to before another; one day where no end is given."""
    start = first or on
    return Span(start, to or start + timedelta(days=1))
