"""What the home page tells of the model check: which rules are broken, by whom, what mends it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.model_check.breaches import NOTICE, Breach
from bcu_desk.domain.model_check.check import rule_number
from bcu_desk.domain.model_check.scope import checked_in, narrowed
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.rules.mends import mend_of
from bcu_desk.store.model_facts import model_world
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import brief_message
from bcu_desk.work.contributions import Tile, TileLine, TileSource
from bcu_desk.work.view import View

BACK, AHEAD = timedelta(days=28), timedelta(days=14)
ONE = timedelta(days=1)
FIRST = (
    "breaches, as no post is made yet. Make posts in the org chart first, the commander’s before"
    " all; then appoint to them."
)
OF_COMMAND = 6  # R1 to R6 are about the command team, and come first
CARES = frozenset(
    {"posting", "post", "person", "function_lead", "dedication", "target", "model_rule", "waiver"}
    | {"booking", "off_road", "vehicle", "base", "borough_in_bcu", "ward", "ward_set", "bcu"}
    | {"core_function", "rank", "spare_minimum", "vehicle_kind"}
)


def breaches_tile(reader: Reader, view: View, _at: int) -> Tile:
    """Rules broken on the day: the command's first, then the longest broken."""
    period = Span(view.on - BACK, view.on + AHEAD + ONE)
    world = model_world(reader, period)
    facts = world.facts
    seen = checked_in(narrowed(world, view.scope), period, view.scope)
    today = [item for item in seen if item.days.holds(view.on)]
    broken = [item for item in today if item.waived_until is None and item.severity != NOTICE]
    noted = [item for item in today if item.waived_until is None and item.severity == NOTICE]
    return Tile(
        name="breaches",
        title="Rule breaches",
        count=len(broken),
        sentence=_sentence(broken, seen, view.on) if facts.posts else FIRST,
        tone="bad" if broken else "good",
        lines=(*_lines(broken, view.on), *_lines(noted, view.on)),
        more="more",
        note=_note(today, facts.rules),
        link="Model check",
        page="assignments",
    )


def _broken_told(broken: Sequence[Breach], on: date) -> str:
    if not broken:
        return f"No rule of the model is broken on {long_day(on)}."
    rules = {item.rule for item in broken}
    records = {(item.rule, item.bcu, item.subject) for item in broken}
    noun = "breach" if len(broken) == 1 else "breaches"
    told = f"{_some(len(rules), 'rule')} on {_some(len(records), 'record')}"
    return f"{noun} of {told}, {long_day(on)}."


def _sentence(broken: Sequence[Breach], seen: Iterable[Breach], on: date) -> str:
    """What is broken on the day, and what is to break next."""
    next_day = min(
        (item for item in seen if item.days.start > on and _counts(item)),
        key=lambda item: item.days.start,
        default=None,
    )
    told = _broken_told(broken, on)
    if next_day is None:
        return f"{told} No other begins within 14 days." if broken else told
    return f"{told} Next: {next_day.rule} for {next_day.subject_name} on {_short(next_day, on)}."


def _counts(item: Breach) -> bool:
    return item.waived_until is None and item.severity != NOTICE


def _short(item: Breach, on: date) -> str:
    return _day(item.days.start, on)


def _lines(found: Iterable[Breach], on: date) -> list[TileLine]:
    """A line for each rule and subject, what belongs together told together."""
    groups: dict[tuple[str, str, str], list[Breach]] = {}
    for item in found:
        groups.setdefault((item.bcu, item.rule, item.subject), []).append(item)
    return [_line(group, on) for group in sorted(groups.values(), key=_order)]


def _order(group: Sequence[Breach]) -> tuple[bool, date, int, int, str]:
    first = min(item.days.start for item in group)
    number = rule_number(group[0].rule)
    missing = sum(_number(item, "short") for item in group)
    return number > OF_COMMAND, first, number, -missing, group[0].subject


def _number(item: Breach, name: str) -> int:
    found = item.fact(name)
    return found if isinstance(found, int) else 0


def _line(group: Sequence[Breach], on: date) -> TileLine:
    first = group[0]
    mend = mend_of(first)
    wards = first.rule == "R7"
    return TileLine(
        words=_ward_words(group) if wards else brief_message(first).rstrip("."),
        detail=f"{_place(first)}{_since(group, on)}",
        tag=first.rule,
        tone="warn" if first.severity == NOTICE else "bad",
        page=(mend.page if mend else "") or "assignments",
        key=first.subject if mend is None else mend.key or f"{first.subject}:{mend.verb}",
        button=mend.title if mend else "See",
    )


def _ward_words(group: Sequence[Breach]) -> str:
    """`Highgate has no DWO and no PCSO`, `Belsize is 1 DWO short`."""
    name = group[0].subject_name.split(",")[0]
    kinds = [("PCSO" if item.variant == "pcso" else "DWO", item) for item in group]
    if all(_number(item, "count") == 0 for _, item in kinds):
        return f"{name} has {' and '.join(f'no {kind}' for kind, _ in kinds)}"
    parts = [f"{_number(item, 'short')} {kind}" for kind, item in kinds]
    return f"{name} is {', '.join(parts)} short"


def _place(item: Breach) -> str:
    """Which borough or BCU it is in, before the days."""
    if item.rule == "R7" and "," in item.subject_name:
        return f"{item.subject_name.split(', ', 1)[1]}. "
    return f"{item.bcu}. "


def _since(group: Sequence[Breach], on: date) -> str:
    """Since when and until when, as far as it is looked at."""
    first = min(item.days.start for item in group)
    end = max((item.days.end for item in group if item.days.end), default=None)
    if first <= on - BACK:
        told = f"For {BACK.days} days or more"
    else:
        told = "From today" if first == on else f"Since {_day(first, on)}"
    if end is None or end > on + AHEAD:
        return told
    return f"{told}, to {_day(end - ONE, on)}"


def _note(today: Iterable[Breach], rules: Iterable[ModelRule]) -> str:
    """What is waived, until when."""
    waived = [item for item in today if item.waived_until is not None]
    if not waived:
        return ""
    first = waived[0]
    titles = {rule.code: rule.title.lower() for rule in rules}
    until = first.waived_until
    told = f"{len(waived)} waived: {first.rule} {titles.get(first.rule, '')}"
    if until is not None and until < date.max:
        told += f", to {_day(until - ONE, until)}"
    return told


def _day(day: date, on: date) -> str:
    """A day, its year only where it is another."""
    return long_day(day).removesuffix(f" {on.year}")


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


TILE = TileSource("breaches", "Rule breaches", 1, breaches_tile, CARES)
