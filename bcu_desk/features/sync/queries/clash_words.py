"""What a clash is about, and what either record says, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import select

from bcu_desk.domain.assignments import UPLIFT, WARD_OFFICER, WARD_PCSO, YOUTH_OFFICER
from bcu_desk.domain.times import moment_text
from bcu_desk.features.sync.queries.naming import noun_words, row_words, value_words
from bcu_desk.features.sync.rules import (
    CLOSED_POST,
    DOUBLE_BOOKING,
    DOUBLE_DEDICATION,
    DOUBLE_LEAD,
    DOUBLE_VALUE,
    DUPLICATE,
    GROUP_LEAD,
    OWNERS,
    WARD_GAP,
)
from bcu_desk.store.exchange.clashes import Pair
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.tables.nouns import counted

GONE = "gone"  # beside the cells of a record that is there no more
Cells = Mapping[str, Any]
Words = Callable[[str], str]  # the words of a cell
# What people call by its name rather than by its code.
_CALLED = MappingProxyType(
    {
        "ward_id": SYNCED["ward"].c.name,
        "borough_id": SYNCED["borough"].c.name,
        "base_id": SYNCED["base"].c.name,
        "bcu_id": SYNCED["bcu"].c.name,
        "kind_id": SYNCED["vehicle_kind"].c.title,
        "rank_id": SYNCED["rank"].c.title,
    }
)
_TARGETS = MappingProxyType(
    {
        WARD_OFFICER: "DWOs",
        WARD_PCSO: "PCSOs",
        UPLIFT: "DWOs beyond the base",
        YOUTH_OFFICER: "youth officers",
    }
)


def subject_words(reader: Reader, pair: Pair, found: Cells) -> str:
    """Whom or what two records clash over."""
    if pair.kind == GROUP_LEAD:
        return "the group of desks"
    if pair.kind == WARD_GAP:
        return f"ward {_words(reader, 'post', {'ward_id': pair.owner})('ward_id')}"
    words = _words(reader, pair.noun, found)
    if pair.kind == DOUBLE_VALUE:
        return _VALUED[pair.noun](words, found)
    if pair.kind == DUPLICATE:
        (key,) = (name for name in ("collar", "code", "registration") if name in found)
        return f"{noun_words(pair.noun)} {found[key]}"
    return row_words(reader, OWNERS[pair.kind], pair.owner)


def member_words(reader: Reader, pair: Pair, found: Cells) -> tuple[str, str]:
    """What a record says, and when it holds."""
    words = _words(reader, pair.noun, found)
    if pair.kind == DOUBLE_BOOKING:
        when = f"{moment_text(found['start_minute'])} to {moment_text(found['end_minute'])}"
        state = "" if found["state"] == "confirmed" else f", {found['state']}"
        return f"{found['reference']}, {found['purpose']}", f"{when}{state}"
    when = _days(words, found)
    if pair.kind in (DOUBLE_LEAD, DOUBLE_DEDICATION):
        return row_words(reader, "post", found["post_id"]), when
    if pair.noun == "shift_pattern":
        return _SAID[pair.noun](words, found), f"{when}; {_duties(reader, found['id'])}"
    if pair.kind in (DOUBLE_VALUE, DUPLICATE):
        return _SAID[pair.noun](words, found), when
    if pair.kind == CLOSED_POST:
        when = f"{when}; {_post_days(reader, found['post_id'])}"
    return f"{words('person_id')}, {found['standing']}", when


def _duties(reader: Reader, pattern: int) -> str:
    """The duties of a shift pattern: `E 08:00 to 17:00`."""
    table = SYNCED["shift_code"]
    asked = select(table).where(table.c.pattern_id == pattern).order_by(table.c.code)
    told = [
        f"{row.code} {_clock(row.begins)} to {_clock((row.begins + row.lasts) % 1_440)}"
        for row in reader.rows(asked)
    ]
    return ", ".join(told) or "no duties"


def _post_days(reader: Reader, post: int) -> str:
    """When a post is in force."""
    table = SYNCED["post"]
    found = reader.rows(select(table).where(table.c.id == post))
    told = dict(zip(table.c.keys(), found[0], strict=True))
    return f"the post is there {_days(_words(reader, 'post', told), told)}"


def _days(words: Words, found: Cells) -> str:
    """When a record holds; the note of a hand-over has no days."""
    told = [f"from {words('from_day')}"] if "from_day" in found else []
    if found.get("to_day") is not None:
        told.append(f"gone on {words('to_day')}")
    if GONE in found:
        told.append("removed")
    return ", ".join(told) or "note"


def _words(reader: Reader, noun: str, found: Cells) -> Words:
    def words(name: str) -> str:
        called = _CALLED.get(name)
        if called is None or found[name] is None:
            return value_words(reader, noun, name, found[name])
        return str(reader.rows(select(called).where(called.table.c.id == found[name]))[0][0])

    return words


def _target_of(words: Words, found: Cells) -> str:
    kind = _TARGETS.get(found["kind"], found["kind"])
    if found["ward_id"] is not None:
        return f"target of {kind} in {words('ward_id')}"
    place = words("borough_id") if found["borough_id"] is not None else "every ward"
    return f"target of {kind} in {place}"


def _clock(minute: int) -> str:
    """Minutes after midnight as people write them."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _vehicle(words: Words, found: Cells) -> str:
    title = f"{found['title']}, " if found["title"] else ""
    return f"{title}kind {words('kind_id')} at {words('base_id')}"


_VALUED: Mapping[str, Callable[[Words, Cells], str]] = MappingProxyType(
    {
        "target": _target_of,
        "spare_minimum": lambda words, _: (
            f"how many of the kind {words('kind_id')} stay free at {words('base_id')}"
        ),
        "quota": lambda words, _: f"hours of {words('borough_id')} of the kind {words('kind_id')}",
        "reporting_line": lambda words, _: f"place of post {words('post_id')}",
        "shift_line": lambda words, _: f"shift pattern of {words('person_id')}",
        "on_call_times": lambda words, _: f"hand-over times of {words('bcu_id')}",
        "model_rule": lambda _, found: f"rule {found['code']}",
        "hand_over": lambda words, _: f"hand-over of {words('person_id')} in {words('post_id')}",
    }
)
_SAID: Mapping[str, Callable[[Words, Cells], str]] = MappingProxyType(
    {
        "target": lambda _, found: str(found["amount"]),
        "spare_minimum": lambda _, found: f"{found['amount']} stay free",
        "quota": lambda _, found: f"{counted(found['hours_a_week'], 'hour')} a week",
        "reporting_line": lambda words, _: f"under {words('under_id')}",
        "shift_line": lambda words, found: f"{words('pattern_id')}, place {found['position']}",
        "on_call_times": lambda _, found: (
            f"{_clock(found['day_minute'])} and {_clock(found['night_minute'])}"
        ),
        "model_rule": lambda words, found: (
            f"{words('bound')} at {found['severity']}: {found['reading']}"
        ),
        "person": lambda words, found: (
            f"{found['forename']} {found['surname']}, {words('rank_id')}"
        ),
        "post": lambda words, found: f"{found['title']}, {words('rank_id')}",
        "vehicle": _vehicle,
        "base": lambda words, found: f"{found['name']}, {words('borough_id')}",
        "shift_pattern": lambda _, found: f"{found['title']}: {found['cycle']}",
        "hand_over": lambda _, found: str(found["note"]),
    }
)
