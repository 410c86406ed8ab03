"""What the window says of the time that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bcu_desk.domain.times import long_day, moment_text
from bcu_desk.work.differences import title_of
from bcu_desk.work.past_rule import PastRule
from bcu_desk.work.view import View

Kind = Literal["now", "known", "past", "correcting"]
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class TimeState:
    """The sentence of the bar under the header, and the second day with the first."""

    kind: Kind
    words: str
    on: date
    against: date | None

    def is_told(self) -> bool:
        """Whether there is anything to tell."""
        return self.kind != "now" or self.against is not None


@dataclass(frozen=True, slots=True)
class Chip:
    """The word beside the day, its tone, and what explains it."""

    words: str
    tone: str
    hint: str


def state_of(view: View, rule: PastRule, *, read_only: bool) -> TimeState:
    """What the bar tells; nothing of a past that can't be changed anyway."""
    if view.known_at is not None:
        told = f"What this file said on {moment_text(view.known_at)}. Nothing can be changed."
        return TimeState("known", told, view.on, view.against)
    if read_only or not rule.is_past():
        return TimeState("now", "", view.on, view.against)
    day = long_day(view.on)
    if rule.reason is not None:
        told = f"You correct the record of {day}: {rule.reason}"
        return TimeState("correcting", told, view.on, view.against)
    told = f"{day} is past. What you change here corrects the record."
    return TimeState("past", told, view.on, view.against)


def chip_of(view: View, today: date, *, read_only: bool, sample: bool) -> Chip:
    """What the chip beside the day tells."""
    if view.known_at is not None:
        return Chip("Known then", "accent", f"As the file stood on {moment_text(view.known_at)}")
    if view.against is not None:
        title = title_of(view)
        return Chip("Difference", "accent", f"Difference {title[0].lower()}{title[1:]}")
    if read_only:
        return Chip("Read only", "warn", "Nothing can be changed here")
    return _chip_of_day(view.on, today, sample=sample)


def _chip_of_day(on: date, today: date, *, sample: bool) -> Chip:
    invented = "Invented people and vehicles: nothing counts"
    if on == today:
        live = Chip("Live", "good", "Today, as the file stands now")
        return Chip("Sample", "accent", invented) if sample else live
    kind, tone = ("past day", "warn") if on < today else ("planned day", "accent")
    way = "An earlier" if on < today else "A later"
    told = f"Sample, {kind}" if sample else kind.capitalize()
    return Chip(told, tone, f"{way} day than today; Ctrl+T goes to today")


def first_against(on: date, today: date) -> date:
    """The second day to begin with: today where a plan is looked at, else the week before."""
    return today if on > today else on - WEEK
