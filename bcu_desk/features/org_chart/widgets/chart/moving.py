"""A card under way to another place: where it may go, why not elsewhere, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.moves import why_not_there
from bcu_desk.features.org_chart.model.tree import Tree
from bcu_desk.features.org_chart.model.wording import holder_told
from bcu_desk.features.org_chart.rules.reporting import WORDS
from bcu_desk.features.org_chart.widgets.chart.card import Marks
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

OFF = 16.0
GAP = 2.5  # from a card to the line that tells a post would be put there


@dataclass(frozen=True, slots=True)
class Moving:
    """A post that is dragged, why it can't go under each other one, and where the pointer is.

    `where` is how it would stand to the one it is over: under, before or after.
    """

    code: str
    reasons: Mapping[str, str | None]
    at: QPointF
    over: str = ""
    where: str = "under"

    def allowed(self) -> bool:
        """Whether it may be dropped where it is."""
        beside = self.where != "under"
        return bool(self.over) and (beside or self.reasons.get(self.over, "") is None)

    def under(self, tree: Tree) -> str:
        """The post that it would report to where it is, or ''."""
        return self.over if self.where == "under" else tree.over(self.over) or ""


def zone(box: QRectF, at: QPointF, *, across: bool) -> str:
    """Where a drop on a card puts a post: before it, under it in the middle, or after it."""
    share = (at.x() - box.left()) / box.width()
    if not across:
        share = (at.y() - box.top()) / box.height()
    return "before" if share < 1 / 3 else "after" if share > 2 / 3 else "under"


def placed_at(moving: Moving, loaded: Loaded, box: QRectF, *, across: bool) -> Moving:
    """The same over a card, told whether under or beside it; beside only where that is lawful."""
    where = zone(box, moving.at, across=across)
    if where != "under" and why_not_there(loaded, moving.code, moving.over, where) is not None:
        where = "under"
    return replace(moving, where=where)


def marks_while(moving: Moving, loaded: Loaded, code: str, *, folded: bool) -> Marks:
    """How a card looks while another is dragged: lit where it may go, else dimmed and told why."""
    if code == moving.code:
        return Marks(dim="Being moved", folded=folded)
    reason = moving.reasons[code]
    if reason is not None:
        return Marks(dim=WORDS[reason], folded=folded)
    leads = len(loaded.tree.branches[code].children)
    lit = f"Leads {leads}, would lead {leads + 1}"
    return Marks(lit=lit, folded=folded, target=code == moving.over)


def bubble_told(moving: Moving, loaded: Loaded) -> tuple[str, str]:
    """The bubble's two lines: what a drop here does, or why it may not be."""
    if not moving.over:
        return ("Drop on the post to report to", "Esc puts it back")
    target = loaded.tree.branches[moving.over].row
    reason = moving.reasons.get(moving.over)
    name = holder_told(target, loaded.on) if target.holder else target.title
    if moving.where != "under":
        return (f"{moving.where.capitalize()} {name}", f"From {long_day(loaded.on)}")
    if reason is None:
        return (f"Under {name}", f"From {long_day(loaded.on)}")
    return (f"Not under {name}", WORDS[reason])


def draw_moving(painter: QPainter, moving: Moving, loaded: Loaded, room: QRectF) -> None:
    """The card under the pointer, and the bubble above it."""
    look = tokens()
    first, second = bubble_told(moving, loaded)
    strong, plain = font_of("strong"), font_of("secondary")
    width = 24 + max(
        QFontMetricsF(strong).horizontalAdvance(first),
        QFontMetricsF(plain).horizontalAdvance(second),
    )
    line = QFontMetricsF(strong).height()
    bubble = QRectF(moving.at.x() + OFF, moving.at.y() - 2 * line - OFF, width, 2 * line + 14)
    bubble.moveLeft(max(8.0, min(bubble.left(), room.right() - width - 8)))
    bubble.moveTop(max(8.0, bubble.top()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.ink))
    painter.drawRoundedRect(bubble, 7, 7)
    painter.setPen(QColor(look.surface))
    inside = bubble.adjusted(12, 6, -12, -6)
    painter.setFont(strong)
    painter.drawText(inside, Qt.AlignmentFlag.AlignTop, first)
    painter.setFont(plain)
    painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, second)
    _ghost(painter, moving, loaded)


def draw_insertion(painter: QPainter, moving: Moving, box: QRectF, *, across: bool) -> None:
    """A line at the edge of a card beside which the post would be put."""
    if moving.where == "under":
        return
    before = moving.where == "before"
    gap = -GAP if before else GAP
    if across:
        x = (box.left() if before else box.right()) + gap
        edge = QLineF(x, box.top(), x, box.bottom())
    else:
        y = (box.top() if before else box.bottom()) + gap
        edge = QLineF(box.left(), y, box.right(), y)
    painter.setPen(QPen(QColor(tokens().accent), 3.0))
    painter.drawLine(edge)


def _ghost(painter: QPainter, moving: Moving, loaded: Loaded) -> None:
    look, branch = tokens(), loaded.tree.branches[moving.code]
    strong, small = font_of("strong"), font_of("small")
    card = QRectF(moving.at.x() + OFF, moving.at.y() + 4, 188, 40)
    painter.setPen(QPen(QColor(look.accent), 1.6))
    painter.setBrush(QColor(look.raised))
    painter.drawRoundedRect(card, 7, 7)
    inside = card.adjusted(10, 4, -10, -4)
    for role, words, ink, side in (
        (strong, holder_told(branch.row, loaded.on), look.ink, Qt.AlignmentFlag.AlignTop),
        (small, branch.row.title, look.muted, Qt.AlignmentFlag.AlignBottom),
    ):
        painter.setFont(role)
        painter.setPen(QColor(ink))
        shown = QFontMetricsF(role).elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, side, shown)
