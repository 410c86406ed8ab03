"""The board as a table: a line for each holder and each gap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.features.assignments.rules.items import BarItem, GapItem, Item
from bcu_desk.features.assignments.rules.words import STANDINGS, charge_text, count_text
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
    length: str
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
        standing="Gap" if bar is None else STANDINGS[bar.standing],
        first=item.days.start,
        last=last,
        length="no end" if last is None else count_text(item.days),
        also="" if bar is None else charge_text(item.row, bar),
        gap=gap,
    )


def _tone(line: BoardLine) -> str | None:
    return "bad" if line.gap else None


COLUMNS: tuple[Column[BoardLine], ...] = (
    Column("BCU", lambda line: line.bcu, width=48),
    Column("Borough or function", lambda line: line.row, width=180),
    Column("Holder", lambda line: line.holder, width=160, tone=_tone),
    Column("Post", lambda line: line.post, width=64),
    Column("Standing", lambda line: line.standing, width=76, tone=_tone),
    Column("First day", lambda line: line.first, width=116),
    Column("Last day", lambda line: line.last, width=116, hint="Empty where there is no end"),
    Column("Length", lambda line: line.length, width=72),
    Column("Also", lambda line: line.also or None, width=160),
)
