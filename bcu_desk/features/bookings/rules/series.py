"""Bookings that repeat: RFC 5545 rules in London wall time, each date with its true hours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice, pairwise
from typing import cast

from dateutil.rrule import rrule, rrulestr

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import EPOCH, LONDON

MOST_DATES = 400
LONGEST = timedelta(days=2 * 366)
_PARTS = ("FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS")
_KNOWN = (*_PARTS, "WKST")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_WALL = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_UNTIL = re.compile(r"(\d{8})(T\d{6}(Z)?)?")
_LONGEST_RULE = 300


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date of a series; `span` is None where that night has no such hour."""

    day: date
    span: MinuteSpan | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that was read: its parts, the first start and end in wall time."""

    parts: dict[str, str]
    first: datetime
    length: timedelta

    @property
    def text(self) -> str:
        """The rule as RFC 5545 writes it, its parts in one order."""
        return ";".join(f"{name}={self.parts[name]}" for name in _KNOWN if name in self.parts)


def read_rule(repeat: str, start: str, end: str) -> Rule:
    """A rule and the wall times of its first booking, as they were typed.

    Raises Refused `bad_repeat`, `repeat_endless`, `bad_wall_time` or `ends_before_start`.
    """
    parts = _parts(repeat)
    first, last = wall_given(start, "start"), wall_given(end, "end")
    if last <= first:
        raise Refused("ends_before_start", field="end")
    rule = Rule(parts, first, last - first)
    try:
        _until(rule)
        _dateutil(rule)
    except (ValueError, OverflowError, TypeError, KeyError):
        raise _bad(repeat) from None
    return rule


def occurrences(rule: Rule) -> tuple[Occurrence, ...]:
    """Every date of a series, in order.

    Raises Refused `repeat_never`, `repeat_too_many` or `repeat_too_long`.
    """
    count = int(rule.parts.get("COUNT", MOST_DATES + 1))
    days = list(islice(_walls(rule), min(count, MOST_DATES + 1)))
    if not days:
        raise Refused("repeat_never", repeat=rule.text, field="repeat")
    if len(days) > MOST_DATES:
        raise Refused("repeat_too_many", most=MOST_DATES, field="repeat")
    if "COUNT" in rule.parts and len(days) < count:
        raise Refused("repeat_too_long", dates=count, fit=len(days), field="repeat")
    return tuple(Occurrence(wall.date(), span_at(wall, rule.length)) for wall in days)


def refuse_self_overlap(dates: Sequence[Occurrence], turn_round: int) -> None:
    """Raise Refused `series_overlaps_itself` where a date begins before the last is done."""
    known = [item for item in dates if item.span is not None]
    for one, other in pairwise(known):
        assert one.span is not None
        assert other.span is not None
        end = one.span.end or one.span.start
        if other.span.start < end + turn_round:
            raise Refused(
                "series_overlaps_itself",
                day=one.day.isoformat(),
                next_day=other.day.isoformat(),
                turn_round_minutes=turn_round,
                field="repeat",
            )


def span_at(wall: datetime, length: timedelta) -> MinuteSpan | None:
    """The minutes from a wall time on; None where the clocks leave nothing of them.

    An hour that is skipped in spring is read by the offset before it, the first of two in autumn.
    """
    start, end = _minute(wall), _minute(wall + length)
    return Span(start, end) if start < end else None


def wall_given(text: str, field: str) -> datetime:
    """A London wall time as it was typed. Raises Refused `bad_wall_time`."""
    try:
        if not _WALL.fullmatch(text):
            raise ValueError(text)
        return datetime.fromisoformat(text)
    except ValueError:
        raise Refused("bad_wall_time", value=text[:40], field=field) from None


def _minute(wall: datetime) -> int:
    return int((wall.replace(tzinfo=LONDON) - EPOCH).total_seconds() // 60)


def _walls(rule: Rule) -> Iterator[datetime]:
    """The wall times of a rule; it is cut at two years, so that it always ends."""
    yield from _dateutil(rule)


def _dateutil(rule: Rule) -> rrule:
    """The rule for dateutil: counting is left to the caller, the end is always given."""
    parts = {name: text for name, text in rule.parts.items() if name not in ("COUNT", "UNTIL")}
    text = ";".join(f"{name}={value}" for name, value in parts.items())
    until = min(rule.first + LONGEST, _until(rule) or rule.first + LONGEST)
    return cast("rrule", rrulestr(f"{text};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=rule.first))


def _until(rule: Rule) -> datetime | None:
    """The last wall time of a rule; of a day, all of it. ValueError where it is none."""
    text = rule.parts.get("UNTIL")
    if text is None:
        return None
    found = _UNTIL.fullmatch(text)
    if not found:
        raise ValueError(text)
    if not found[2]:
        return datetime.strptime(text + "235959", "%Y%m%d%H%M%S")  # noqa: DTZ007 - wall time
    told = datetime.strptime(text[:15], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - wall time, or UTC below
    if not found[3]:
        return told
    return told.replace(tzinfo=EPOCH.tzinfo).astimezone(LONDON).replace(tzinfo=None)


def _parts(repeat: str) -> dict[str, str]:
    text = repeat.strip().upper().removeprefix("RRULE:")
    pairs = [part.partition("=") for part in text.split(";") if part]
    parts = {name: value for name, _, value in pairs}
    if len(text) > _LONGEST_RULE or len(pairs) != len(parts) or not _are_known(parts):
        raise _bad(repeat)
    if not {"COUNT", "UNTIL"} & set(parts):
        raise Refused("repeat_endless", field="repeat")
    return parts


def _are_known(parts: dict[str, str]) -> bool:
    """Whether every part is one that there is, the numbers are numbers, and it ends one way."""
    return (
        all(name in _KNOWN and value for name, value in parts.items())
        and all(_is_number(parts[name]) for name in ("COUNT", "INTERVAL") if name in parts)
        and parts.get("FREQ") in _FREQUENCIES
        and not {"COUNT", "UNTIL"} <= set(parts)
    )


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < int(text) < 10_000


def _bad(repeat: str) -> Refused:
    return Refused("bad_repeat", value=repeat[:60], field="repeat")
