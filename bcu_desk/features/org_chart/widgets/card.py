"""Drawing a post's card, as much of it as the zoom lets be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from bcu_desk.features.org_chart.widgets.tree import Branch
from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import Tokens, tokens
from bcu_desk.kit.look.type_scale import font_of

ENDS_SOON = 28
BAND = 5.0


@dataclass(frozen=True, slots=True)
class Marks:
    """How a card stands now: chosen, folded (with how many below), dimmed with a reason, lit."""

    chosen: bool = False
    folded: bool = False
    dim: str | None = None
    lit: bool = False


def told_card(branch: Branch, on: date) -> str:
    """A card in words, for a screen reader and the tool tip."""
    row = branch.row
    holder = (
        f"vacant for {vacant_days(branch, on)} days"
        if row.holder_name is None
        else f"{row.holder_rank} {row.holder_name}"
    )
    below = f", {branch.filled} of {branch.posts} posts in the branch filled"
    return f"{row.title}: {holder}{below if branch.children else ''}"


def vacant_days(branch: Branch, on: date) -> int:
    """How long a post has been vacant on a day."""
    since = branch.row.vacant_since
    return 0 if since is None else (on - since).days


def badge_of(branch: Branch, on: date) -> tuple[str, str] | None:
    """The words and tone of a card's badge: how a post ends soon, or is held."""
    row = branch.row
    if row.held_to is not None and (row.held_to - on).days <= ENDS_SOON:
        return f"Ends in {(row.held_to - on).days} days", "warn"
    if row.standing in ("acting", "temporary"):
        return row.standing.capitalize(), "warn"
    return None


class CardPainter:
    """Draws cards into a painter that is scaled to the chart."""

    def __init__(self, painter: QPainter, on: date) -> None:
        self._painter = painter
        self._on = on
        self._look: Tokens = tokens()
        self._strong, self._plain = font_of("strong"), font_of("secondary")
        self._small = font_of("small")

    def draw(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        """One card."""
        self._frame(branch, box, marks)
        kind = branch.row.kind
        if kind == "commander":
            self._commander(branch, box, marks)
        elif kind == "superintendent":
            self._superintendent(branch, box, marks)
        else:
            self._other(branch, box, marks)

    def _frame(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        painter, look = self._painter, self._look
        vacant = branch.row.holder is None
        edge = look.accent if marks.lit else look.warn if vacant else look.line2
        if branch.row.kind not in ("commander", "superintendent") and not vacant:
            edge = look.accent if marks.lit else look.line
        pen = QPen(QColor(edge), 1.2)
        if vacant:
            pen.setStyle(Qt.PenStyle.DashLine)
        ground = look.accent_soft if marks.lit else look.bg if marks.dim else look.surface
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        if branch.charge is not None and branch.charge.function:
            self._band(box, look.hue(branch.charge.function))
        if marks.chosen:
            painter.setPen(QPen(QColor(look.accent), 2.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 8, 8)

    def _band(self, box: QRectF, colour: str) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, 6, 6)
        self._painter.save()
        self._painter.setClipPath(path)
        self._painter.fillRect(QRectF(box.left(), box.top(), BAND, box.height()), QColor(colour))
        self._painter.restore()

    def _commander(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        inside = box.adjusted(14, 7, -14, -7)
        count = f"{branch.filled} of {branch.posts} filled"
        self._text(inside, branch.row.title, self._plain, self._muted())
        self._text(inside, count, self._plain, self._muted(), right=True)
        name = QFont(font_of("section"))
        self._text(inside.adjusted(0, 20, 0, 0), self._holder(branch), name, self._ink(marks))
        self._badge(branch, inside.adjusted(0, 20, 0, 0))

    def _superintendent(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        look, charge = self._look, branch.charge
        inside = box.adjusted(14, 7, -8, -6)
        hue = look.hue(charge.function) if charge and charge.function else look.muted
        if charge and charge.function:
            at = QPoint(round(inside.left()), round(inside.top()) + 1)
            paint_icon(self._painter, charge.function, hue, at, 14)
        title = charge.function_title if charge and charge.function_title else branch.row.title
        self._text(inside.adjusted(20, 0, 0, 0), title or "", self._strong, QColor(hue))
        name = inside.adjusted(0, 20, 0, 0)
        self._text(name, self._holder(branch), font_of("section"), self._ink(marks))
        boroughs = ", ".join(charge.boroughs) if charge and charge.boroughs else "No borough"
        self._text(inside.adjusted(0, 40, 0, 0), boroughs, self._plain, self._muted())
        last = inside.adjusted(0, 57, 0, 0)
        self._text(
            last, marks.dim or f"{branch.filled} of {branch.posts}", self._small, self._muted()
        )
        self._badge(branch, last)

    def _other(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        inside = box.adjusted(8, 2, -8, -2)
        if branch.children:
            icon = "chevron_right" if marks.folded else "chevron_down"
            at = QPoint(round(inside.left()) - 2, round(box.center().y()) - 7)
            paint_icon(self._painter, icon, self._look.muted, at, 14)
        words = inside.adjusted(15, 0, 0, 0)
        top = QRectF(words.left(), words.top(), words.width(), 16)
        count = str(branch.posts) if branch.children else ""
        room = self._painter.fontMetrics().horizontalAdvance(count) + 8 if count else 0
        ink = QColor(self._look.warn) if branch.row.holder is None else self._ink(marks)
        self._text(top.adjusted(0, 0, -room, 0), self._holder(branch), self._strong, ink)
        self._text(top, count, self._plain, self._muted(), right=True)
        below = QRectF(words.left(), words.top() + 16, words.width(), 16)
        self._text(below, marks.dim or branch.row.title, self._small, self._muted())
        self._badge(branch, below)

    def _holder(self, branch: Branch) -> str:
        row = branch.row
        if row.holder_name is None:
            return f"Vacant for {vacant_days(branch, self._on)} days"
        return f"{row.holder_rank} {row.holder_name}"

    def _badge(self, branch: Branch, box: QRectF) -> None:
        badge = badge_of(branch, self._on)
        if badge is None:
            return
        words, tone = badge
        painter = self._painter
        painter.setFont(self._small)
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        place = QRectF(box.right() - width, box.top(), width, 16)
        ink, ground = self._look.tone(tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place, 8, 8)
        painter.setPen(QColor(ink))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _text(
        self, box: QRectF, words: str, font: QFont, ink: QColor, *, right: bool = False
    ) -> None:
        painter = self._painter
        painter.setFont(font)
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        x = box.right() - metrics.horizontalAdvance(shown) if right else box.left()
        painter.drawText(QPointF(x, box.top() + metrics.ascent()), shown)

    def _ink(self, marks: Marks) -> QColor:
        return QColor(self._look.muted if marks.dim else self._look.ink)

    def _muted(self) -> QColor:
        return QColor(self._look.muted)
