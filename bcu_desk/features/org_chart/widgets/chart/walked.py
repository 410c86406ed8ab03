"""The chart by keys: arrows walk, Space folds, letters search by name or are gestures.

M, V and A are gestures and C centres unless a search is under way; a capital or / always starts a
search.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent

from bcu_desk.features.org_chart.model.walk import found, step, step_sideways
from bcu_desk.features.org_chart.widgets.chart.canvas import ZOOM, ChartCanvas
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

WAYS = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
    Qt.Key.Key_Home: "home",
}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ZOOMS = {"+": ZOOM, "=": ZOOM, "-": 1 / ZOOM}
VERBS = {"m": "move", "v": "end", "a": "acting"}
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
SEARCH_MS = 1_500
PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class WalkedChart(ChartCanvas):
    """The chart with keys.

    `chosen` carries the post picked, `opened` the one opened by Enter, `asked` the verb of a
    gesture's key: move, end or acting.
    """

    chosen = Signal(str)
    opened = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._typed = ""
        self._typed_at = 0

    def typed(self) -> str:
        """The letters of the search under way."""
        return self._typed

    def press_node(self, number: int) -> None:
        """Choose a card, as a screen reader asks."""
        codes = tuple(self.cards.places)
        if number < len(codes):
            self.pick(codes[number])

    def pick(self, code: str) -> None:
        """Choose a post as the user does: whoever listens is told."""
        if code and code != self.chosen_code():
            self.choose(code)
            self.chosen.emit(code)

    def set_direction(self, direction: str) -> None:
        """Have the chart grow `down` or `right`; the post chosen comes into view."""
        if direction == self.cards.direction:
            return
        self.cards.grow(direction)
        self._renew(other_cards=True)
        if self.loaded is not None:
            self._compose()
        if self.chosen_code():
            self._bring(self.chosen_code())

    def show_leads(self, *, shown: bool) -> None:
        """Draw the dotted lines of function leads, or leave them out."""
        self.lines.with_dotted = shown
        self.update()

    def centre(self) -> None:
        """Bring the post chosen, or the top of the chart, to the middle of the view."""
        code = self.chosen_code() or next(iter(self.cards.places), "")
        if code:
            way = QRectF(self.rect()).center() - self.box_of(code).center()
            self.pan(way.x(), way.y())

    def end_search(self) -> None:
        """Forget the letters typed."""
        if self._typed:
            self._typed = ""
            self.update()

    def cancel_drag(self) -> None:
        """Put a dragged card back."""
        self.moving = None
        self._renew()

    def event(self, event: QEvent) -> bool:
        """Letters are the chart's own here, not keys of buttons elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = _is_letter(event) or (self.moving is not None and _plain(event))
            if own:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens, Esc puts back, anything printable searches or does."""
        key = Qt.Key(event.key())
        if self.moving is None:
            self._press(key, event)
        elif key == Qt.Key.Key_Escape:
            self.cancel_drag()

    def _press(self, key: Qt.Key, event: QKeyEvent) -> None:
        """What a key does while nothing is dragged."""
        if key in WAYS and _plain(event):
            self._walk(WAYS[key])
        elif key in ENTER and self.chosen_code():
            self.end_search()
            self.opened.emit(self.chosen_code())
        elif key == Qt.Key.Key_Escape and self._typed:
            self.end_search()
        elif _is_letter(event):
            self._character(event.text(), event.timestamp())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here by Tab, some card is chosen."""
        super().focusInEvent(event)
        if not self.chosen_code() and event.reason() in BY_TAB:
            self.pick(step(self.cards.tree, self.cards.folded, "", "home"))
        self._renew()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Elsewhere now; a search ends."""
        super().focusOutEvent(event)
        self.end_search()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chart, and what is being searched for."""
        super().paintEvent(event)
        if not self._typed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = font_of("strong")
        told = f"Find: {self._typed.removeprefix('/')}"
        metrics = QFontMetricsF(font)
        box = QRectF(14, 12, metrics.horizontalAdvance(told) + 24, metrics.height() + 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().ink))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(QColor(tokens().surface))
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, told)
        painter.end()

    def _walk(self, way: str) -> None:
        self.end_search()
        code = self.chosen_code()
        if way == "right" and code in self.cards.folded:
            self.fold(code, folded=False)
        else:
            walked = step if self.cards.direction == "down" else step_sideways
            self.pick(walked(self.cards.tree, self.cards.folded, code, way))

    def _character(self, text: str, at: int) -> None:
        if self._typed and at - self._typed_at <= SEARCH_MS:
            self._search(self._typed + text, at)
        elif text == " ":
            code = self.chosen_code()
            self.fold(code, folded=code not in self.cards.folded)
        elif text == "0":
            self.fit()
        elif text == "c":
            self.centre()
        elif text in ZOOMS:
            self.zoom(ZOOMS[text])
        elif text in VERBS:
            self.asked.emit(VERBS[text])
        else:
            self._search(text, at)

    def _search(self, typed: str, at: int) -> None:
        self._typed, self._typed_at = typed, at
        wanted = typed.removeprefix("/")
        code = found(self.cards.tree, wanted, self.chosen_code(), stay=len(wanted) > 1)
        if code is not None:
            self.pick(code)
        self.update()


def _is_letter(event: QKeyEvent) -> bool:
    """Whether a key writes a letter, a figure or the like."""
    return bool(event.text()) and event.text().isprintable() and _plain(event)


def _plain(event: QKeyEvent) -> bool:
    """Whether no Ctrl, Alt or the like is held."""
    return not event.modifiers() & ~PLAIN
