"""Moving the day on which one holder ends or starts, and the neighbour that meets it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from bcu_desk.domain.dated import Dated
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day

D = TypeVar("D", bound=Dated)
Moves = tuple[tuple[D, DaySpan], ...]


class Side(StrEnum):
    """Which edge of a bar is moved."""

    START = "start"
    END = "end"


class Record(StrEnum):
    """What the bar stands for: a posting, or what a post is charged with."""

    POSTING = "posting"
    DEDICATION = "dedication"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Edge:
    """The edge of a row of the file: `on` is the day after the last, or the first day.

    `thing` is the GSS code of a borough or the code of a core function; '' for a posting.
    """

    record: Record
    post: str
    thing: str
    side: Side
    on: date


def held_at(rows: Iterable[D], side: Side, on: date) -> D | None:
    """The row that ends, or starts, on a day."""
    return next((row for row in rows if _edge_day(row, side) == on), None)


def moves_of(held: D, others: Iterable[D], side: Side, to: date, *, follow: bool) -> Moves[D]:
    """The rows with their new days, the one held first.

    With `follow` a neighbour that meets the edge goes along, and one in the way gives room.
    Raises Refused where a row would hold no day, or where one is in the way and may not move.
    """
    days = _with_edge(held, side, to)
    found: list[tuple[D, DaySpan]] = [(held, days)]
    for row in others:
        in_way = row.days.overlaps(days) and not row.days.overlaps(held.days)
        if in_way and not follow:
            raise Refused("edge_in_the_way", start=long_day(row.from_day), field="to")
        if follow and (in_way or _edge_day(row, _other(side)) == _edge_day(held, side)):
            found.append((row, _with_edge(row, _other(side), to)))
    return tuple(found)


def _edge_day(row: Dated, side: Side) -> date | None:
    """The day after a row's last, or its first day."""
    return row.to_day if side is Side.END else row.from_day


def _other(side: Side) -> Side:
    return Side.START if side is Side.END else Side.END


def _with_edge(row: Dated, side: Side, to: date) -> DaySpan:
    """A row's days with one edge moved; one that would hold no day is refused."""
    if side is Side.END and to > row.from_day:
        return Span(row.from_day, to)
    if side is Side.START and (row.to_day is None or to < row.to_day):
        return Span(to, row.to_day)
    last = "no end" if row.to_day is None else long_day(row.to_day - timedelta(days=1))
    raise Refused(
        "edge_past_the_other",
        start=long_day(row.from_day),
        last=last,
        to=long_day(to),
        field="to",
    )
