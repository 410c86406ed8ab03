"""What the model check says of posts and their holders on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from bcu_desk.domain.assignments import ModelRule, Waiver
from bcu_desk.domain.model_check.breaches import NOTICE, Breach
from bcu_desk.domain.model_check.scope import checked
from bcu_desk.domain.spans import Span
from bcu_desk.features.org_chart.queries import PostRow
from bcu_desk.store.model_facts import people_facts
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import brief_message
from bcu_desk.work.view import View

OF_PEOPLE = frozenset({"R4", "R6", "R8"})  # rules whose subject is a collar number
OF_POSTS = frozenset({"R9", "R10"})


class Broken(NamedTuple):
    """A rule that a post or its holder breaks, and the sentence about it."""

    rule: str
    words: str


def broken_rules(
    reader: Reader, view: View, rows: Iterable[PostRow]
) -> dict[str, tuple[Broken, ...]]:
    """By post code what is broken on the day; what is lawful or waived is left out."""
    day = Span(view.on, view.on + timedelta(days=1))
    facts = replace(
        people_facts(reader), rules=_rules(reader, view.on), waivers=reader.every(Waiver)
    )
    held: dict[str, list[str]] = {}
    for row in rows:
        if row.holder is not None:
            held.setdefault(row.holder, []).append(row.code)
    found: dict[str, tuple[Broken, ...]] = {}
    for breach in checked(facts, day, view.scope):
        if breach.severity == NOTICE or breach.waived_until is not None:
            continue
        for code in _posts_of(breach, held):
            broken = Broken(breach.rule, brief_message(breach))
            found[code] = (*found.get(code, ()), broken)
    return found


def _rules(reader: Reader, on: date) -> tuple[ModelRule, ...]:
    """The rules about posts and people in force on a day."""
    wanted = OF_PEOPLE | OF_POSTS
    return tuple(row for row in reader.every(ModelRule) if row.code in wanted and row.on(on))


def _posts_of(breach: Breach, held: dict[str, list[str]]) -> list[str]:
    """The posts whose cards tell a breach."""
    if breach.rule in OF_POSTS:
        return [breach.subject]
    post = breach.fact("post")
    return [post] if isinstance(post, str) else held.get(breach.subject, [])
