"""What a breach of the model says to people: what is wrong, and the next step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.spans import DaySpan
from bcu_desk.domain.times import long_day
from bcu_desk.store.folders import resources


class BreachWords(NamedTuple):
    """The sentence of a breach and the step that mends it."""

    message: str
    next_step: str


@cache
def texts() -> Mapping[str, BreachWords]:
    """The sentences with their gaps, by rule and variant such as `R5.none`."""
    path = resources() / "text" / "breaches.json"
    found = json.loads(path.read_text("utf-8"))
    return {key: BreachWords(text["message"], text["next_step"]) for key, text in found.items()}


def breach_words(breach: Breach) -> BreachWords:
    """The sentence and the next step of a breach. KeyError where its variant has no text."""
    text = texts()[f"{breach.rule}.{breach.variant}"]
    told = _told(breach)
    return BreachWords(text.message.format_map(told), text.next_step.format_map(told))


def brief_message(breach: Breach) -> str:
    """The sentence of a breach without its days, for where they are told already."""
    text = texts()[f"{breach.rule}.{breach.variant}"].message
    return text.replace(", {when}", "").replace(" {when}", "").format_map(_told(breach))


def _told(breach: Breach) -> dict[str, str | int]:
    told: dict[str, str | int] = {name: _shown(name, fact) for name, fact in breach.facts}
    told |= {
        "subject": breach.subject_name,
        "key": breach.subject,
        "bcu": breach.bcu,
        "when": days_text(breach.days),
        "day": long_day(breach.days.start),
    }
    return told


def days_text(days: DaySpan) -> str:
    """Days as people read them: `from Tue 10 to Mon 16 Jan 2017 (7 days)`, `from … on`."""
    if days.end is None:
        return f"from {long_day(days.start)} on"
    last = days.end - timedelta(days=1)
    if last == days.start:
        return f"on {long_day(last)}"
    count = (days.end - days.start).days
    return f"from {_short_of(days.start, last)} to {long_day(last)} ({count} days)"


def _short_of(first: date, last: date) -> str:
    """The first day without the month and year that it shares with the last."""
    if first.year != last.year:
        return long_day(first)
    return f"{first:%a} {first.day}" + ("" if first.month == last.month else f" {first:%b}")


def _shown(name: str, fact: str | int) -> str | int:
    """A fact in words: an end (the first day after) becomes the last day."""
    if name == "until" and isinstance(fact, str):
        return long_day(date.fromisoformat(fact) - timedelta(days=1))
    return fact
