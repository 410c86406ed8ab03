"""A card under way to another place: where it may go, why not elsewhere, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.wording import holder_told
from bcu_desk.features.org_chart.rules.reporting import WORDS
from bcu_desk.features.org_chart.widgets.chart.card import Marks
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

OFF = 16.0


@dataclass(frozen=True, slots=True)
class Moving:
    """A post that is dragged, why it can't go under each other one, and where the pointer is."""

    code: str
    reasons: Mapping[str, str | None]
    at: QPointF
    over: str = ""

    def allowed(self) -> bool:
        """Whether it may be dropped where it is."""
        return bool(self.over) and self.reasons.get(self.over, "") is None


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
