"""Where groups, rows and bars lie: lines from the top, lanes for bars that overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from bcu_desk.kit.timeline.rows import Content, Late, TimelineBar, TimelineGroup, TimelineRow


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels of the parts, at text of its usual size."""

    names: int = 176
    head: int = 26
    group: int = 24
    row: int = 32
    lane: int = 29
    bar: int = 28
    folded: int = 24
    slim: int = 18

    def scaled(self, factor: float) -> Sizes:
        """The same for text that is larger or smaller."""
        return Sizes(*(round(getattr(self, name) * factor) for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Line:
    """A line from the top: a group's head (no row, no chips), a row, or folded rows."""

    top: int
    height: int
    group: TimelineGroup
    row: TimelineRow | None = None
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its lane."""

    bar: TimelineBar
    lane: int


class _Track:
    """The bars of one row in order of their starts, each in a lane of its own time."""

    def __init__(self, bars: Sequence[TimelineBar], late: Late | None = None) -> None:
        self._late = late
        lies: list[tuple[int, int, TimelineBar | str]] = [(b.start, b.end, b) for b in bars]
        lies += [(start, end, key) for key, start, end in late.lies] if late else ()
        self._lies = sorted(lies, key=itemgetter(0, 1))
        self._lane_of: list[int] = []
        ends: list[int] = []
        for start, end, _ in self._lies:
            lane = 0
            while lane < len(ends) and ends[lane] > start:
                lane += 1
            ends[lane : lane + 1] = [end]
            self._lane_of.append(lane)
        self.lanes = max(1, len(ends))

    @cached_property
    def placed(self) -> list[Placed]:
        """The bars, made when the row is first seen."""
        late = {bar.key: bar for bar in self._late.make()} if self._late else {}
        bars = [late[one] if isinstance(one, str) else one for _, _, one in self._lies]
        return [Placed(bar, lane) for bar, lane in zip(bars, self._lane_of, strict=True)]

    @cached_property
    def _longest(self) -> int:
        bars = [placed.bar for placed in self.placed]
        return max((bar.end - bar.start + bar.tail for bar in bars), default=0)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _, _ in self._lies]

    def between(self, start: float, end: float) -> Sequence[Placed]:
        """The bars that may be seen between two times."""
        first = bisect_left(self._starts, start - self._longest)
        return self.placed[first : bisect_right(self._starts, end)]


class Layout:
    """The lines of a content, and its bars by row, ready to be drawn and found."""

    def __init__(self, content: Content, sizes: Sizes) -> None:
        self.content = content
        self.sizes = sizes
        by_row: dict[str, list[TimelineBar]] = {}
        for bar in content.bars:
            by_row.setdefault(bar.row, []).append(bar)
        late = content.late
        self._tracks = {
            key: _Track(by_row.get(key, ()), late.get(key)) for key in by_row.keys() | late.keys()
        }
        self._no_bars = _Track(())
        self._bars = {bar.key: bar for bar in content.bars}
        self._row_of_late = {key: row for row, own in late.items() for key, _, _ in own.lies}
        self.longest_aside = max(
            (bar.title for bar in content.bars if bar.aside), key=len, default=""
        )
        self.lines: list[Line] = []
        self.height = 0
        for group in content.groups:
            self._add_group(group)
        self._tops = [line.top for line in self.lines]
        self._rows = {line.row.key: line for line in self.lines if line.row is not None}

    def _add_group(self, group: TimelineGroup) -> None:
        self._add(self.sizes.group, group)
        for row in group.rows:
            more = self._track(row.key).lanes - 1
            sizes = self.sizes
            tall = (1 + more) * sizes.slim if row.slim else sizes.row + more * sizes.lane
            self._add(tall, group, row)
        if group.folded:
            self._add(self.sizes.folded, group, folded=True)

    def _add(
        self,
        height: int,
        group: TimelineGroup,
        row: TimelineRow | None = None,
        *,
        folded: bool = False,
    ) -> None:
        self.lines.append(Line(self.height, height, group, row, folded))
        self.height += height

    def _track(self, row: str) -> _Track:
        return self._tracks.get(row, self._no_bars)

    def lines_between(self, top: int, bottom: int) -> Sequence[Line]:
        """The lines that can be seen between two heights."""
        first = max(0, bisect_right(self._tops, top) - 1)
        return self.lines[first : bisect_left(self._tops, bottom)]

    def line_at(self, y: int) -> Line | None:
        """The line at a height, or None below the last."""
        if not 0 <= y < self.height:
            return None
        return self.lines[bisect_right(self._tops, y) - 1]

    def line_of(self, row: str) -> Line | None:
        """The line of a row by its key, or None."""
        return self._rows.get(row)

    def rows(self) -> tuple[str, ...]:
        """The keys of all rows with a line of their own, from the top."""
        return tuple(self._rows)

    def bar(self, key: str) -> TimelineBar | None:
        """A bar by its key, or None."""
        row = self._row_of_late.get(key)
        if row is not None and key not in self._bars:
            self._bars |= {placed.bar.key: placed.bar for placed in self._track(row).placed}
        return self._bars.get(key)

    def bars_of(self, row: str) -> Sequence[Placed]:
        """All bars of a row in order of their starts."""
        return self._track(row).placed

    def bars_between(self, row: str, start: float, end: float) -> Sequence[Placed]:
        """The bars of a row that may be seen between two times."""
        return self._track(row).between(start, end)

    def bar_top(self, line: Line, lane: int) -> int:
        """The top of a lane's bars in a line."""
        if line.row is not None and line.row.slim:
            return line.top + 2 + lane * self.sizes.slim
        return line.top + (self.sizes.row - self.sizes.bar) // 2 + lane * self.sizes.lane

    def bar_height(self, line: Line) -> int:
        """How tall bars are in a line."""
        slim = line.row is not None and line.row.slim
        return self.sizes.slim - 4 if slim else self.sizes.bar
