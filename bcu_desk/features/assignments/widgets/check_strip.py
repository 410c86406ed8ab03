"""The check strip: each rule of the model as a pill that says how it stands in the period."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bcu_desk.features.assignments.rules.items import rule_key
from bcu_desk.features.assignments.rules.lanes import OF_COMMAND, Lane, Stand
from bcu_desk.kit.buttons import Push
from bcu_desk.kit.controls import button, words
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import Tokens, tokens
from bcu_desk.kit.look.type_scale import font_of

ICONS = {Stand.MET: "check", Stand.BROKEN: "close", Stand.NOTICE: "warning", Stand.WAIVED: "pause"}
TOLD = {Stand.MET: "met", Stand.BROKEN: "broken", Stand.NOTICE: "to watch", Stand.WAIVED: "waived"}
ICON, PAD, GAP, HEIGHT = 11, 5, 2, 24
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Pill(Push):
    """One rule: its code and an icon for how it stands."""

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self.setObjectName(f"assignments.rule.{lane.rule.code}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lane = lane
        self.show_lane(lane)

    def show_lane(self, lane: Lane) -> None:
        """Show how the rule stands."""
        self.lane = lane
        told = f"{lane.rule.code} {lane.rule.title}: {TOLD[lane.stand]}"
        self.setText(lane.rule.code)
        self.setAccessibleName(told)
        self.setToolTip(f"{told}\n{lane.rule.reading}")
        self.update()

    def sizeHint(self) -> QSize:
        """Room for code and icon."""
        wide = QFontMetrics(_font()).horizontalAdvance(self.text())
        return QSize(wide + GAP + ICON + 2 * PAD, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the strip."""
        if Qt.Key(event.key()) in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground for what is not met, then code and icon."""
        look = tokens()
        ink, ground, edge = _colours(self.lane, look)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        painter.setPen(QPen(QColor(look.accent if chosen else edge), 2 if chosen else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.setFont(_font())
        painter.setPen(QColor(ink))
        place = QRectF(PAD, 0, self.width(), self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        left = self.width() - PAD - ICON
        at = QPointF(left, (self.height() - ICON) / 2)
        paint_icon(painter, ICONS[self.lane.stand], ink, at, ICON)
        painter.end()


def _font() -> QFont:
    font = font_of("secondary")
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _colours(lane: Lane, look: Tokens) -> tuple[str, str, str]:
    """Ink, ground and edge; rules of the command are told louder than those of one ward."""
    if lane.stand is Stand.BROKEN and lane.rule.code in OF_COMMAND:
        return look.on_accent, look.bad, look.bad
    return {
        Stand.BROKEN: (look.bad, look.bad_soft, look.bad),
        Stand.NOTICE: (look.warn, look.warn_soft, look.warn),
        Stand.WAIVED: (look.muted, look.surface, look.line2),
        Stand.MET: (look.good, look.surface, look.surface),
    }[lane.stand]


class CheckStrip(QWidget):
    """All pills in a line; Tab stops once, the arrow keys go along. `chosen` carries a key."""

    chosen = Signal(str)
    next_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("assignments.check")
        self.setAccessibleName("Model check")
        self._pills: list[Pill] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(8)
        line.addWidget(words("Model check", "strong"))
        self._flow = FlowLayout(gap=2)
        line.addLayout(self._flow, 1)
        self.next = button("Next", "assignments.next_problem", kind="quiet")
        self.next.setAccessibleName("Next problem")
        self.next.setToolTip("Go to the next gap or broken rule")
        self.next.clicked.connect(lambda: self.next_asked.emit())
        line.addWidget(self.next)

    def show_lanes(self, lanes: Sequence[Lane]) -> None:
        """Show the rules in force."""
        if [pill.lane.rule.code for pill in self._pills] != [lane.rule.code for lane in lanes]:
            self._make(lanes)
        for pill, lane in zip(self._pills, lanes, strict=True):
            pill.show_lane(lane)

    def pills(self) -> tuple[Pill, ...]:
        """The pills in order."""
        return tuple(self._pills)

    def mark(self, key: str) -> None:
        """Mark the rule chosen, by its key on the board; '' marks none."""
        for pill in self._pills:
            pill.setChecked(rule_key(pill.lane) == key.split("|", maxsplit=1)[0])

    def _make(self, lanes: Sequence[Lane]) -> None:
        self._flow.clear()
        self._pills = [Pill(lane) for lane in lanes]
        for number, pill in enumerate(self._pills):
            self._flow.addWidget(pill)
            pill.setFocusPolicy(Qt.FocusPolicy.ClickFocus if number else Qt.FocusPolicy.StrongFocus)
            pill.clicked.connect(lambda _=False, at=pill: self.chosen.emit(rule_key(at.lane)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go to the pill beside."""
        here = [n for n, pill in enumerate(self._pills) if pill.hasFocus()]
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not here:
            super().keyPressEvent(event)
            return
        pill = self._pills[(here[0] + step) % len(self._pills)]
        for other in self._pills:
            strong = other is pill
            other.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if strong else Qt.FocusPolicy.ClickFocus
            )
        pill.setFocus(Qt.FocusReason.TabFocusReason)
