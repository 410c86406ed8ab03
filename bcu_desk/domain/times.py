"""Dates and times as people type them, and as the desk file keeps them.

The file keeps whole minutes since 1970-01-01 00:00 UTC; people see Europe/London wall time.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bcu_desk.domain.refusals import Refused

LONDON = ZoneInfo("Europe/London")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
YEARS = range(1900, 2200)
"""The years that times and days are taken in."""
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def minute_of(text: str, field: str = "time") -> int:
    """Minutes since the epoch for `YYYY-MM-DDTHH:MM`, London wall time unless Z or an offset says.

    Raises Refused `bad_time` (not a time), `time_never` (skipped when clocks go forward) or
    `time_twice` (comes twice when they go back; an offset makes it one).
    """
    if not _MOMENT.fullmatch(text):
        raise Refused("bad_time", value=text[:40], field=field)
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        raise Refused("bad_time", value=text[:40], field=field) from None
    if told.tzinfo is None:
        told = _london(told, field)
    if told.year not in YEARS:
        raise Refused("bad_time", value=text[:40], field=field)
    return int((told - EPOCH).total_seconds() // 60)


def _london(wall: datetime, field: str) -> datetime:
    """The wall time with London's offset, refused where that is none or two."""
    early, late = (wall.replace(tzinfo=LONDON, fold=fold) for fold in (0, 1))
    text = wall.strftime("%Y-%m-%dT%H:%M")
    told = f"{long_day(wall.date())} {wall:%H:%M}"
    if early.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None) != wall:
        raise Refused("time_never", value=text, told=told, field=field)
    if early.utcoffset() != late.utcoffset():
        raise Refused("time_twice", value=text, told=told, field=field)
    return early.astimezone(UTC)


def day_of(text: str, field: str = "day") -> date:
    """The date for `YYYY-MM-DD`; Refused `bad_day` for anything else."""
    try:
        if not _DAY.fullmatch(text):
            raise ValueError(text)
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("bad_day", value=text[:40], field=field) from None


@lru_cache(maxsize=16_384)
def in_london(minute: int) -> datetime:
    """London wall time, with its offset, of a minute since the epoch."""
    return (EPOCH + timedelta(minutes=minute)).astimezone(LONDON)


@lru_cache(maxsize=16_384)
def utc_text(minute: int) -> str:
    """`YYYY-MM-DDTHH:MMZ` of a minute since the epoch."""
    return (EPOCH + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%MZ")


def london_text(minute: int) -> str:
    """`YYYY-MM-DDTHH:MM` London wall time of a minute since the epoch."""
    return in_london(minute).strftime("%Y-%m-%dT%H:%M")


def midnight(day: date) -> int:
    """The minute at which the day starts in London (00:00 always exists there once)."""
    wall = datetime(day.year, day.month, day.day, tzinfo=LONDON)
    return int((wall - EPOCH).total_seconds() // 60)


def london_minute(day: date, hour: int) -> int:
    """The minute at which a day has an hour by the clocks of London."""
    at = datetime(day.year, day.month, day.day, hour, tzinfo=LONDON)
    return round((at - EPOCH).total_seconds()) // 60


@lru_cache(maxsize=4_096)
def long_day(day: date) -> str:
    """A day as people read it: `Mon 23 Jan 2017`."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def moment_text(minute: int) -> str:
    """A minute since the epoch as people read it, in London: `Mon 23 Jan 2017 14:05`."""
    moment = in_london(minute)
    return f"{long_day(moment.date())} {moment:%H:%M}"
