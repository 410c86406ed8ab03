"""Instants as people at a terminal read them, and can type them again."""

from __future__ import annotations

import re
from datetime import datetime

from bcu_desk.domain.times import LONDON

_UTC = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?Z")


def in_london_words(told: str) -> str:
    """A text; where it is an instant in UTC, its wall time in London: `2017-07-03T15:00`."""
    if not _UTC.fullmatch(told):
        return told
    try:
        return f"{datetime.fromisoformat(told).astimezone(LONDON):%Y-%m-%dT%H:%M}"
    except ValueError:
        return told  # it only looks like one
