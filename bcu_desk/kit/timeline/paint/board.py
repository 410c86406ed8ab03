"""Drawing a timeline: grid, rows with their bars, sticky names, head, now-line, proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from bcu_desk.kit.look.tokens import Tokens
from bcu_desk.kit.timeline.layout import Line, Placed
from bcu_desk.kit.timeline.paint.bars import BarPainter, bar_rect
from bcu_desk.kit.timeline.paint.head import HeadPainter
from bcu_desk.kit.timeline.paint.looks import Look, ink, mixed, paint_box, paint_hatch
from bcu_desk.kit.timeline.paint.names import NamePainter
from bcu_desk.kit.timeline.paint.picture import Picture, line_rect
from bcu_desk.kit.timeline.rows import TimelineBar
from bcu_desk.kit.timeline.scale import whole

CUT = Qt.ClipOperation.IntersectClip


class BoardPainter:
    """Draws a picture, or parts of it, with one painter."""

    def __init__(self, painter: QPainter, picture: Picture, look: Tokens) -> None:
        self._painter = painter
        self._picture = picture
        self._look = look
        self._lines = picture.shown_lines()
        self._scale = picture.shifted()
        self._bars = BarPainter(painter, look, picture.fonts, picture.room, picture.hatched_from)
        self._exposed = QRegion(QRect(QPoint(0, 0), picture.size))
        self._heads = HeadPainter(painter, picture, look)
        self._names = NamePainter(painter, picture, look)

    def paint(self, exposed: QRegion | None = None) -> None:
        """Draw from the back to the front, what is exposed at least; everything if not told."""
        painter, picture = self._painter, self._picture
        if exposed is not None:
            self._exposed = exposed
            self._lines = [
                line for line in self._lines if exposed.intersects(line_rect(picture, line))
            ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(0, 0, picture.size.width(), picture.size.height())
        painter.fillRect(whole, QColor(self._look.surface))
        painter.save()
        painter.setClipRect(picture.room, CUT)
        self._grounds()
        self._grid()
        self._heads.now_line()
        for line in self._lines:
            self._line(line)
        self._proposal()
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(0, picture.head, whole.width(), whole.height()), CUT)
        for line in self._lines:
            if self._exposed.intersects(QRect(0, picture.y(line), picture.names, line.height)):
                self._names.paint(line)
        painter.restore()
        if self._exposed.intersects(QRect(0, 0, picture.size.width(), picture.head)):
            self._heads.paint()

    def _grounds(self) -> None:
        picture, painter = self._picture, self._painter
        for band in picture.layout.content.bands:
            left, right = self._scale.x(band.start), self._scale.x(band.end)
            rect = QRectF(left, picture.head, right - left, picture.bottom - picture.head)
            painter.fillRect(rect, QColor(mixed(self._look.accent, self._look.surface, 0.07)))
            painter.setPen(QPen(QColor(mixed(self._look.accent, self._look.surface, 0.5)), 1))
            painter.drawLines([QLineF(x, rect.top(), x, rect.bottom()) for x in (left, right)])
        refused = picture.asked is not None and not picture.verdict.ok
        for line in self._lines:
            if line.row is None and not line.folded:
                painter.fillRect(line_rect(picture, line), QColor(self._look.bg))
            if line.row is not None:
                self._shut(line, line.row.shut)
            if refused and picture.asked and line.row and line.row.key == picture.asked.row:
                painter.fillRect(line_rect(picture, line), QColor(self._look.bad_soft))

    def _shut(self, line: Line, spans: Sequence[tuple[int, int]]) -> None:
        """Hatch the times of a row that are not asked about."""
        room = line_rect(self._picture, line).toRectF().intersected(self._picture.room)
        for start, end in spans:
            left, right = self._scale.x(start), self._scale.x(end)
            rect = QRectF(left, room.top(), right - left, room.height()).intersected(room)
            self._painter.fillRect(rect, QColor(mixed(self._look.bg, self._look.surface, 0.6)))
            colour = mixed(self._look.line2, self._look.surface, 0.3)
            paint_hatch(self._painter, rect, colour, start=self._picture.hatched_from)

    def _grid(self) -> None:
        picture, painter = self._picture, self._painter
        rows = picture.room.toRect()
        rows.setBottom(picture.bottom - 1)
        near = self._exposed.boundingRect() & rows
        faint = mixed(self._look.line, self._look.surface, 0.6)
        for strong, colour in ((False, faint), (True, self._look.line2)):
            xs = [whole(self._scale.x(t.at)) for t in picture.ticks if t.strong is strong]
            for x in xs:
                if near.left() <= x <= near.right():
                    painter.fillRect(QRect(x, near.top(), 1, near.height()), ink(colour))
        for line in self._lines:
            end = picture.y(line) + line.height - 1
            painter.fillRect(QRect(near.left(), end, near.width(), 1), ink(self._look.line))

    def _line(self, line: Line) -> None:
        if line.row is not None:
            self._row(line, line.row.key)
        elif line.folded:
            self._names.chips(line)
        else:
            self._heads.counts(line)

    def _row(self, line: Line, row: str) -> None:
        picture = self._picture
        down, tall = picture.head - picture.scrolled, picture.layout.bar_height(line)
        rings: list[QRectF] = []
        turns: list[QRectF] = []
        for placed in self._exposed_bars(line, row):
            top = picture.layout.bar_top(line, placed.lane) + down
            rect = bar_rect(placed.bar, self._scale, top, tall)
            if picture.taken is placed.bar and picture.phase in {"dragging", "picked", "refused"}:
                self._left_behind(placed.bar, rect)
                continue
            self._bars.paint(placed.bar, rect, self._scale)
            if placed.bar.turned:
                turns.append(rect)
            if placed.bar.key == picture.cursor.bar:
                rings.append(rect)
        for rect in rings:
            self._bars.ring(rect.adjusted(1.5, 1.5, -1.5, -1.5))
        for rect in turns:
            self._bars.diamond(rect.left() - 0.5, rect.top() + 1)

    def _exposed_bars(self, line: Line, row: str) -> Iterator[Placed]:
        """The bars of a row that have to be drawn."""
        picture, exposed = self._picture, self._exposed
        part = (exposed & line_rect(picture, line) & picture.room.toRect()).boundingRect()
        if part.isEmpty():
            return
        start = self._scale.at(part.left() - picture.reach)
        end = self._scale.at(part.right() + 1 + picture.reach)
        for placed in picture.layout.bars_between(row, start, end):
            if exposed.intersects(picture.around(line, placed)):
                yield placed

    def _ghosts(self) -> None:
        """Other bars as they would be if the proposal were dropped."""
        picture = self._picture
        for bar in picture.verdict.ghosts:
            line = picture.layout.line_of(bar.row)
            if line is not None:
                rect = picture.rect_of(line, bar, 0)
                seen = rect.intersected(picture.room.adjusted(-40, -40, 40, 40))
                self._painter.fillRect(seen.adjusted(-1, -1, 1, 1), QColor(self._look.surface))
                self._bars.paint(bar, rect, self._scale)

    def _left_behind(self, bar: TimelineBar, rect: QRectF) -> None:
        """Where a bar was before it was taken: its outline only."""
        look, painter = self._look, self._painter
        paint_box(
            painter, rect, Look(look.surface, look.line2, look.muted, look.muted, dashed=True)
        )
        painter.setFont(self._picture.fonts.title)
        painter.setPen(QColor(look.muted))
        words = self._picture.fonts.shortened(bar.title, rect.width() - 12, title=True)
        painter.drawText(rect.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _proposal(self) -> None:
        picture, painter, look = self._picture, self._painter, self._look
        rect = picture.asked_rect()
        if rect is None or picture.asked is None:
            return
        self._ghosts()
        ok = picture.verdict.ok
        ink = look.accent if ok else look.bad
        painter.setPen(QPen(QColor(ink), 1, Qt.PenStyle.DashLine))
        for x in (rect.left(), rect.right()):
            painter.drawLine(QLineF(x, picture.head, x, picture.bottom))
        ground = QColor(look.accent_soft if ok else look.bad_soft)
        painter.setPen(
            QPen(QColor(ink), 1.6, Qt.PenStyle.DashLine if ok else Qt.PenStyle.SolidLine)
        )
        painter.setBrush(ground)
        painter.drawRoundedRect(rect, 4, 4)
        if not ok:
            paint_hatch(painter, rect.adjusted(1, 1, -1, -1), mixed(look.bad, look.bad_soft, 0.35))
        whose = picture.taken or picture.layout.bar(picture.asked.bar or "")
        title = whose.title if whose is not None else "New"
        painter.setFont(picture.fonts.title)
        painter.setPen(QColor(ink))
        words = picture.fonts.shortened(title, rect.width() - 12, title=True)
        painter.drawText(rect.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
