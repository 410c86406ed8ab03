"""The pack as it will be on paper: a page, and small pictures of all."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.features.briefing.widgets.paper.output import page_picture
from bcu_desk.features.briefing.widgets.paper.pages import HEIGHT, WIDTH, Laid
from bcu_desk.kit.buttons import icon_button
from bcu_desk.kit.controls import Card, rule, words
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.nodes import Node, nodes_changed, painted

SMALL, EDGE = 84, 16
RATIO = HEIGHT / WIDTH


class Sheet(QWidget):
    """One page, as large as there is room for; read by its words."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("briefing.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(220, 300)
        self._laid: Laid | None = None
        self._number = 0
        self._drawn: tuple[int, int, QImage] | None = None
        painted(self)

    def show_page(self, laid: Laid | None, number: int) -> None:
        """Show a page, counted from 0, or none."""
        self._laid, self._number, self._drawn = laid, number, None
        self.setAccessibleName(self._told())
        self.update()
        nodes_changed(self)

    def nodes(self) -> list[Node]:
        """The sections that begin on the page, each from its title to the next."""
        if self._laid is None:
            return []
        begun = [item for item in self._laid.pages[self._number] if item.piece.part]
        ends = [*(item.top for item in begun[1:]), HEIGHT]
        wide = self._width()
        scale = wide / WIDTH
        left, top = (self.width() - wide) // 2, (self.height() - round(wide * RATIO)) // 2
        return [
            Node(
                item.piece.part,
                QRect(left, top + round(item.top * scale), wide, round((end - item.top) * scale)),
            )
            for item, end in zip(begun, ends, strict=True)
        ]

    def press_node(self, number: int) -> None:
        """A section on paper does nothing; the keyboard comes to the page."""
        del number
        self.setFocus()

    def _told(self) -> str:
        if self._laid is None:
            return "No page"
        parts = [title for title, page in self._laid.begins if page == self._number]
        told = f": {', '.join(parts)}" if parts else ""
        return f"Page {self._number + 1} of {self._laid.count()}{told}"

    def _width(self) -> int:
        return max(120, int(min(self.width() - 2 * EDGE, (self.height() - 2 * EDGE) / RATIO)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page in the middle; it is kept until its size changes."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().bg))
        if self._laid is None:
            return
        wide, ratio = self._width(), self.devicePixelRatioF()
        if self._drawn is None or self._drawn[:2] != (self._number, wide):
            made = page_picture(self._laid, self._number, wide, ratio)
            self._drawn = (self._number, wide, made)
        picture = self._drawn[2]
        size = picture.deviceIndependentSize()
        left = (self.width() - size.width()) / 2
        top = (self.height() - size.height()) / 2
        painter.drawImage(QRectF(left, top, size.width(), size.height()), picture)
        edge = tokens().accent if self.hasFocus() else tokens().line2
        painter.setPen(QColor(edge))
        painter.drawRect(QRectF(left - 0.5, top - 0.5, size.width() + 1, size.height() + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down, and the arrows, turn pages; Home and End go to the ends."""
        last = 0 if self._laid is None else self._laid.count() - 1
        goals = {
            Qt.Key.Key_PageDown: self._number + 1,
            Qt.Key.Key_Right: self._number + 1,
            Qt.Key.Key_PageUp: self._number - 1,
            Qt.Key.Key_Left: self._number - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        goal = goals.get(Qt.Key(event.key()))
        if goal is None:
            super().keyPressEvent(event)
        else:
            self.turned.emit(goal)


class Thumbs(QScrollArea):
    """Small pictures of the pages, drawn one after another while nothing else is done."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("briefing.thumbs")
        self.setFixedWidth(SMALL + 2 * EDGE + 8)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        self._lines.setSpacing(4)
        self._lines.addStretch(1)
        self.setWidget(inside)
        self._thumbs: list[_Thumb] = []
        self._laid: Laid | None = None
        self._waiting = QTimer(self)
        self._waiting.setInterval(0)
        self._waiting.timeout.connect(self._draw_next)

    def show_pages(self, laid: Laid | None) -> None:
        """Show the pages of a pack; their pictures follow."""
        self._laid = laid
        count = 0 if laid is None else laid.count()
        while len(self._thumbs) > count:
            thumb = self._thumbs.pop()
            thumb.hide()
            thumb.deleteLater()
        while len(self._thumbs) < count:
            thumb = _Thumb(len(self._thumbs))
            thumb.chosen.connect(self.chosen)
            self._lines.insertWidget(len(self._thumbs), thumb)
            self._thumbs.append(thumb)
        for thumb in self._thumbs:
            thumb.drawn = False
        if count:
            self._waiting.start()
        else:
            self._waiting.stop()

    def _draw_next(self) -> None:
        laid = self._laid
        waiting = next((thumb for thumb in self._thumbs if not thumb.drawn), None)
        if waiting is None or laid is None or not self.isVisible():
            self._waiting.stop()
            return
        waiting.show_picture(page_picture(laid, waiting.number, SMALL, self.devicePixelRatioF()))

    def show_chosen(self, number: int) -> None:
        """Mark the page that is shown large."""
        for thumb in self._thumbs:
            thumb.show_chosen(chosen=thumb.number == number)
        if number < len(self._thumbs):
            self.ensureWidgetVisible(self._thumbs[number])

    def let_go(self) -> None:
        """Draw no more."""
        self._waiting.stop()


class _Thumb(QWidget):
    """A small picture of a page with its number; a click shows the page."""

    chosen = Signal(int)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number, self.drawn = number, False
        self._picture: QImage | None = None
        self._is_chosen = False
        self.setFixedSize(QSize(SMALL + 4, round(SMALL * RATIO) + 24))
        self.setAccessibleName(f"Page {number + 1}")

    def show_picture(self, picture: QImage) -> None:
        """Show the page's picture."""
        self.drawn, self._picture = True, picture
        self.update()

    def show_chosen(self, *, chosen: bool) -> None:
        """Whether it is the page shown large."""
        self._is_chosen = chosen
        self.update()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Show the page large."""
        self.chosen.emit(self.number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, its edge, the number below."""
        painter, look = QPainter(self), tokens()
        box = QRectF(2, 2, SMALL, round(SMALL * RATIO))
        painter.fillRect(box, QColor("white"))
        if self._picture is not None:
            painter.drawImage(box, self._picture)
        painter.setPen(QColor(look.accent if self._is_chosen else look.line2))
        painter.drawRect(box)
        painter.setPen(QColor(look.accent if self._is_chosen else look.muted))
        foot = QRectF(0, box.bottom() + 2, self.width(), 18)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))


class Preview(Card):
    """The card in the middle: how many pages, turning them, the page itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("briefing.preview")
        self.sheet, self.thumbs = Sheet(), Thumbs()
        self._laid: Laid | None = None
        self._number = 0
        self._told = words("", "secondary")
        self._at = words("", "secondary")
        self.back = icon_button("chevron_left", "Page before", "briefing.page_before")
        self.on = icon_button("chevron_right", "Next page", "briefing.next_page")
        self.back.clicked.connect(lambda: self.turn(self._number - 1))
        self.on.clicked.connect(lambda: self.turn(self._number + 1))
        self.sheet.turned.connect(self.turn)
        self.thumbs.chosen.connect(self.turn)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 8)
        head.setSpacing(8)
        head.addWidget(words("Preview", "section"))
        head.addWidget(self._told)
        head.addStretch(1)
        for part in (self.back, self._at, self.on):
            head.addWidget(part)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.thumbs)
        body.addWidget(self.sheet, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(rule())
        lines.addLayout(body, 1)

    def show_laid(self, laid: Laid | None, told: str) -> None:
        """Show a pack from the page that is shown, or none; `told` says what it follows."""
        self._laid = laid
        count = 0 if laid is None else laid.count()
        pages = "1 page" if count == 1 else f"{count} pages"
        self._told.setText(f"{pages}, A4 · {told}" if count else told)
        self.thumbs.show_pages(laid)
        self.turn(min(self._number, max(0, count - 1)))

    def turn(self, number: int) -> None:
        """Go to a page, counted from 0; beyond the ends nothing happens."""
        count = 0 if self._laid is None else self._laid.count()
        self._number = max(0, min(number, count - 1))
        self._at.setText(f"Page {self._number + 1} of {count}" if count else "")
        self.back.setEnabled(self._number > 0)
        self.on.setEnabled(self._number + 1 < count)
        self.sheet.show_page(self._laid, self._number)
        self.thumbs.show_chosen(self._number)

    def number(self) -> int:
        """The page that is shown, counted from 0."""
        return self._number

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page is drawn anew in another size."""
        super().resizeEvent(event)
        self.sheet.update()
