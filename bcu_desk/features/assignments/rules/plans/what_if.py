"""An answer to “what breaks if …” as the inspector tells it, with the form against each break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.domain.assignments import COMMANDER, SUPERINTENDENT, Post
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.what_if import Break
from bcu_desk.domain.model_check.world import Holder, World, grouped
from bcu_desk.domain.ranks import short_name
from bcu_desk.domain.spans import DaySpan, last_day
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.details import (
    MOST_POINTS,
    OF_BCU,
    PAGES,
    TONES,
    Detail,
    Opening,
    Point,
    listed,
    span_text,
)
from bcu_desk.features.assignments.rules.items import Asked
from bcu_desk.features.assignments.rules.lanes import stand_of
from bcu_desk.features.assignments.rules.mends import mend_of
from bcu_desk.features.assignments.rules.words import count_text
from bcu_desk.work.what_if import WhatIf

ALREADY = " It is not met as it is; this makes it worse."
COVERED = ("R1", "R2", "R3", "R5", "R10")  # what somebody in the post itself mends
OF_THE_COMMAND = (COMMANDER, SUPERINTENDENT)


@dataclass(frozen=True, slots=True)
class HolderChoice:
    """Somebody who holds posts in a period, with their titles."""

    collar: str
    name: str
    posts: str


def holders_within(world: World, period: DaySpan) -> tuple[HolderChoice, ...]:
    """Everybody who holds a post in a period: those of the command first, then by surname."""
    held = (item for rows in world.holders.values() for item in rows if item.days.overlaps(period))
    people = grouped((item.person.id, item) for item in held)
    return tuple(_choice(world, rows) for rows in sorted(people.values(), key=_seniority))


def _choice(world: World, rows: tuple[Holder, ...]) -> HolderChoice:
    person = rows[0].person
    titles = dict.fromkeys(item.post.title for item in rows)
    return HolderChoice(person.collar, f"{world.name_of(rows[0])}", ", ".join(titles))


def _seniority(rows: tuple[Holder, ...]) -> tuple[bool, str, str]:
    command = any(item.post.kind in OF_THE_COMMAND for item in rows)
    return not command, rows[0].person.surname, rows[0].person.collar


def answer_detail(found: WhatIf) -> Detail:
    """What would break, each with its days, its sentence and the form that keeps it from it."""
    points = tuple(_points(found))
    shown = points[:MOST_POINTS]
    name = short_name(found.person)
    held = tuple(f"{post.title} ({post.code})" for post in found.posts)
    nothing = (
        "No rule of the model would break." if held else f"{name} holds no post on these days."
    )
    return Detail(
        chip=_chip(found),
        tone=TONES[points[0].stand] if points else "good",
        aside="only asked",
        title=f"If {name} {'leaves' if found.ended else 'is away'}",
        days=_days_told(found),
        facts=listed("Holds", held),
        points=shown,
        more=len(points) - len(shown),
        steps=tuple(dict.fromkeys(found.words_of(item.breach).next_step for item in found.breaks)),
        verbs=("if_ended" if found.ended else "if_away",),
        quiet=nothing,
    )


def _chip(found: WhatIf) -> str:
    if found.ended:
        return "What if, for a year"
    return f"What if, {count_text(found.days)}"


def _days_told(found: WhatIf) -> str:
    if not found.ended:
        return span_text(found.days)
    return f"Last day in post {long_day(found.days.start - timedelta(days=1))}"


def _points(found: WhatIf) -> Iterator[Point]:
    for item in found.breaks:
        breach = item.breach
        title, opening = _against(found, item)
        yield Point(
            rule=breach.rule,
            words=found.words_of(breach).message + (ALREADY if item.worse else ""),
            stand=stand_of(breach),
            page=PAGES.get(breach.rule, ""),
            key=breach.rule if breach.rule in OF_BCU else breach.subject,
            name=f"{breach.rule}.{breach.subject}",
            breach=breach,
            mend=title,
            opening=opening,
        )


def _post_of(breach: Breach, posts: Sequence[Post]) -> Post:
    """The post that a breach names, else the first."""
    codes = str(breach.fact("post") or "").split(", ")
    return next((post for post in posts if post.code in codes), posts[0])


def _against(found: WhatIf, item: Break) -> tuple[str, Opening | None]:
    """The word on the button and the form: cover for who is away, a successor for who leaves."""
    breach = item.breach
    posts = [post for post in found.posts if post.kind in OF_THE_COMMAND]
    if breach.rule not in COVERED or not posts:
        mend = mend_of(breach)
        return ("" if mend is None else mend.title), None
    post = _post_of(breach, posts)
    if found.ended:
        asked = Asked(post=post.code, first=found.days.start, replace=True)
        return "Appoint", Opening("appoint", asked)
    asked = Asked(
        post=post.code,
        first=found.days.start,
        last=last_day(found.days),
        standing="acting",
        replace=True,
        back=True,
    )
    return "Cover", Opening("cover", asked)
