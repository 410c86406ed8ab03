"""What the model check would say if a person were away, or a posting ended: asked, not done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.scope import checked
from bcu_desk.domain.model_check.what_if import Break, if_away, if_ended, new_breaks
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.store.model_facts import model_facts
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import BreachWords, breach_words, days_text

MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "R1": "{subject} has no BCU commander there {when}.",
        "R2": "{subject} has {count} superintendents there, not {need}, {when}.",
        "R3": "{subject} in {bcu} has no lead there {when}.",
        "R5": "{subject} has no dedicated superintendent there {when}.",
        "R7.dwo": "{subject} has {count} of {need} dedicated ward officers there {when}.",
        "R7.pcso": "{subject} has {count} of {need} PCSOs there {when}.",
        "R11": "{subject} has {count} of {need} youth officers there {when}.",
    }
)
COVERS: Mapping[str, str] = MappingProxyType(
    {
        "R1": "Set acting cover with an end date before {person} leaves.",
        "R2": "Set acting cover with an end date before {person} leaves.",
        "R3": "Set acting cover, or let another superintendent lead it on these days.",
        "R5": "Set acting cover, or dedicate another superintendent on these days.",
        "R7": "Lend the ward somebody from a ward with more to hand.",
        "R11": "Lend the borough a youth officer on these days.",
    }
)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """An answer: about whom, in which posts on the days asked for, and what would break.

    `ended` tells a posting that ends from a person who is away.
    """

    person: Person
    posts: tuple[Post, ...]
    days: DaySpan
    breaks: tuple[Break, ...]
    ended: bool = False

    def words_of(self, breach: Breach) -> BreachWords:
        """What would not be met, and what to do about it before."""
        if self.ended:
            return breach_words(breach)
        return BreachWords(away_message(breach, self.person), away_step(breach, self.person))


def what_if_away(reader: Reader, collar: str, days: DaySpan) -> WhatIf:
    """What breaks while a person is away; what is new comes first. Refused: `unknown_person`."""
    person = _person(reader, collar)
    facts, posts = _facts_about(reader, person.id, days)
    codes = _bcus(facts, posts)
    if not codes:
        return WhatIf(person, (), days, ())
    after = checked(if_away(facts, person.id, days), days, codes)
    return WhatIf(person, posts, days, new_breaks(checked(facts, days, codes), after))


def what_if_ended(reader: Reader, code: str, on: date) -> WhatIf:
    """What breaks in a year if the posting of a post's holder ends, `on` being the day after.

    Refused: `unknown_post`, `post_vacant`.
    """
    post, posting = _held(reader, code, on)
    days = Span(on, _year_after(on))
    facts, posts = _facts_about(reader, posting.person_id, Span(on))
    codes = _bcus(facts, (*posts, post))
    after = checked(if_ended(facts, posting.id, Span(on)), days, codes)
    person = next(row for row in facts.people if row.id == posting.person_id)
    breaks = new_breaks(checked(facts, days, codes), after)
    return WhatIf(person, (post,), days, breaks, ended=True)


def away_message(breach: Breach, person: Person) -> str:
    """What would not be met, in one sentence that names who is away."""
    text = MESSAGES.get(breach.rule) or MESSAGES[f"{breach.rule}.{breach.variant}"]
    facts = {
        "subject": breach.subject_name,
        "bcu": breach.bcu,
        "when": days_text(breach.days),
        **dict(breach.facts),
    }
    return f"{text.format_map(facts)[:-1]}: {person.name} is away."


def away_step(breach: Breach, person: Person) -> str:
    """What to do about it before they go."""
    return COVERS[breach.rule].format(person=person.name)


def _year_after(on: date) -> date:
    """The same day a year later; 1 March for 29 February."""
    leap = (on.month, on.day) == (2, 29)
    return date(on.year + 1, 3, 1) if leap else on.replace(year=on.year + 1)


def _person(reader: Reader, collar: str) -> Person:
    for row in reader.every(Person):
        if row.collar == collar:
            return row
    raise Refused("unknown_person", value=collar[:60], field="person")


def _held(reader: Reader, code: str, on: date) -> tuple[Post, Posting]:
    """A post by its code, with the posting that holds it on a day."""
    posts = [row for row in reader.every(Post) if row.code == code]
    if not posts:
        raise Refused("unknown_post", value=code[:60], field="post")
    for row in reader.every(Posting):
        if row.post_id == posts[0].id and row.on(on):
            return posts[0], row
    raise Refused("post_vacant", post=posts[0].title, on=long_day(on), field="on")


def _facts_about(
    reader: Reader, person_id: int, days: DaySpan
) -> tuple[ModelFacts, tuple[Post, ...]]:
    """The facts of some days, and the posts that a person holds on them."""
    facts = model_facts(reader, days)
    theirs = (row for row in facts.postings if row.person_id == person_id)
    held = {row.post_id for row in theirs if row.days.overlaps(days)}
    return facts, tuple(row for row in facts.posts if row.id in held)


def _bcus(facts: ModelFacts, posts: tuple[Post, ...]) -> tuple[str, ...]:
    ids = {row.bcu_id for row in posts}
    return tuple(row.code for row in facts.bcus if row.id in ids)
