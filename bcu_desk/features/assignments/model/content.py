"""The board as groups, rows and bars of a timeline: lanes of broken rules first, then holders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.spans import DaySpan, gaps
from bcu_desk.features.assignments.queries import Board
from bcu_desk.features.assignments.rules.board import BOROUGHS, COMMAND, FUNCTIONS, Row
from bcu_desk.features.assignments.rules.details import span_text
from bcu_desk.features.assignments.rules.items import BarItem, GapItem, Item, RuleItem, rule_key
from bcu_desk.features.assignments.rules.lanes import OF_COMMAND, Lane, Stand
from bcu_desk.features.assignments.rules.words import (
    bar_detail,
    charge_text,
    count_text,
    gap_title,
    short_detail,
    stretch_text,
)
from bcu_desk.kit.differences import TONES
from bcu_desk.kit.timeline.rows import (
    BarKind,
    Content,
    Grips,
    TimelineBar,
    TimelineGroup,
    TimelineRow,
)

HEADS = {
    BOROUGHS: ("Boroughs", "one dedicated superintendent each"),
    FUNCTIONS: ("Core functions", "one superintendent leads each, across the BCU"),
    COMMAND: ("Command", "one commander every day"),
}
CHECK = "check"
LONG_TITLE = 20
HUES = {COMMAND: "line2", BOROUGHS: "line2"}


def content_of(board: Board, items: dict[str, Item]) -> Content:
    """Everything that the timeline shows of a board."""
    groups = [*_check(board), *_groups(board)]
    bars = tuple(bar for item in items.values() if (bar := bar_of(item, board)) is not None)
    corner = "Months" if _long(board.period) else "Week from Monday"
    return Content(tuple(groups), bars, corner)


def _long(period: DaySpan) -> bool:
    return period.end is not None and (period.end - period.start).days > 300


def broken(board: Board) -> tuple[Lane, ...]:
    """The rules that have a lane: those not met on every day."""
    return tuple(lane for lane in board.lanes if lane.stretches)


def _check(board: Board) -> Iterator[TimelineGroup]:
    rows = tuple(
        TimelineRow(rule_key(lane), lane.rule.code, lane.rule.title, slim=True)
        for lane in broken(board)
    )
    if rows:
        count = "1 rule" if len(rows) == 1 else f"{len(rows)} rules"
        yield TimelineGroup(CHECK, "Model check", rows, f"{count} not met on every day")


def _groups(board: Board) -> Iterator[TimelineGroup]:
    for code, name in board.names:
        for group, (title, detail) in HEADS.items():
            found = [row for row in board.rows if (row.bcu, row.group) == (code, group)]
            if found:
                head = title if len(board.names) == 1 else f"{name}: {title.lower()}"
                rows = tuple(_row(row, board.period) for row in found)
                yield TimelineGroup(f"{code}.{group}", head, rows, detail)


def _row(row: Row, period: DaySpan) -> TimelineRow:
    title, subtitle = row.title, ""
    if row.group == BOROUGHS:
        subtitle = "1 ward" if row.count == 1 else f"{row.count} wards"
    elif len(title) > LONG_TITLE:
        title, _, subtitle = title.partition(" ")
    shut = gaps(row.judged, period)
    return TimelineRow(
        row.key,
        title,
        subtitle,
        icon=row.code,
        hue=row.code if row.group == FUNCTIONS else "muted",
        shut=tuple(_numbers(span, period) for span in shut),
    )


def _numbers(days: DaySpan, period: DaySpan) -> tuple[int, int]:
    """Day numbers of a span; one without an end reaches past the period."""
    last = days.end or (period.end or days.start)
    open_by = 0 if days.end else 400
    return days.start.toordinal(), max(last.toordinal() + open_by, days.start.toordinal() + 1)


def bar_of(item: Item, board: Board) -> TimelineBar | None:
    """The bar of an item; None for a rule as a whole, which is a row."""
    start, end = _numbers(item.days, board.period) if not isinstance(item, RuleItem) else (0, 0)
    if isinstance(item, GapItem):
        length = count_text(item.days) if item.days.end else "Gap, no end"
        short = f"{length.split(' ', maxsplit=1)[0]} d" if item.days.end else "Gap"
        told = gap_title(item.row, item.gap)
        return TimelineBar(
            item.key,
            item.row.key,
            start,
            end,
            length,
            kind=BarKind.GAP,
            short=short,
            spoken=f"{told}, {length}" if item.days.end else told,
            when=span_text(item.days),
            grips=Grips.NONE,
        )
    if isinstance(item, BarItem):
        return _holder(item, board.on, (start, end))
    return _stretch(item, board)


def _holder(item: BarItem, on: date, ends: tuple[int, int]) -> TimelineBar:
    row, bar = item.row, item.bar
    hue = bar.hue or HUES.get(row.group, row.code)
    kind = BarKind.SOFT
    if bar.standing is not Standing.SUBSTANTIVE:
        kind = BarKind.ACTING
    elif bar.days.start > on:
        kind = BarKind.PLAN
    detail = bar_detail(row, bar, on)
    told = f"{bar.name}, {bar.post}, {bar.standing.value}, {charge_text(row, bar)}"
    if bar.mark:
        told = f"{told}, {bar.mark} between the two days"
    return TimelineBar(
        item.key,
        row.key,
        *ends,
        bar.name,
        detail,
        kind=kind,
        short=short_detail(row, bar),
        hue=hue,
        spoken=f"{told}, ends within 28 days" if bar.ends_soon else told,
        when=span_text(bar.days),
        warned=bar.ends_soon,
        titles=_shorter(bar.name),
        grips=Grips.ENDS,
        turned=any(other.days.end == bar.days.start for other in row.bars),
        badge=bar.mark.capitalize(),
        badge_tone=TONES.get(bar.mark, "plain"),
    )


def _shorter(name: str) -> tuple[str, ...]:
    """A holder without the rank, then by surname alone."""
    parts = name.split(" ")
    plain = next((n for n, part in enumerate(parts) if part.endswith(".")), None)
    return (
        (parts[-1],) if plain is None else (" ".join(parts[plain:]), " ".join(parts[plain + 1 :]))
    )


LOOKS = {
    Stand.BROKEN: (BarKind.SOFT, "bad"),
    Stand.NOTICE: (BarKind.SOFT, "warn"),
    Stand.WAIVED: (BarKind.PLAN, "muted"),
}


def _stretch(item: RuleItem, board: Board) -> TimelineBar | None:
    if item.stretch is None:
        return None
    kind, hue = LOOKS[item.stretch.stand]
    code = item.lane.rule.code
    if item.stretch.stand is Stand.BROKEN and code in OF_COMMAND:
        kind = BarKind.SOLID
    words = stretch_text(code, item.stretch, board.on)
    return TimelineBar(
        item.key,
        rule_key(item.lane),
        *_numbers(item.stretch.days, board.period),
        words,
        kind=kind,
        hue=hue,
        spoken=f"{item.lane.rule.title}: {words}",
        when=span_text(item.stretch.days),
        aside=True,
        grips=Grips.NONE,
    )
