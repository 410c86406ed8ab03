"""The board as a table: a line for each holder and each gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.features.assignments.rules.board import BOROUGHS, COMMAND, Bar, Row
from bcu_desk.features.assignments.rules.coming import (
    ENDS,
    GIVES_UP,
    STARTS,
    TAKES_ON,
    ComingChange,
)
from bcu_desk.features.assignments.rules.items import BarItem, GapItem, Item
from bcu_desk.features.assignments.rules.words import STANDINGS, count_text
from bcu_desk.kit.table_model import Column


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A holder or a gap of a row, with its last day."""

    key: str
    bcu: str
    row: str
    holder: str
    post: str
    standing: str
    first: date
    last: date | None
    also: str
    gap: bool


def lines_of(items: Iterable[Item]) -> tuple[BoardLine, ...]:
    """Lines in the order of the board; rules have none."""
    return tuple(_line(item) for item in items if isinstance(item, (BarItem, GapItem)))


def _line(item: BarItem | GapItem) -> BoardLine:
    last = None if item.days.end is None else item.days.end - timedelta(days=1)
    gap = isinstance(item, GapItem)
    bar = item.bar if isinstance(item, BarItem) else None
    return BoardLine(
        key=item.key,
        bcu=item.row.bcu,
        row=item.row.title,
        holder="Nobody" if bar is None else bar.name,
        post=", ".join(item.gap.posts) if isinstance(item, GapItem) else item.bar.post,
        standing=_gap_text(item) if bar is None else STANDINGS[bar.standing],
        first=item.days.start,
        last=last,
        also=_also(item.row, bar),
        gap=gap,
    )


def _gap_text(item: BarItem | GapItem) -> str:
    """`Gap, 11 d`; a gap without an end is open."""
    told = count_text(item.days).split(" ", maxsplit=1)[0]
    return f"Gap, {told} d" if item.days.end is not None else "Gap, open"


def _also(row: Row, bar: Bar | None) -> str:
    """What the holder has beside the row: functions for a borough, boroughs for a function."""
    if bar is None or row.group == COMMAND:
        return ""
    return ", ".join(bar.functions if row.group == BOROUGHS else bar.boroughs)


def _tone(line: BoardLine) -> str | None:
    return "bad" if line.gap else None


def _short(day: date | None) -> str:
    return "" if day is None else f"{day.day} {day:%b %Y}"


def _coming_tone(row: ComingChange) -> str | None:
    if not row.has_successor:
        return "bad"
    return "warn" if row.warned else None


def _away(row: ComingChange) -> str:
    return "1 day" if row.days == 1 else f"{row.days} days"


def _after(row: ComingChange) -> str:
    """Whether somebody follows, for an end."""
    if row.kind not in (ENDS, GIVES_UP):
        return ""
    return "Yes" if row.has_successor else "No successor"


WHAT = {ENDS: "Ends", STARTS: "Starts", TAKES_ON: "Takes on", GIVES_UP: "Gives up"}
COMING: tuple[Column[ComingChange], ...] = (
    Column("From", lambda row: row.at, _short, width=96, hint="The first day on which it is so"),
    Column("In", _away, width=76, tone=lambda row: "warn" if row.warned else None),
    Column("Who", lambda row: row.name, width=150),
    Column("What", lambda row: WHAT[row.kind], width=76),
    Column("Post", lambda row: row.title, width=236),
    Column("Code", lambda row: row.post, width=60),
    Column("Followed", _after, width=108, tone=_coming_tone),
)


COLUMNS: tuple[Column[BoardLine], ...] = (
    Column("BCU", lambda line: line.bcu, width=40),
    Column("Borough or function", lambda line: line.row, width=190),
    Column("Holder", lambda line: line.holder, width=138, tone=_tone),
    Column("Post", lambda line: line.post, width=52),
    Column("Standing", lambda line: line.standing, width=82, tone=_tone),
    Column("First day", lambda line: line.first, _short, width=96),
    Column(
        "Last day", lambda line: line.last, _short, width=97, hint="Empty where there is no end"
    ),
    Column("Also", lambda line: line.also or None, width=161),
)
