"""Somebody carried over the chart: which vacancies they may take, and why not the other posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.moves import Offer
from bcu_desk.features.org_chart.widgets.chart.card import Marks
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

OFF = 16.0


@dataclass(frozen=True, slots=True)
class Offering:
    """A person under the pointer, what each post is to them, and the post they are held over."""

    name: str
    offers: Mapping[str, Offer]
    at: QPointF
    over: str = ""

    def marks(self, code: str, *, folded: bool) -> Marks:
        """How a card looks: lit where they may go, else dimmed and told why."""
        offer = self.offers[code]
        if not offer.lawful:
            return Marks(dim=offer.words, folded=folded)
        return Marks(lit=offer.words, folded=folded, target=code == self.over)


def offering_told(offering: Offering, loaded: Loaded) -> tuple[str, str]:
    """The bubble's two lines: what a drop here does, or why it may not be."""
    if not offering.over:
        return (f"{offering.name}: drop on a vacancy", "Esc puts back")
    title, offer = loaded.tree.branches[offering.over].row.title, offering.offers[offering.over]
    if offer.lawful:
        return (f"{offering.name} to {title}", f"From {long_day(loaded.on)}. {offer.words}")
    return (f"Not to {title}", offer.words)


def draw_offering(painter: QPainter, offering: Offering, loaded: Loaded, room: QRectF) -> None:
    """The bubble beside the pointer."""
    look, lines = tokens(), offering_told(offering, loaded)
    fonts = (font_of("strong"), font_of("secondary"))
    widths = [
        QFontMetricsF(font).horizontalAdvance(line) for font, line in zip(fonts, lines, strict=True)
    ]
    line = QFontMetricsF(fonts[0]).height()
    bubble = QRectF(offering.at.x() + OFF, offering.at.y() + OFF, max(widths) + 24, 2 * line + 14)
    bubble.moveLeft(max(8.0, min(bubble.left(), room.right() - bubble.width() - 8)))
    bubble.moveTop(max(8.0, min(bubble.top(), room.bottom() - bubble.height() - 8)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.ink))
    painter.drawRoundedRect(bubble, 7, 7)
    painter.setPen(QColor(look.surface))
    inside = bubble.adjusted(12, 6, -12, -6)
    for font, told, side in zip(
        fonts, lines, (Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom), strict=True
    ):
        painter.setFont(font)
        painter.drawText(inside, side, told)
