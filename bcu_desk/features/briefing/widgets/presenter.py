"""The pack on the whole screen, page by page, by keys."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QCloseEvent, QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from bcu_desk.features.briefing.widgets.paper.output import page_picture, title_of
from bcu_desk.features.briefing.widgets.paper.pages import HEIGHT, WIDTH, Laid

GROUND = "#0f172a"
ON = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
WHOLE = 1.9  # a screen wider than so many pages shows two side by side


class Presenter(QWidget):
    """A window over the whole screen; Esc, F5 and q close it.

    A page is as wide as the screen is high enough for; two stand side by side where they fit.
    """

    closed = Signal()

    def __init__(self, laid: Laid, number: int) -> None:
        super().__init__()
        self.setObjectName("briefing.presenter")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(title_of(laid))
        self._laid, self._number = laid, number
        self._drawn: dict[tuple[int, int], QImage] = {}
        self._tell()

    def number(self) -> int:
        """The first page shown, counted from 0."""
        return self._number

    def abreast(self) -> int:
        """How many pages stand side by side."""
        wide = self.height() * WIDTH / HEIGHT
        return 2 if self.width() >= WHOLE * wide and self._laid.count() > 1 else 1

    def _tell(self) -> None:
        told = f"Page {self._number + 1} of {self._laid.count()}"
        titles = [title for title, page in self._laid.begins if page == self._number]
        self.setAccessibleName(f"{told}: {', '.join(titles)}" if titles else told)

    def go(self, number: int) -> None:
        """Show a page, counted from 0; beyond the ends nothing happens."""
        self._number = max(0, min(number, self._laid.count() - 1))
        self._tell()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages, go to the ends, close."""
        key = Qt.Key(event.key())
        if key in ON:
            self.go(self._number + self.abreast())
        elif key in BACK:
            self.go(self._number - self.abreast())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else self._laid.count() - 1)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_Q):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        super().closeEvent(event)
        self.closed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the right half goes on, on the left half back."""
        on = event.position().x() > self.width() / 2
        self.go(self._number + (self.abreast() if on else -self.abreast()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, or two, as large as the screen allows."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GROUND))
        shown = range(self._number, min(self._number + self.abreast(), self._laid.count()))
        wide = min(self.height() * WIDTH / HEIGHT, self.width() / max(1, len(shown)))
        left = (self.width() - wide * len(shown)) / 2
        for number in shown:
            picture = self._picture(number, int(wide))
            high = wide * HEIGHT / WIDTH
            painter.drawImage(QRectF(left, (self.height() - high) / 2, wide, high), picture)
            left += wide

    def _picture(self, number: int, wide: int) -> QImage:
        key = (number, wide)
        if key not in self._drawn:
            self._drawn[key] = page_picture(self._laid, number, wide, self.devicePixelRatioF())
        return self._drawn[key]


class Presenting:
    """Shows packs on the whole screen, one at a time."""

    def __init__(self) -> None:
        self._window: Presenter | None = None

    def show(self, laid: Laid, number: int = 0) -> None:
        """Show a pack from a page on, counted from 0; nothing happens while one is shown."""
        if self._window is None:
            self._window = Presenter(laid, number)
            self._window.closed.connect(self._closed)
            self._window.showFullScreen()
            self._window.activateWindow()
            self._window.setFocus()

    def window(self) -> Presenter | None:
        """The window over the whole screen, while it is there."""
        return self._window

    def let_go(self) -> None:
        """Close it, if it is there."""
        if self._window is not None:
            self._window.close()

    def _closed(self) -> None:
        self._window = None
