"""Times and warnings of absences as sentences tell them."""

from __future__ import annotations

from bcu_desk.domain.refusals import Fact
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import in_london, long_day, moment_text
from bcu_desk.features.coverage.rules.absences.board import Board, day_of
from bcu_desk.features.coverage.rules.absences.effects import Warn


def span_words(span: MinuteSpan) -> str:
    """Some minutes: `Thu 26 Jan 2017 14:00 to 23:00`; whole days by their first and last."""
    stop = span.end or span.start
    start, end = in_london(span.start), in_london(stop)
    if (start.hour, start.minute, end.hour, end.minute) == (0, 0, 0, 0):
        first, last = start.date(), day_of(stop - 1)
        whole = f"all {long_day(first)}"
        return whole if first == last else f"{long_day(first)} to {long_day(last)}"
    same = start.date() == end.date()
    return f"{moment_text(span.start)} to {f'{end:%H:%M}' if same else moment_text(stop)}"


def warning(board: Board, warn: Warn) -> tuple[str, dict[str, Fact]]:
    """The code of a warning's sentence, and its facts."""
    ward = board.wards[warn.ward_id].name
    if warn.minutes is None:
        days = "" if warn.days == 1 else f" and {warn.days - 1} more days"
        return "absence_empties_ward", {"ward": ward, "on": f"{long_day(warn.on)}{days}"}
    rate = f"{(warn.minutes.rate or 0) * 100:.1f}"
    month = f"{warn.on:%B %Y}"
    facts: dict[str, Fact] = {"ward": ward, "rate": rate, "limit": warn.limit, "month": month}
    return "absence_over_limit", facts
