"""The board as a table: a line for each holder and each gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.features.assignments.rules.board import BOROUGHS, COMMAND, Bar, Row
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
        standing=f"Gap, {count_text(item.days)}" if bar is None else STANDINGS[bar.standing],
        first=item.days.start,
        last=last,
        also=_also(item.row, bar),
        gap=gap,
    )


def _also(row: Row, bar: Bar | None) -> str:
    """What the holder has beside the row: functions for a borough, boroughs for a function."""
    if bar is None or row.group == COMMAND:
        return ""
    return ", ".join(bar.functions if row.group == BOROUGHS else bar.boroughs)


def _tone(line: BoardLine) -> str | None:
    return "bad" if line.gap else None


def _short(day: date | None) -> str:
    return "" if day is None else f"{day.day} {day:%b %Y}"


COLUMNS: tuple[Column[BoardLine], ...] = (
    Column("BCU", lambda line: line.bcu, width=40),
    Column("Borough or function", lambda line: line.row, width=172),
    Column("Holder", lambda line: line.holder, width=140, tone=_tone),
    Column("Post", lambda line: line.post, width=56),
    Column("Standing", lambda line: line.standing, width=92, tone=_tone),
    Column("First day", lambda line: line.first, _short, width=84),
    Column(
        "Last day", lambda line: line.last, _short, width=84, hint="Empty where there is no end"
    ),
    Column("Also", lambda line: line.also or None, width=120),
)
