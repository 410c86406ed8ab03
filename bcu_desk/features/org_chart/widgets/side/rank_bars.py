"""How many posts of each rank a branch has, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bcu_desk.features.org_chart.model.tree import Tree
from bcu_desk.kit.look.tokens import text_scale, tokens
from bcu_desk.kit.look.type_scale import font_of

LINE = 19
NAMES, COUNTS = 58, 34


@dataclass(frozen=True, slots=True)
class RankCount:
    """Posts of a rank in a branch, and how many of them have a holder."""

    rank: str
    posts: int
    filled: int


def rank_counts(tree: Tree, code: str) -> tuple[RankCount, ...]:
    """The ranks of a branch, the highest first."""
    counts: dict[tuple[int, str], list[int]] = {}
    for below in tree.below(code):
        row = tree.branches[below].row
        sums = counts.setdefault((-row.grade, row.rank), [0, 0])
        sums[0] += 1
        sums[1] += row.holder is not None
    return tuple(RankCount(key[1], *counts[key]) for key in sorted(counts))


class RankBars(QWidget):
    """A bar for each rank: its posts pale, its holders in the function's hue."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: tuple[RankCount, ...] = ()
        self._hue = ""

    def show_counts(self, counts: Sequence[RankCount], hue: str | None) -> None:
        """Show a branch's ranks in the hue of its function."""
        self._counts, self._hue = tuple(counts), hue or ""
        told = ", ".join(f"{row.filled} of {row.posts} {row.rank}" for row in counts)
        self.setAccessibleName(f"Filled posts by rank: {told}")
        self.setFixedHeight(round(LINE * text_scale()) * len(counts))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw name, bar and figure on each line."""
        look, scale = tokens(), text_scale()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of("secondary"))
        most = max((row.posts for row in self._counts), default=1)
        names, counts, line = NAMES * scale, COUNTS * scale, round(LINE * scale)
        room = self.width() - names - counts
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, row in enumerate(self._counts):
            top = number * line
            painter.setPen(QColor(look.muted))
            painter.drawText(QRectF(0, top, names, line), middle, row.rank)
            painter.setPen(QColor(look.ink))
            right = QRectF(self.width() - counts, top, counts, line)
            painter.drawText(right, middle | Qt.AlignmentFlag.AlignRight, str(row.posts))
            painter.setPen(Qt.PenStyle.NoPen)
            for share, colour in ((row.posts, look.line), (row.filled, look.hue(self._hue))):
                width = max(3.0, room * share / most) if share else 0.0
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(names, top + line / 2 - 4, width, 8), 2, 2)
        painter.end()
