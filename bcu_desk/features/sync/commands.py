"""Settling what desks differ in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import count
from typing import get_args

from bcu_desk.domain.assignments import (
    Dedication,
    FunctionLead,
    HandOver,
    ModelRule,
    Post,
    Posting,
    ReportingLine,
    Target,
)
from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.fleet import Booking, BookingState, Quota, SpareMinimum, Vehicle
from bcu_desk.domain.merge.settlements import (
    ALLOW_BOTH,
    AS_DESK,
    AS_IT_IS,
    UPHOLD,
    Settlement,
)
from bcu_desk.domain.people import OnCallTimes, Person
from bcu_desk.domain.places import Base
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.shifts import ShiftLine, ShiftPattern
from bcu_desk.domain.times import day_of, minute_of
from bcu_desk.domain.words import clean_text
from bcu_desk.features.sync.queries.naming import (
    DAYS,
    cell_of,
    cell_words,
    key_column,
    noun_words,
)
from bcu_desk.features.sync.rules import (
    DOUBLE_BOOKING,
    DOUBLE_DEDICATION,
    DOUBLE_HOLDING,
    DOUBLE_LEAD,
    DOUBLE_VALUE,
    DUPLICATE,
    GROUP_LEAD,
    WARD_GAP,
    Choice,
    choice_of,
    conflict_id,
)
from bcu_desk.store.exchange.clashes import Pair
from bcu_desk.store.exchange.open_items import PARTS, OpenItem
from bcu_desk.store.exchange.unseen.settled import Decided
from bcu_desk.store.exchange.unseen.wards import BEGINS_LATER, REMOVED, Taking
from bcu_desk.store.rows import TABLES, decoded, noun_of
from bcu_desk.work.command import Command
from bcu_desk.work.tables.nouns import counted
from bcu_desk.work.unit import Unit

Value = str | int | None
Ended = (
    Posting
    | FunctionLead
    | Dedication
    | Target
    | SpareMinimum
    | Quota
    | ReportingLine
    | ShiftLine
    | OnCallTimes
    | ModelRule
)
ENDED: Mapping[str, type[Ended]] = {noun_of(kind): kind for kind in get_args(Ended)}
RECORDS: Mapping[str, tuple[type[Person | Post | Vehicle | Base | ShiftPattern], str]] = {
    "person": (Person, "collar"),
    "post": (Post, "code"),
    "vehicle": (Vehicle, "registration"),
    "base": (Base, "code"),
    "shift_pattern": (ShiftPattern, "code"),
}
BOTH = {
    DOUBLE_BOOKING: "bookings",
    DOUBLE_HOLDING: "holders of a post",
    DOUBLE_LEAD: "leads of a function",
    DOUBLE_DEDICATION: "superintendents of a borough",
    DOUBLE_VALUE: "values",
    WARD_GAP: "to leave a ward below its target",
    GROUP_LEAD: "desks that say they lead",
}


class Settle(Command, frozen=True, kw_only=True):
    """Decide a conflict or clash, by its id; cells that stand together, as start and end, at once.

    `choice` is `keep` (what is shown), `take:DESK` (what that desk said), `value` (another one,
    given as `value`) or `delete` (a record that a desk deleted); for a clash `uphold:ROW`, which
    cancels the other booking, ends the other posting, lead or value, of a ward below its target
    puts the other officer back, and of two records under one key lets that one have all that the
    other had; or `allow`, which leaves both, and gives the second under one key another. For one
    that desks settled in different ways: `take:DESK`, as that desk did, or `keep`, as it came.
    """

    clash: str
    choice: str
    value: str | None = None

    def run(self, unit: Unit) -> str:
        """Write it, even where it is what is shown: so it is settled on every desk."""
        choice = choice_of(self.choice)
        for item in unit.open.differences():
            if conflict_id(item) == self.clash:
                return _settle_item(unit, item, choice, self.value)
        for pair in unit.open.clashes():
            if pair.id == self.clash:
                return _settle_pair(unit, pair, choice)
        raise Refused("settled_already", field="clash")


class ChangeBack(Command, frozen=True, kw_only=True):
    """Change back what an older import brought, by its number; it travels like any change.

    What was changed since stays as it is.
    """

    number: int

    def run(self, unit: Unit) -> str:
        """Write what was there before it."""
        for one in unit.open.imports():
            if one.number == self.number:
                plan = unit.open.change_back(one.tx or 0)
                if not plan.count:
                    raise Refused("nothing_to_change_back", files=", ".join(one.files))
                left = f", {plan.skipped} left as changed since" if plan.skipped else ""
                records = counted(plan.count, "record")
                return f"Change back {records} of {', '.join(one.files)}{left}"
        raise Refused("unknown_import", number=self.number)


def _settle_item(unit: Unit, item: OpenItem, choice: Choice, value: str | None) -> str:
    noun = noun_words(item.noun)
    if not item.cell:
        if choice.verb not in ("keep", "delete"):
            raise Refused("odd_choice", choice=choice.verb, field="choice")
        decide = unit.open.keep if choice.verb == "keep" else unit.open.delete
        decide(item)
        return f"Decide to {choice.verb} {noun}"
    if choice.verb == "take":
        _refuse_unless_said(item, choice.number)
        unit.open.take(item, choice.number)
    else:
        unit.open.settle(item, _chosen(unit, item, choice, value))
    return f"Decide {cell_words(item.cell)} of {noun}"


def _refuse_unless_said(item: OpenItem, desk: int) -> None:
    if all(side.desk != desk for side in item.sides):
        raise Refused("desk_said_nothing", desk=desk, field="choice")


def _chosen(unit: Unit, item: OpenItem, choice: Choice, value: str | None) -> Value:
    if choice.verb == "keep":
        return item.sides[0].value
    if choice.verb != "value":
        raise Refused("odd_choice", choice=choice.verb, field="choice")
    return _read(unit, item, value)


def _read(unit: Unit, item: OpenItem, value: str | None) -> Value:
    """A value that somebody typed for a cell, as the file keeps it."""
    cell = cell_of(item.noun, item.cell)
    if value is None or not value.strip():
        if not cell.may_be_empty:
            raise Refused("empty_text", field="value")
        return None
    if cell.refers_to is not None:
        return _id_of(unit, cell.refers_to, value.strip())
    if item.cell in DAYS:
        return day_of(value.strip(), "value").isoformat()
    if item.cell.endswith("_minute"):
        return minute_of(value.strip(), "value")
    if cell.whole:
        return _whole(value.strip())
    return _known_word(item, clean_text(value, "value"))


def _known_word(item: OpenItem, value: str) -> str:
    """A word that the program knows, where only some are."""
    checks: dict[tuple[str, str], Callable[[str], object]] = {("booking", "state"): BookingState}
    make = checks.get((item.noun, item.cell))
    if make is not None:
        try:
            make(value)
        except ValueError:
            raise Refused("odd_value", value=value[:40], field="value") from None
    return value


def _whole(value: str) -> int:
    if not value.removeprefix("-").isdecimal() or len(value) > 15:
        raise Refused("odd_value", value=value[:40], field="value")
    return int(value)


def _id_of(unit: Unit, noun: str, value: str) -> int:
    kind = next(kind for kind, table in TABLES.items() if table.name == noun)
    name = key_column(noun)
    if name is None:
        raise Refused("odd_value", value=value[:40], field="value")
    found: int = unit.named(kind, field="value", **{name: value}).id
    return found


def _settle_pair(unit: Unit, pair: Pair, choice: Choice) -> str:
    if pair.kind == GROUP_LEAD:
        return _note_lead(unit, pair, choice)
    if pair.decisions:
        return _settle_apart(unit, pair, choice)
    if choice.verb == "allow":
        label = _allow(unit, pair)
        _say_settled(unit, pair, ALLOW_BOTH)
        return label
    both = (pair.stands, pair.displaced)
    if choice.verb == "keep":
        upheld = pair.stands
    elif choice.verb == "uphold" and choice.number in both:
        upheld = choice.number
    else:
        raise Refused("odd_choice", choice=choice.verb, field="choice")
    label = _uphold(unit, pair, upheld)
    _say_settled(unit, pair, f"{UPHOLD}:{upheld}")
    return label


def _allow(unit: Unit, pair: Pair) -> str:
    """Let both stay. Two under one key can't be told apart: the second gets a key of its own."""
    if pair.kind != DUPLICATE:
        return f"Allow both {BOTH[pair.kind]}"
    told, free = _renamed(unit, pair.noun, pair.displaced)
    return f"Keep two records of a {noun_words(pair.noun)}, one as {told}, one as {free}"


def _renamed(unit: Unit, noun: str, row_id: int) -> tuple[str, str]:
    """Give a record a key that is free; the one it had, and that."""
    kind, key = RECORDS[noun]
    row = unit.get(kind, row_id)
    told = getattr(row, key)
    taken = {getattr(one, key) for one in unit.every(kind)}
    free = next(name for n in count(2) if (name := f"{told}-{n}") not in taken)
    unit.change(row, **{key: free})
    return told, free


def _uphold(unit: Unit, pair: Pair, upheld: int) -> str:
    """Let one of two stand, and the other give way."""
    (other,) = (row for row in (pair.stands, pair.displaced) if row != upheld)
    if pair.kind == WARD_GAP:
        return _put_back(unit, next(one for one in pair.takings if one.row == other))
    if pair.kind == DOUBLE_BOOKING:
        stays, gone = unit.get(Booking, upheld), unit.get(Booking, other)
        unit.change(gone, state=BookingState.CANCELLED)
        return f"Uphold booking {stays.reference}, cancel {gone.reference}"
    if pair.kind == DUPLICATE:
        unit.open.absorb(pair, upheld)
        if pair.noun in PARTS:
            _renamed(unit, pair.noun, other)
        return f"Make one of two records of a {noun_words(pair.noun)}"
    if pair.noun == "hand_over":
        unit.remove(unit.get(HandOver, other))
        return "Uphold one of two notes of a hand-over"
    kind = ENDED[pair.noun]
    _end(unit, unit.get(kind, upheld), unit.get(kind, other))
    if pair.kind == DOUBLE_VALUE:
        return f"Uphold one of two values: {noun_words(pair.noun)}"
    return f"Uphold one of two {BOTH[pair.kind]}"


def _say_settled(unit: Unit, pair: Pair, choice: str) -> None:
    """Say what was chosen, last of all: another desk's other choice is seen to differ from it."""
    mark = unit.open.mark(pair)
    unit.add(Settlement(id=unit.new_id(), clash=pair.id, choice=choice, rows=mark))


def _settle_apart(unit: Unit, pair: Pair, choice: Choice) -> str:
    """Settle what desks settled apart: as one of them did, or as it came to be."""
    if choice.verb == "keep":
        _say_settled(unit, pair, AS_IT_IS)
        return f"Leave as it is what {_names(unit, pair.decisions)} had settled in different ways"
    chosen = next((one for one in reversed(pair.decisions) if _is_meant(one, choice)), None)
    if chosen is None:
        raise Refused("odd_choice_apart", choice=choice.verb, field="choice")
    unit.open.take_decision(pair, chosen)
    dot = ".".join(map(str, chosen.decision.dot))
    _say_settled(unit, pair, chosen.decision.choice or f"{AS_DESK}:{dot}")
    others = [one for one in pair.decisions if one is not chosen]
    return f"{chosen.label}: as {_names(unit, [chosen])} decided, not {_names(unit, others)}"


def _is_meant(one: Decided, choice: Choice) -> bool:
    """Whether a choice names a decision: by its desk, or by what it was."""
    if choice.verb == "take":
        return one.desk == choice.number
    wanted = ALLOW_BOTH if choice.verb == "allow" else f"{UPHOLD}:{choice.number}"
    return one.decision.choice == wanted


def _names(unit: Unit, decisions: Iterable[Decided]) -> str:
    """The desks that decided, by name."""
    numbers = dict.fromkeys(one.desk for one in decisions)
    known = {one.id: one.name for one in unit.every(GroupDesk)}
    return " and ".join(known.get(number, f"desk {number:02d}") for number in numbers)


def _note_lead(unit: Unit, pair: Pair, choice: Choice) -> str:
    """What the lead says of the list counts anyhow: the lead notes that another said it leads."""
    lead, other = unit.get(GroupDesk, pair.stands), unit.get(GroupDesk, pair.displaced)
    if lead.id != unit.desk_number:
        raise Refused("only_the_lead", lead=lead.name)
    if choice.verb not in ("allow", "keep") and choice != Choice("uphold", lead.id):
        raise Refused("odd_choice", choice=choice.verb, field="choice")
    made = Settlement(id=unit.new_id(), clash=pair.id, choice=ALLOW_BOTH, rows=pair.mark)
    unit.add(made)
    return f"Note that {lead.name} leads, not {other.name}"


def _put_back(unit: Unit, taken: Taking) -> str:
    """Let a posting last as it did, in place of what the person got for it."""
    for row in taken.instead:
        unit.remove(unit.get(Posting, row))
    if taken.how == REMOVED:
        unit.add(decoded(Posting, dict(taken.cells)))
    elif taken.how == BEGINS_LATER:
        unit.change(unit.get(Posting, taken.row), from_day=taken.since)
    else:
        unit.change(unit.get(Posting, taken.row), to_day=taken.until)
    return "Put an officer back whose ward fell below its target"


def _end(unit: Unit, stays: Ended, gone: Ended) -> None:
    """Cut the days of the one that stays out of the other."""
    parts = gone.days.without(stays.days)
    if not parts:
        unit.remove(gone)
    else:
        unit.change(gone, from_day=parts[0].start, to_day=parts[0].end)
        for part in parts[1:]:
            unit.add(replace(gone, id=unit.new_id(), from_day=part.start, to_day=part.end))
