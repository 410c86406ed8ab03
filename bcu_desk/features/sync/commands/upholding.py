"""What it takes to let one of two records stand, by the sort of clash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
from bcu_desk.domain.fleet import Booking, BookingState, Quota, SpareMinimum, Vehicle
from bcu_desk.domain.people import OnCallTimes, Person
from bcu_desk.domain.places import Base
from bcu_desk.domain.rota.shifts import ShiftLine, ShiftPattern
from bcu_desk.features.sync.queries.naming import (
    noun_words,
)
from bcu_desk.features.sync.rules import (
    CLOSED_POST,
    DOUBLE_BOOKING,
    DOUBLE_DEDICATION,
    DOUBLE_HOLDING,
    DOUBLE_LEAD,
    DOUBLE_VALUE,
    DUPLICATE,
    GROUP_LEAD,
    WARD_GAP,
)
from bcu_desk.store.exchange.clashes import Pair
from bcu_desk.store.exchange.open_items import PARTS
from bcu_desk.store.exchange.unseen.wards import BEGINS_LATER, REMOVED, Taking
from bcu_desk.store.rows import decoded, noun_of
from bcu_desk.work.unit import Unit

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
BOTH = {
    DOUBLE_BOOKING: "bookings",
    DOUBLE_HOLDING: "holders of a post",
    DOUBLE_LEAD: "leads of a function",
    DOUBLE_DEDICATION: "superintendents of a borough",
    DOUBLE_VALUE: "values",
    WARD_GAP: "to leave a ward below its target",
    CLOSED_POST: "the holder and the end of a post",
    GROUP_LEAD: "desks that say they lead",
}
RECORDS: Mapping[str, tuple[type[Person | Post | Vehicle | Base | ShiftPattern], str]] = {
    "person": (Person, "collar"),
    "post": (Post, "code"),
    "vehicle": (Vehicle, "registration"),
    "base": (Base, "code"),
    "shift_pattern": (ShiftPattern, "code"),
}


def uphold(unit: Unit, pair: Pair, upheld: int) -> str:
    """Let one of two stand, and the other give way."""
    how = UPHOLDING.get("hand_over" if pair.noun == "hand_over" else pair.kind, _cut)
    return how(unit, pair, upheld)


def _other(pair: Pair, upheld: int) -> int:
    (other,) = {pair.stands, pair.displaced} - {upheld}
    return other


def _cut(unit: Unit, pair: Pair, upheld: int) -> str:
    """Cut the days of one out of the other."""
    kind = ENDED[pair.noun]
    _end(unit, unit.get(kind, upheld), unit.get(kind, _other(pair, upheld)))
    if pair.kind == DOUBLE_VALUE:
        return f"Uphold one of two values: {noun_words(pair.noun)}"
    return f"Uphold one of two {BOTH[pair.kind]}"


def _cancel(unit: Unit, pair: Pair, upheld: int) -> str:
    stays, gone = unit.get(Booking, upheld), unit.get(Booking, _other(pair, upheld))
    unit.change(gone, state=BookingState.CANCELLED)
    return f"Uphold booking {stays.reference}, cancel {gone.reference}"


def _send_back(unit: Unit, pair: Pair, upheld: int) -> str:
    other = _other(pair, upheld)
    return _put_back(unit, next(one for one in pair.takings if one.row == other))


def _make_one(unit: Unit, pair: Pair, upheld: int) -> str:
    unit.open.absorb(pair, upheld)
    if pair.noun in PARTS:
        renamed(unit, pair.noun, _other(pair, upheld))
    return f"Make one of two records of a {noun_words(pair.noun)}"


def _drop_note(unit: Unit, pair: Pair, upheld: int) -> str:
    unit.remove(unit.get(HandOver, _other(pair, upheld)))
    return "Uphold one of two notes of a hand-over"


def _open_again(unit: Unit, pair: Pair, upheld: int) -> str:
    """Let a post be there for as long as it is held."""
    held, post = unit.get(Posting, upheld), unit.get(Post, pair.owner)
    ends = (held.to_day, post.to_day)
    to_day = None if None in ends else max(day for day in ends if day is not None)
    unit.change(post, from_day=min(held.from_day, post.from_day), to_day=to_day)
    return f"Keep the post {post.code} open for its holder"


UPHOLDING: Mapping[str, Callable[[Unit, Pair, int], str]] = {
    DOUBLE_BOOKING: _cancel,
    WARD_GAP: _send_back,
    DUPLICATE: _make_one,
    CLOSED_POST: _open_again,
    "hand_over": _drop_note,
}


def end_with_post(unit: Unit, pair: Pair) -> str:
    """Cut a posting to the days of its post."""
    held, post = unit.get(Posting, pair.stands), unit.get(Post, pair.owner)
    within = held.days.within(post.days)
    if within is None:
        unit.remove(held)
    else:
        unit.change(held, from_day=within.start, to_day=within.end)
    return f"End the posting to {post.code} with the post"


def renamed(unit: Unit, noun: str, row_id: int) -> tuple[str, str]:
    """Give a record a key that is free; the one it had, and that."""
    kind, key = RECORDS[noun]
    row = unit.get(kind, row_id)
    told = getattr(row, key)
    taken = {getattr(one, key) for one in unit.every(kind)}
    free = next(name for n in count(2) if (name := f"{told}-{n}") not in taken)
    unit.change(row, **{key: free})
    return told, free


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
