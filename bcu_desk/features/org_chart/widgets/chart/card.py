"""Drawing a post's card, as much of it as the zoom lets be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from bcu_desk.features.org_chart.model.tree import Branch
from bcu_desk.features.org_chart.model.wording import (
    Badge,
    card_badges,
    figures_told,
    hidden_told,
    holder_short,
    holder_told,
)
from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import Tokens, tokens
from bcu_desk.kit.look.type_scale import ROLES, font_of

FULL, NAMES = 0.9, 0.42  # zoom from which all of a card is drawn, or its name only
LEAST_TEXT = 11
BAND, ROUND = 5.0, 7.0
CHEVRON = 14
SENIOR = ("commander", "superintendent")
NARROWEST = 62  # per cent of a letter's width
LEAST_EDGE = 5.0  # pixels that a function's name leaves to the card's edge


@dataclass(frozen=True, slots=True)
class Marks:
    """How a card stands now: chosen, folded, dimmed with a reason, lit, the one under the drag."""

    chosen: bool = False
    folded: bool = False
    dim: str | None = None
    lit: str | None = None
    target: bool = False


class CardPainter:
    """Draws cards, given in pixels of the widget, at a zoom."""

    def __init__(self, painter: QPainter, on: date, zoom: float) -> None:
        self._painter = painter
        self._on = on
        self._zoom = zoom
        self._look: Tokens = tokens()
        self._fonts = {role: _scaled(role, zoom) for role in ROLES}
        self._metrics = {role: QFontMetricsF(font) for role, font in self._fonts.items()}

    def draw(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        """One card."""
        self._frame(branch, box, marks)
        if self._zoom < FULL:
            self._name_only(branch, box, marks)
        elif branch.row.kind == "commander":
            self._commander(branch, box, marks)
        elif branch.row.kind == "superintendent":
            self._superintendent(branch, box, marks)
        else:
            self._other(branch, box, marks)

    def draw_gone(self, branch: Branch, box: QRectF) -> None:
        """A post that is no more: dashed, without ground, all of it muted."""
        painter, look, u = self._painter, self._look, self._zoom
        pen = QPen(QColor(look.line2), 1.0)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.0, 3.0])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, ROUND * min(1.0, u), ROUND * min(1.0, u))
        if u < NAMES:
            return
        inside = box.adjusted(10 * u, 3 * u, -9 * u, -3 * u)
        held = branch.row.holder is not None
        name = holder_short(branch.row, self._on) if held else "Was vacant"
        taken = self._badges((("Gone", "bad"),), inside, Marks())
        self._text(inside.adjusted(0, 0, -taken, 0), name, "strong", self._muted())
        if u >= FULL:
            self._text(inside.adjusted(0, 16.5 * u, 0, 0), branch.row.title, "small", self._muted())

    def _frame(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        painter, look = self._painter, self._look
        pen = QPen(QColor(_edge(branch, marks, look)), 1.0)
        if branch.row.holder is None:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3.5, 2.5])
        ground = look.accent_soft if marks.lit else look.bg if marks.dim else look.surface
        round_ = ROUND * min(1.0, self._zoom)
        painter.setPen(pen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, round_, round_)
        if branch.leads:
            hue = look.hue(branch.leads)
            _draw_band(painter, box, look.line2 if marks.dim else hue, self._zoom)
        if marks.chosen or marks.target:
            painter.setPen(QPen(QColor(look.accent), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-3.5, -3.5, 3.5, 3.5), round_ + 3, round_ + 3)

    def _name_only(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        role = "small" if self._zoom < 0.7 else "strong"
        inside = box.adjusted(8 * self._zoom + 2, 0, -4, 0)
        line = self._metrics[role].height()
        top = box.center().y() - line / 2
        big = branch.row.kind == "superintendent"
        if big and branch.charge is not None and branch.leads:
            title = QRectF(inside.left(), top - line * 0.6, inside.width(), line)
            hue = self._look.muted if marks.dim else self._look.hue(branch.leads)
            self._text(title, branch.charge.function_title or "", role, QColor(hue))
            top += line * 0.6
        place = QRectF(inside.left(), top, inside.width(), line)
        self._holder(place, branch, role, marks)

    def _commander(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        u = self._zoom
        inside = box.adjusted(14 * u, 8 * u, -14 * u, -7 * u)
        told = marks.dim or marks.lit or figures_told(branch)
        right = self._width(told, "secondary")
        upper = inside.adjusted(0, 0, -right - 10, 0)
        self._text(upper, branch.row.title, "secondary", self._muted())
        self._text(inside, told, "secondary", self._muted(), right=True)
        lower = inside.adjusted(0, 20 * u, 0, 0)
        left = self._badges(card_badges(branch, self._on), lower, marks)
        self._holder(lower.adjusted(0, 0, -left, 0), branch, "section", marks)

    def _superintendent(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        u, charge = self._zoom, branch.charge
        inside = box.adjusted(15 * u, 9 * u, -9 * u, -6 * u)
        self._function(branch, inside, box.right() - LEAST_EDGE, marks)
        self._holder(inside.adjusted(0, 20 * u, 0, 0), branch, "section", marks)
        chips = inside.adjusted(0, 43 * u, -CHEVRON - 4, 0)
        self._boroughs(charge.boroughs if charge else (), chips)
        self._chevron(QPointF(inside.right() - CHEVRON + 3, chips.top() + 2 * u), marks)
        last = inside.adjusted(0, 67 * u, 0, 0)
        room = self._badges(card_badges(branch, self._on)[:1], last, marks)
        ink = QColor(self._look.accent) if marks.lit else self._muted()
        told = marks.dim or marks.lit or self._counts(branch, last.width() - room, marks)
        self._text(last.adjusted(0, 1, -room, 0), told, "secondary", ink)

    def _function(self, branch: Branch, inside: QRectF, right: float, marks: Marks) -> None:
        """The sign and name of the function that a post leads; the post's title if none."""
        look, charge = self._look, branch.charge
        function = charge.function if charge else None
        title, hue, shift = branch.row.title, look.muted, 0.0
        if charge is not None and function:
            title, shift = charge.function_title or "", 19.0
            hue = look.muted if marks.dim else look.hue(function)
            paint_icon(self._painter, function, hue, inside.topLeft() + QPointF(-1, 0), 15)
        name = QRectF(inside.left() + shift, inside.top(), 0, inside.height())
        name.setRight(right)
        self._label(name, title, QColor(hue))

    def _label(self, box: QRectF, words: str, ink: QColor) -> None:
        """A function's name, as tall as the others, in narrower letters where it is a long one."""
        font = narrowed(self._fonts["strong"], words, box.width())
        metrics = QFontMetricsF(font)
        self._painter.setFont(font)
        self._painter.setPen(ink)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        self._painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), shown)

    def _counts(self, branch: Branch, room: float, marks: Marks) -> str:
        """Filled and vacant posts, or how many are hidden, as much as there is room for."""
        vacant = branch.posts - branch.filled
        short = f"{branch.filled} of {branch.posts}"
        full = f"{short} · {vacant} vacant" if vacant else short
        if marks.folded and branch.children:
            short, full = hidden_told(branch), f"{short} · {hidden_told(branch)}"
        return full if self._width(full, "secondary") <= room else short

    def _boroughs(self, names: tuple[str, ...], box: QRectF) -> None:
        """A chip for the borough; a dashed one where there is none."""
        painter, look = self._painter, self._look
        told = ", ".join(names) or "No borough"
        height = 18 * self._zoom
        lead = 18.0 if names else 0.0
        width = min(box.width(), self._width(told, "small") + 16 + lead)
        chip = QRectF(box.left(), box.top(), width, height)
        style = Qt.PenStyle.SolidLine if names else Qt.PenStyle.DashLine
        painter.setPen(QPen(QColor(look.line2), 1, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(chip, height / 2, height / 2)
        if names:
            at = QPointF(chip.left() + 7, chip.center().y() - 7)
            paint_icon(painter, "borough", look.muted, at, 14)
        inside = chip.adjusted(8 + lead - (3 if names else 0), 0, -6, 0)
        line = self._metrics["small"].height()
        inside.setTop(chip.center().y() - line / 2)
        self._text(inside, told, "small", QColor(look.ink if names else look.muted))

    def _other(self, branch: Branch, box: QRectF, marks: Marks) -> None:
        u = self._zoom
        inside = box.adjusted(8 * u, 3 * u, -9 * u, -3 * u)
        if branch.children:
            self._chevron(QPointF(inside.left() - 3, inside.top() + 1.5), marks)
        words = inside.adjusted(15 * u if branch.children else 2 * u, 0, 0, 0)
        room = self._count(branch, words, marks) if branch.children else 0.0
        self._holder(words.adjusted(0, 0, -room, 0), branch, "strong", marks)
        below = words.adjusted(0, 16.5 * u, 0, 0)
        taken = self._badge_or_hidden(branch, below, marks)
        told = marks.dim or marks.lit or branch.row.title
        ink = QColor(self._look.accent) if marks.lit else self._muted()
        self._text(below.adjusted(0, 0, -taken, 0), told, "small", ink)

    def _count(self, branch: Branch, words: QRectF, marks: Marks) -> float:
        """How many posts a branch has, or hides, at the right; the room that it takes."""
        count = f"+{branch.posts - 1}" if marks.folded else str(branch.posts)
        self._text(words, count, "secondary", self._muted(), right=True)
        return self._width(count, "secondary") + 8

    def _badge_or_hidden(self, branch: Branch, below: QRectF, marks: Marks) -> float:
        """The gravest badge, or that the branch is folded; the room that it takes."""
        badges = card_badges(branch, self._on)[:1]
        if not marks.folded or not branch.children or badges or marks.dim or marks.lit:
            return self._badges(badges, below, marks)
        self._text(below, "hidden", "small", self._muted(), right=True)
        return self._width("hidden", "small") + 8

    def _chevron(self, at: QPointF, marks: Marks) -> None:
        icon = "chevron_right" if marks.folded else "chevron_down"
        paint_icon(self._painter, icon, self._look.muted, at, CHEVRON)

    def _badges(self, badges: tuple[Badge, ...], box: QRectF, marks: Marks) -> float:
        """Draw badges from the right; returns the width they take."""
        if marks.dim or marks.lit:
            return 0.0
        painter, taken = self._painter, 0.0
        for words, tone in badges:
            width = self._width(words, "small") + 14
            height = self._metrics["small"].height() + 3
            place = QRectF(box.right() - taken - width, box.top(), width, height)
            ink, ground = self._look.tone(tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(place, height / 2, height / 2)
            painter.setFont(self._fonts["small"])
            painter.setPen(QColor(ink))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
            taken += width + 6
        return taken

    def _holder(self, box: QRectF, branch: Branch, role: str, marks: Marks) -> None:
        """The holder's name, the forename as its initial where there is no room for more."""
        told = holder_told(branch.row, self._on)
        if self._width(told, role) > box.width():
            told = holder_short(branch.row, self._on)
        self._text(box, told, role, QColor(_ink(branch, marks, self._look)))

    def _width(self, words: str, role: str) -> float:
        return self._metrics[role].horizontalAdvance(words)

    def _text(
        self, box: QRectF, words: str, role: str, ink: QColor, *, right: bool = False
    ) -> None:
        """One line at the top of a box, cut with dots where it is too long."""
        painter, metrics = self._painter, self._metrics[role]
        painter.setFont(self._fonts[role])
        painter.setPen(ink)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        x = box.right() - metrics.horizontalAdvance(shown) if right else box.left()
        painter.drawText(QPointF(x, box.top() + metrics.ascent()), shown)

    def _muted(self) -> QColor:
        return QColor(self._look.muted)


def _edge(branch: Branch, marks: Marks, look: Tokens) -> str:
    """The colour of a card's edge: what is being done to it, else what the post is."""
    if marks.dim:
        return look.line
    if marks.lit or marks.target:
        return look.accent
    if branch.row.holder is None:
        return look.warn
    senior = branch.row.kind in SENIOR or branch.children
    return look.line2 if senior else look.line


def _ink(branch: Branch, marks: Marks, look: Tokens) -> str:
    if marks.dim:
        return look.muted
    return look.warn if branch.row.holder is None else look.ink


def _draw_band(painter: QPainter, box: QRectF, colour: str, zoom: float) -> None:
    """The colour of a function along a card's left edge, within its round corners."""
    whole, part = QPainterPath(), QPainterPath()
    round_ = ROUND * min(1.0, zoom)
    whole.addRoundedRect(box, round_, round_)
    width = max(2.0, BAND * zoom)
    part.addRect(QRectF(box.left() - 1, box.top() - 1, width + 1, box.height() + 2))
    painter.fillPath(whole & part, QColor(colour))


def _scaled(role: str, zoom: float) -> QFont:
    """A role's font at a zoom, never too small to be read."""
    font = font_of(role)
    font.setPixelSize(max(LEAST_TEXT, round(ROLES[role][0] * zoom)))
    return font


def narrowed(font: QFont, words: str, room: float) -> QFont:
    """The font, with letters only as narrow as words need to fit into a room."""
    made = QFont(font)
    stretch = made.stretch() or 100
    while stretch > NARROWEST and QFontMetricsF(made).horizontalAdvance(words) > room:
        stretch -= 1
        made.setStretch(stretch)
    return made


def block_look(branch: Branch, marks: Marks) -> tuple[str, str]:
    """Edge and ground of a card that is too small for words."""
    look = tokens()
    vacant = branch.row.holder is None
    ground = look.warn_soft if vacant else look.surface
    if marks.chosen or marks.target:
        ground = look.accent
    elif marks.lit:
        ground = look.accent_soft
    elif branch.leads and not marks.dim:
        ground = look.hue(branch.leads)
    return look.warn if vacant else look.line2, ground
