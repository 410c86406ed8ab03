"""What the inspector says of the item chosen: its days, what breaks, what would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bcu_desk.domain.assignments import Waiver
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.spans import DaySpan, Span, last_day
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.board import BOROUGHS, COMMAND, FUNCTIONS, Row
from bcu_desk.features.assignments.rules.items import Asked, BarItem, GapItem, Item, RuleItem
from bcu_desk.features.assignments.rules.lanes import OF_COMMAND, Stand, stand_of
from bcu_desk.features.assignments.rules.mends import mend_of
from bcu_desk.features.assignments.rules.past.hand_overs import HandedOver
from bcu_desk.features.assignments.rules.past.histories import Stay
from bcu_desk.features.assignments.rules.words import (
    STANDINGS,
    count_text,
    gap_title,
    starts_text,
)
from bcu_desk.work.breach_text import breach_words, brief_message
from bcu_desk.work.differences import Difference
from bcu_desk.work.postings import last_told

PAGES = {
    "R7": "coverage",
    "R8": "org_chart",
    "R9": "org_chart",
    "R10": "org_chart",
    "R11": "org_chart",
    "R13": "coverage",
    "R12": "bookings",
    "R14": "bookings",
}
TONES = {Stand.BROKEN: "bad", Stand.NOTICE: "warn", Stand.WAIVED: "plain", Stand.MET: "good"}
MOST_POINTS = 12
NO_BCU = "No BCU in this time"
BEGIN = "Choose a bar, a gap or a rule to see what breaks and what mends it."
NO_POSTS = "Make the posts of the commander and the superintendents on the org chart."
OF_BCU = ("R1", "R2")  # their subject is a whole BCU, which has no row of its own


@dataclass(frozen=True, slots=True)
class Opening:
    """A form of the page by its verb, with what it starts with."""

    verb: str
    asked: Asked


@dataclass(frozen=True, slots=True)
class Point:
    """A breach in words; `page` is where its subject is, '' where it is on the board.

    `key` is where it leads, `name` its rule and subject. `opening` is the form of its button
    where it is not the one that mends the breach.
    """

    rule: str
    words: str
    stand: Stand
    page: str
    key: str
    name: str
    breach: Breach | None = None
    mend: str = ""
    opening: Opening | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """An item in words, or an overview without a chip; an empty fact name goes on the last one.

    `quiet` is said where no rule breaks; `verbs` are the gestures that fit it, the likeliest first.
    `strip` is a history, `of_post` or of a person; `histories` are the person and post whose
    history can be asked for; `compared` heads the differences of two days.
    """

    chip: str
    tone: str
    aside: str
    title: str
    days: str
    facts: tuple[tuple[str, str], ...] = ()
    points: tuple[Point, ...] = ()
    more: int = 0
    steps: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    quiet: str = ""
    strip: tuple[Stay, ...] = ()
    hand_over: HandedOver | None = None
    of_post: bool = False
    histories: tuple[str, str] | None = None
    compared: str = ""
    differences: tuple[Difference, ...] = ()


def detail_of(
    item: Item, breaches: tuple[Breach, ...], on: date, waivers: tuple[Waiver, ...] = ()
) -> Detail:
    """What to say of an item, with the breaches of the period and what is waived."""
    if isinstance(item, GapItem):
        return _gap(item, breaches, on)
    if isinstance(item, BarItem):
        return _bar(item, breaches, on)
    return _rule(item, on, waivers)


def span_text(days: DaySpan) -> str:
    """`Thu 2 Feb 2017 to Sun 12 Feb 2017`, or `From Thu 2 Feb 2017, no end`."""
    if days.end is None:
        return f"From {long_day(days.start)}, no end"
    last = days.end - timedelta(days=1)
    if last == days.start:
        return long_day(last)
    return f"{long_day(days.start)} to {long_day(last)}"


def _gap_facts(item: GapItem) -> Iterator[tuple[str, str]]:
    """The posts that are vacant, who was before and who comes after."""
    yield from (("Vacant post", code) for code in item.gap.posts)
    before, after = neighbours(item)
    left = None if before is None else last_day(before.bar.days)
    if before is not None and left is not None:
        yield "Before", f"{before.bar.name}, to {long_day(left)}"
    if after is not None:
        yield "After", f"{after.bar.name}, from {long_day(after.bar.days.start)}"


def _gap(item: GapItem, breaches: tuple[Breach, ...], on: date) -> Detail:
    row, gap = item.row, item.gap
    found = concerning(breaches, row, gap.days, {row.key, row.bcu, *gap.posts})
    length = "no end" if gap.days.end is None else count_text(gap.days)
    verbs = {BOROUGHS: ("dedicate",), FUNCTIONS: ("lead",), COMMAND: ()}[row.group]
    first = ("appoint",) if gap.posts else ()
    # The gestures below mend all of it, so the points need no buttons of their own.
    points = tuple(replace(point, mend="") for point in _points(found, gap.days))
    return Detail(
        chip=f"Gap, {length}",
        tone="bad",
        aside=starts_text(gap.days, on),
        title=gap_title(row, gap),
        days=span_text(gap.days),
        facts=tuple(_gap_facts(item)),
        points=points,
        steps=_steps(found),
        verbs=(*first, *(("cover",) if first else ()), *verbs, "waive"),
    )


def neighbours(item: GapItem) -> tuple[BarItem | None, BarItem | None]:
    """The holders just before and just after a gap on its row."""
    days = item.gap.days
    before = [bar for bar in item.row.bars if bar.days.end == days.start]
    after = [bar for bar in item.row.bars if bar.days.start == days.end]
    return (
        BarItem(item.row, before[0]) if before else None,
        BarItem(item.row, after[0]) if after else None,
    )


def _bar(item: BarItem, breaches: tuple[Breach, ...], on: date) -> Detail:
    row, bar = item.row, item.bar
    facts = [("Post", bar.post), ("Collar number", bar.collar)]
    if row.group != COMMAND:
        facts.append(("Leads", " and ".join(bar.functions) or "no function"))
        facts.append(("Dedicated to", " and ".join(bar.boroughs) or "no borough"))
    found = concerning(breaches, row, bar.days, {row.key, bar.post, bar.collar})
    return Detail(
        chip=STANDINGS[bar.standing],
        tone="accent" if bar.standing.value == "substantive" else "warn",
        aside=_aside(bar.days, on),
        title=bar.name,
        days=span_text(bar.days),
        facts=tuple(facts),
        points=_points(found),
        steps=_steps(found),
        quiet="No rule of the model breaks here on these days.",
        histories=(bar.collar, bar.post),
        verbs=_bar_verbs(row, bar.days.end is not None),
    )


def _bar_verbs(row: Row, ends: bool) -> tuple[str, ...]:  # noqa: FBT001 - one plain question
    """The gestures on a holder: what follows first, then what ends, then charges."""
    ending = ("extend", "end") if ends else ("end",)
    found = ("appoint", *ending, "if_away", "if_ended", "hand_over")
    return found if row.group == COMMAND else (*found, "swap", "dedicate", "lead")


def _aside(days: DaySpan, on: date) -> str:
    if days.start > on:
        return starts_text(days, on)
    if days.end is None:
        return "no end"
    left = (days.end - on).days - 1
    if left < 0:
        return "past"
    return "last day" if left == 0 else f"ends in {'1 day' if left == 1 else f'{left} days'}"


def _rule(item: RuleItem, on: date, waivers: tuple[Waiver, ...]) -> Detail:
    rule, stretch = item.lane.rule, item.stretch
    stand = item.lane.stand if stretch is None else stretch.stand
    found = item.breaches
    told = {Stand.MET: "Met", Stand.WAIVED: "Waived", Stand.NOTICE: "To watch"}.get(stand, "Broken")
    length = "" if stretch is None else f", {count_text(stretch.days)}"
    shown = _points(found, None if stretch is None else stretch.days)
    return Detail(
        chip=f"{told}{length}",
        tone=TONES[stand],
        aside="" if stretch is None else starts_text(stretch.days, on),
        title=f"{rule.code}  {rule.title}",
        days="On every day shown" if stretch is None and not found else _when(found),
        facts=(
            ("The model says", rule.sentence),
            ("Read here as", rule.reading),
            *_waivers(rule.code, found, waivers),
        ),
        points=shown,
        more=len(found) - len(shown),
        steps=_steps(found) if len(found) == 1 else (),
        verbs=_rule_verbs(found),
    )


def _waivers(
    code: str, found: tuple[Breach, ...], waivers: tuple[Waiver, ...]
) -> tuple[tuple[str, str], ...]:
    """Why a breach is waived, and to which day."""
    names = {item.subject: item.subject_name for item in found if stand_of(item) is Stand.WAIVED}
    return tuple(
        ("Waived", f"{names[row.subject]}: {row.reason}, {last_told(row.to_day)}")
        for row in waivers
        if row.rule == code and row.subject in names
    )


def _rule_verbs(found: tuple[Breach, ...]) -> tuple[str, ...]:
    stands = {stand_of(item) for item in found}
    waive = ("waive",) if stands - {Stand.WAIVED} else ()
    return (*waive, "end_waiver") if Stand.WAIVED in stands else waive


def _when(found: tuple[Breach, ...]) -> str:
    first = min(item.days.start for item in found)
    ends = [item.days.end for item in found]
    last = None if None in ends else max(end for end in ends if end is not None)
    return span_text(Span(first, last))


def concerning(
    breaches: tuple[Breach, ...], row: Row, days: DaySpan, keys: set[str]
) -> tuple[Breach, ...]:
    """The breaches on some days that concern a row, its posts or its holder."""
    return tuple(
        item
        for item in breaches
        if item.bcu == row.bcu and item.days.overlaps(days) and _concerns(item, row, keys)
    )


def _concerns(breach: Breach, row: Row, keys: set[str]) -> bool:
    if breach.rule == "R1" and row.group != COMMAND:
        return False
    if breach.rule == "R2" and row.group == COMMAND:
        return False
    posts = str(breach.fact("post") or "").split(", ")
    return breach.subject in keys or bool(keys.intersection(posts))


def _points(found: tuple[Breach, ...], days: DaySpan | None = None) -> tuple[Point, ...]:
    """Breaches in words; one that lasts all the days given is told without its own."""
    return tuple(
        Point(
            rule=item.rule,
            words=brief_message(item) if _lasts(item, days) else breach_words(item).message,
            stand=stand_of(item),
            page=PAGES.get(item.rule, ""),
            key=item.rule if item.rule in OF_BCU else item.subject,
            name=f"{item.rule}.{item.subject}",
            breach=item,
            mend=_mend(item),
        )
        for item in found[:MOST_POINTS]
    )


def _mend(breach: Breach) -> str:
    """The word on the button of a breach that counts."""
    found = None if stand_of(breach) is Stand.WAIVED else mend_of(breach)
    return "" if found is None else found.title


def _lasts(breach: Breach, days: DaySpan | None) -> bool:
    """Whether a breach lasts all the days; it may be cut at the end of the period."""
    if days is None or breach.days.start > days.start:
        return False
    return breach.days.end is None or days.end is None or breach.days.end >= days.end


def _steps(found: tuple[Breach, ...]) -> tuple[str, ...]:
    open_ones = (item for item in found if stand_of(item) is not Stand.WAIVED)
    return tuple(dict.fromkeys(breach_words(item).next_step for item in open_ones))


def _leaving(rows: tuple[Row, ...], on: date) -> Iterator[str]:
    soon = {bar.collar: bar for row in rows for bar in row.bars if bar.ends_soon}
    return (f"{bar.name}, {_aside(bar.days, on)}" for bar in soon.values())


def _rules_told(broken: int) -> str:
    """How many rules of the command are broken, in words."""
    if not broken:
        return "R1 to R6 and R10 are met on every day shown."
    return "1 rule is broken." if broken == 1 else f"{broken} rules are broken."


def listed(label: str, told: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Facts under one label, which is told beside the first of them."""
    return tuple(("" if number else label, words) for number, words in enumerate(told))


def overview(
    breaches: tuple[Breach, ...],
    rows: tuple[Row, ...],
    on: date,
    *,
    period: DaySpan | None = None,
    posts: bool = True,
) -> Detail:
    """What to say where nothing is chosen: the command's broken rules, and who leaves soon.

    Without `posts` to appoint to, making them is the next step.
    """
    if not rows:
        return Detail(chip="", tone="plain", aside="", title=NO_BCU, days="Nothing is judged.")
    found = tuple(b for b in breaches if b.rule in OF_COMMAND and stand_of(b) is Stand.BROKEN)
    rules = len({item.rule for item in found})
    shown = _points(found, period)
    return Detail(
        chip="",
        tone="plain",
        aside="",
        title="The command team has gaps to mend" if rules else "The command team is complete",
        days=_rules_told(rules),
        facts=listed("Who leaves soon", _leaving(rows, on)),
        points=shown,
        more=len(found) - len(shown),
        steps=(BEGIN if posts else NO_POSTS,),
        verbs=() if posts else ("posts",),
    )


def history_detail(stays: tuple[Stay, ...], key: str, *, of_post: bool) -> Detail:
    """The history of a person or a post, as a strip and in words."""
    noun = "post" if of_post else "person"
    if not stays:
        told = f"Nothing is written of {key}."
        return Detail("History", "plain", "", f"History of the {noun}", told)
    last = stays[-1]
    facts = tuple(
        (stay.name if of_post else f"{stay.title} ({stay.post})", stay.words()) for stay in stays
    )
    count = "1 posting" if len(stays) == 1 else f"{len(stays)} postings"
    return Detail(
        chip=f"History, {count}",
        tone="plain",
        aside=key,
        title=f"{last.title} ({last.post})" if of_post else last.name,
        days=f"Since {long_day(stays[0].days.start)}",
        facts=facts,
        strip=stays,
        of_post=of_post,
    )
