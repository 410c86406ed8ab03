"""What can be chosen on the board, by its key: a bar, a gap, or a rule of the check strip."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.spans import DaySpan, last_day
from bcu_desk.features.assignments.rules.board import (
    BOROUGHS,
    COMMAND,
    FUNCTIONS,
    Bar,
    Gap,
    Row,
)
from bcu_desk.features.assignments.rules.lanes import Lane, Stretch

RULE_OF = {BOROUGHS: "R5", FUNCTIONS: "R3", COMMAND: "R1"}


@dataclass(frozen=True, slots=True)
class BarItem:
    """A holder on a row."""

    row: Row
    bar: Bar

    @property
    def key(self) -> str:
        """Its key on the board."""
        return f"{self.row.key}|{self.bar.post}|{self.bar.collar}|{self.bar.days.start}"

    @property
    def days(self) -> DaySpan:
        """The days it lasts."""
        return self.bar.days


@dataclass(frozen=True, slots=True)
class GapItem:
    """Days without a holder on a row."""

    row: Row
    gap: Gap

    @property
    def key(self) -> str:
        """Its key on the board."""
        return f"{self.row.key}|gap|{self.gap.days.start}"

    @property
    def days(self) -> DaySpan:
        """The days it lasts."""
        return self.gap.days


@dataclass(frozen=True, slots=True)
class RuleItem:
    """A rule of the strip: one stretch of it, or the whole where `stretch` is None."""

    lane: Lane
    stretch: Stretch | None = None

    @property
    def key(self) -> str:
        """Its key on the board."""
        row = rule_key(self.lane)
        if self.stretch is None:
            return row
        return f"{row}|{self.stretch.stand}|{self.stretch.days.start}"

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Its breaches in the period."""
        if self.stretch is not None:
            return self.stretch.breaches
        return tuple(dict.fromkeys(b for item in self.lane.stretches for b in item.breaches))


Item = BarItem | GapItem | RuleItem


def rule_key(lane: Lane) -> str:
    """The key of a rule's row in the strip."""
    return f"rule.{lane.rule.code}"


def items_of(rows: Iterable[Row], lanes: Iterable[Lane]) -> dict[str, Item]:
    """Everything that can be chosen, by its key."""
    found: list[Item] = []
    for row in rows:
        found += [BarItem(row, bar) for bar in row.bars]
        found += [GapItem(row, gap) for gap in row.gaps]
    for lane in lanes:
        found.append(RuleItem(lane))
        found += [RuleItem(lane, stretch) for stretch in lane.stretches]
    return {item.key: item for item in found}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form starts with, as far as the item chosen says it; days are first and last.

    `after` is the day on which a holder is followed by another, `held` one on which they hold.
    `person` is to be put in post where it was `chosen`, else who is there. `replace` ends who is
    in the way, `back` lets them come back.
    """

    post: str = ""
    borough: str = ""
    function: str = ""
    first: date | None = None
    last: date | None = None
    after: date | None = None
    breach: str = ""
    person: str = ""
    standing: str = ""
    chosen: bool = False
    held: date | None = None
    note: str = ""
    items: tuple[str, ...] = ()
    replace: bool = False
    back: bool = False


def asked_of(item: Item | None, breaches: tuple[Breach, ...], on: date) -> Asked:
    """What a form opened from an item starts with."""
    if isinstance(item, GapItem):
        return _asked_of_gap(item, breaches)
    if isinstance(item, BarItem):
        days = item.bar.days
        return Asked(
            post=item.bar.post,
            first=max(on, days.start),
            after=days.end,
            person=item.bar.collar,
            held=on if days.holds(on) else days.start,
        )
    found = item.breaches if isinstance(item, RuleItem) else ()
    return Asked(first=on, breach=breach_key(found[0]) if found else "")


def _asked_of_gap(item: GapItem, breaches: tuple[Breach, ...]) -> Asked:
    row, days = item.row, item.gap.days
    return Asked(
        post=item.gap.posts[0] if item.gap.posts else "",
        borough=row.key if row.group == BOROUGHS else "",
        function=row.code if row.group == FUNCTIONS else "",
        first=days.start,
        last=last_day(days),
        breach=_breach_key(item, breaches),
        held=days.start - timedelta(days=1),
    )


def breach_key(breach: Breach) -> str:
    """A breach by rule, subject and first day."""
    return f"{breach.rule}|{breach.subject}|{breach.days.start}"


def _breach_key(item: GapItem, breaches: tuple[Breach, ...]) -> str:
    rule = RULE_OF[item.row.group]
    subject = item.row.bcu if item.row.group == COMMAND else item.row.key
    for breach in breaches:
        if (breach.rule, breach.subject) == (rule, subject) and breach.days.overlaps(item.gap.days):
            return breach_key(breach)
    return ""
