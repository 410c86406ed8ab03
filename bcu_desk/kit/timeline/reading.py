"""A timeline in words: every row, bar and chip, for screen readers and tool tips."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect

from bcu_desk.kit.nodes import Node
from bcu_desk.kit.timeline.layout import Line
from bcu_desk.kit.timeline.paint.picture import Picture, line_rect
from bcu_desk.kit.timeline.rows import Axis, TimelineBar


@dataclass(frozen=True, slots=True)
class Target:
    """What a node stands for: `kind` is row, bar or chip."""

    kind: str
    key: str
    row: str = ""


def spoken(bar: TimelineBar, axis: Axis) -> str:
    """A bar in words: what, when, and whatever the caller adds."""
    told = bar.spoken or ", ".join(part for part in (bar.title, bar.subtitle, bar.note) if part)
    return f"{told}, {bar.when or axis.span_words(bar.start, bar.end)}"


def read(picture: Picture) -> tuple[tuple[Node, ...], tuple[Target, ...]]:
    """The nodes in reading order, and what each stands for."""
    nodes: list[Node] = []
    targets: list[Target] = []
    for line in picture.layout.lines:
        for node, target in _of_line(picture, line):
            nodes.append(node)
            targets.append(target)
    return tuple(nodes), tuple(targets)


def _of_line(picture: Picture, line: Line) -> list[tuple[Node, Target]]:
    if line.folded:
        return [
            (
                Node(f"{chip.title} {chip.subtitle}".strip(), rect.toRect(), "button"),
                Target("chip", chip.key),
            )
            for chip, rect in picture.chips(line)
        ]
    if line.row is None:
        return []
    return [_row(picture, line), *_bars(picture, line)]


def _row(picture: Picture, line: Line) -> tuple[Node, Target]:
    row = line.row
    assert row is not None
    parts = [row.title, row.subtitle, row.chip, f"in {line.group.title}"]
    at = picture.cursor
    here = at.row == row.key and at.bar is None
    count = len(picture.layout.bars_of(row.key))
    node = Node(
        ", ".join(part for part in parts if part),
        line_rect(picture, line),
        "list item",
        selected=at.row == row.key,
        focused=here and picture.keyboard,
        description=f"{count} on this row" if count else "Nothing on this row",
    )
    return node, Target("row", row.key, row.key)


def _bars(picture: Picture, line: Line) -> list[tuple[Node, Target]]:
    row = line.row
    assert row is not None
    found = []
    for placed in picture.layout.bars_of(row.key):
        bar = placed.bar
        here = picture.cursor.bar == bar.key
        rect: QRect = picture.rect_of(line, bar, placed.lane).toAlignedRect()
        node = Node(
            f"{row.title}: {spoken(bar, picture.axis)}",
            rect,
            "cell",
            selected=here,
            focused=here and picture.keyboard,
        )
        found.append((node, Target("bar", bar.key, row.key)))
    return found
