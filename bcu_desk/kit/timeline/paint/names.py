"""Drawing the names of rows and groups, which stay in sight, and rows folded into chips."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPixmapCache

from bcu_desk.kit.look.icons import colour_of, pixmap
from bcu_desk.kit.look.tokens import Tokens
from bcu_desk.kit.timeline.layout import Line
from bcu_desk.kit.timeline.paint.bars import draw_words
from bcu_desk.kit.timeline.paint.looks import ink, mixed
from bcu_desk.kit.timeline.paint.picture import CHIP_PAD, Picture, line_rect
from bcu_desk.kit.timeline.rows import Chip, TimelineRow

MIDDLE = Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
ICON = 20
EDGE = 11


class NamePainter:
    """Draws the column of names, line by line, over bars scrolled under it."""

    def __init__(self, painter: QPainter, picture: Picture, look: Tokens) -> None:
        self._painter = painter
        self._picture = picture
        self._look = look

    def paint(self, line: Line) -> None:
        """Draw a line's cell in the column of names."""
        painter, picture, look = self._painter, self._picture, self._look
        cell = QRectF(0, picture.y(line), picture.names, line.height)
        painter.fillRect(cell, QColor(self._ground(line)))
        if line.row is not None:
            self._row(cell, line.row)
        elif line.folded:
            self._words(cell.adjusted(12, 0, -10, 0), line.group.folded_title, look.muted)
        else:
            self._group(cell, line)
        painter.fillRect(QRectF(0, cell.bottom() - 1, cell.right(), 1), ink(look.line))
        if line.row is not None or line.folded or line.group.counts or line.group.figures:
            painter.fillRect(QRectF(cell.right() - 1, cell.top(), 1, cell.height()), ink(look.line))

    def chips(self, line: Line) -> None:
        """Draw a line of folded rows."""
        shown = self._picture.chips(line)
        for chip, rect in shown:
            self._chip(chip, rect)
        left_out = len(line.group.folded) - len(shown)
        if left_out and shown:
            end = shown[-1][1].right() + 8
            room = QRectF(end, shown[-1][1].top(), 60, shown[-1][1].height())
            self._words(room, f"+{left_out}", self._look.muted, left=True)

    def _ground(self, line: Line) -> str:
        picture, look = self._picture, self._look
        if line.row is None:
            return look.surface if line.folded else look.bg
        asked = picture.asked
        if asked is not None and asked.row == line.row.key:
            return look.accent_soft if picture.verdict.ok else look.bad_soft
        return look.accent_soft if line.row.key == picture.cursor.row else look.surface

    def _group(self, cell: QRectF, line: Line) -> None:
        fonts, painter, look = self._picture.fonts, self._painter, self._look
        painter.fillRect(
            line_rect(self._picture, line).toRectF().intersected(cell), QColor(look.bg)
        )
        painter.setFont(fonts.title)
        painter.setPen(QColor(look.ink))
        room = cell.adjusted(EDGE, 0, -10, 0)
        if not line.group.counts and not line.group.figures:
            self._over_time(line, room)
        painter.drawText(room, MIDDLE, line.group.title)
        wide = fonts.title_size.horizontalAdvance(line.group.title) + 6
        self._words(room.adjusted(wide, 0, 0, 0), line.group.detail, look.muted, left=True)
        self._words(room, line.group.figures, look.muted)

    def _over_time(self, line: Line, room: QRectF) -> None:
        """Let a head without figures run on over the time, on a ground of its own."""
        fonts, words = self._picture.fonts, line.group
        wide = fonts.title_size.horizontalAdvance(words.title)
        wide += fonts.second_size.horizontalAdvance(words.detail) + 12
        room.setRight(self._picture.size.width() - 10.0)
        ground = QRectF(room.left(), room.top(), min(wide, room.width()), room.height() - 1)
        self._painter.fillRect(ground, QColor(self._look.bg))

    def _words(self, room: QRectF, words: str, ink: str, *, left: bool = False) -> None:
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        self._painter.setFont(self._picture.fonts.second)
        self._painter.setPen(QColor(ink))
        self._painter.drawText(room, side | MIDDLE, words)

    def _row(self, cell: QRectF, row: TimelineRow) -> None:
        painter, picture, look = self._painter, self._picture, self._look
        refused = (
            picture.asked is not None and picture.asked.row == row.key and not picture.verdict.ok
        )
        left = cell.left() + EDGE
        if row.icon:
            place = QRectF(left - 1, cell.center().y() - ICON / 2, ICON, ICON)
            painter.drawPixmap(place.topLeft(), _icon(row.icon, "bad" if refused else row.hue))
            left += ICON + 7
        chip, tone = row.chip, row.chip_tone
        if refused and picture.verdict.mark:
            chip, tone = picture.verdict.mark, "bad"
        right = cell.right() - 8
        if chip:
            place = QRectF(left, cell.top(), right - left, cell.height())
            right = self._word_chip(chip, tone, place, plain=refused)
        room = QRectF(left, cell.top(), right - left, cell.height())
        if row.slim:
            self._slim(row, room, look)
        else:
            self._two_lines(row, room, look)

    def _slim(self, row: TimelineRow, room: QRectF, look: Tokens) -> None:
        """Title and subtitle in one line, the subtitle in a column of its own."""
        fonts, painter = self._picture.fonts, self._painter
        painter.setFont(fonts.second_strong)
        painter.setPen(QColor(look.ink))
        painter.drawText(room, MIDDLE, row.title)
        rest = room.adjusted(fonts.second_size.averageCharWidth() * 5.5, 0, 0, 0)
        words = fonts.shortened(row.subtitle, rest.width(), title=False)
        self._words(rest, words, look.muted, left=True)

    def _two_lines(self, row: TimelineRow, room: QRectF, look: Tokens) -> None:
        fonts, painter = self._picture.fonts, self._painter
        upper = fonts.title_size.height()
        lower = fonts.second_size.height() if row.subtitle else 0.0
        top = room.top() + (room.height() - upper - lower) / 2
        painter.setFont(fonts.title)
        painter.setPen(QColor(look.ink))
        words = fonts.shortened(row.title, room.width(), title=True)
        draw_words(painter, QRectF(room.left(), top, room.width(), upper), words, fonts.title_size)
        painter.setFont(fonts.second)
        painter.setPen(QColor(look.muted))
        words = fonts.shortened(row.subtitle, room.width(), title=False)
        place = QRectF(room.left(), top + upper, room.width(), lower)
        draw_words(painter, place, words, fonts.second_size)

    def _word_chip(self, words: str, tone: str, room: QRectF, *, plain: bool) -> float:
        """Draw a word at the right, in a coloured row on `plain` ground; gives where it begins."""
        ink, ground = self._look.tone(tone)
        ground = self._look.surface if plain else ground
        fonts, painter = self._picture.fonts, self._painter
        width = fonts.second_size.horizontalAdvance(words) + 14
        height = fonts.second_size.height() + 4
        rect = QRectF(room.right() - width, room.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.setFont(fonts.second)
        painter.setPen(QColor(ink))
        painter.drawText(rect, CENTRE, words)
        return rect.left() - 6

    def _chip(self, chip: Chip, rect: QRectF) -> None:
        fonts, painter, look = self._picture.fonts, self._painter, self._look
        ink, ground = look.tone(chip.tone)
        plain = chip.tone == "plain"
        edge = look.line if plain else mixed(ink, ground, 0.25)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(look.surface if plain else ground))
        painter.drawRoundedRect(rect, 4, 4)
        room = rect.adjusted(CHIP_PAD, 0, 0, 0)
        painter.setFont(fonts.title)
        painter.setPen(QColor(ink))
        painter.drawText(room, MIDDLE, chip.title)
        if chip.subtitle:
            wide = fonts.title_size.horizontalAdvance(chip.title) + 4
            self._words(
                room.adjusted(wide, 0, 0, 0), chip.subtitle, look.muted if plain else ink, left=True
            )


def _icon(name: str, hue: str) -> QPixmap:
    """A row's icon, kept by Qt: drawing the SVG anew for each row is slow."""
    colour = colour_of(hue)
    key = f"timeline {name} {colour} {ICON}"
    kept = QPixmap()
    if not QPixmapCache.find(key, kept):
        kept = pixmap(name, colour, ICON)
        QPixmapCache.insert(key, kept)
    return kept
