"""The bar under the header: a difference, a day that is over, an instant of the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.kit.buttons import Button, restyled
from bcu_desk.kit.controls import Picture, button, icon_button, words
from bcu_desk.shell.as_of.day_control import DayControl
from bcu_desk.shell.as_of.state import TimeState

TONES = {"known": "accent", "past": "warn", "correcting": "warn", "now": "accent"}
WHY = "Why is the record corrected?"


class TimeBar(QFrame):
    """Hidden while the window shows today as it is.

    `reason_given` carries why the record is corrected, `asked_no_more` that no reason is given;
    `against_chosen` carries the second day or None.
    """

    back = Signal()
    reason_given = Signal(str)
    asked_no_more = Signal()
    ended = Signal()
    plan = Signal()
    against_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("time")
        self.setAccessibleName("Time shown")
        self._kind = ""
        self._asking = False
        self._picture = Picture("clock", "accent", 18)
        self.told = _Sentence()
        self.against = DayControl("against", "Second day")
        self.against.setToolTip("The day that is compared with (Ctrl+Shift+D)")
        self.against.chosen.connect(self.against_chosen)
        self.against.left.connect(lambda: self.against_chosen.emit(None))
        self._to = words("", "body")
        self.compare = self._make_compare()
        self.reason = QLineEdit()
        self.reason.setObjectName("time.reason")
        self.reason.setAccessibleName(WHY)
        self.reason.setPlaceholderText("As history will tell it")
        self.reason.setMaxLength(200)
        self.reason.returnPressed.connect(self._give)
        self.asking = self._make_asking()
        self._buttons = {
            name: self._made(label, name, kinds, signal)
            for label, name, kinds, signal in (
                ("Correct the record", "correct", ("past",), None),
                ("End correcting", "end", ("correcting",), self.ended),
                ("Plan from today", "plan", ("past", "correcting"), self.plan),
                ("Back to now", "back", ("known",), self.back),
            )
        }
        self._buttons["correct"].clicked.connect(lambda: self.ask())
        self._lay_out()
        self.hide()

    def _made(
        self, label: str, name: str, kinds: tuple[str, ...], signal: SignalInstance | None
    ) -> Button:
        made = button(label, f"time.{name}")
        made.setProperty("kinds", kinds)
        if signal is not None:
            made.clicked.connect(lambda: signal.emit())
        return made

    def _make_compare(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(words("Difference from", "body"))
        line.addWidget(self.against)
        line.addWidget(self._to)
        off = icon_button("close", "Compare no longer (Esc in the day)", "time.compare_off")
        off.clicked.connect(lambda: self.against_chosen.emit(None))
        line.addWidget(off)
        return made

    def _make_asking(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(words(WHY, "strong"))
        line.addWidget(self.reason, 1)
        start = button("Start correcting", "time.start", kind="primary")
        start.clicked.connect(self._give)
        cancel = button("Cancel", "time.cancel")
        cancel.clicked.connect(lambda: self._cancel())
        line.addWidget(start)
        line.addWidget(cancel)
        return made

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 5, 16, 5)
        line.setSpacing(10)
        line.addWidget(self._picture)
        line.addWidget(self.told, 1)
        line.addWidget(self.asking, 1)
        line.addWidget(self.compare)
        line.addStretch(0)
        for part in self._buttons.values():
            line.addWidget(part)

    def show_state(self, state: TimeState) -> None:
        """Say what the window shows; nothing where it is today as it is."""
        if state.kind != self._kind:
            self._asking = False
        self._kind = state.kind
        self.told.tell(state.words)
        self.setAccessibleDescription(state.words)
        if state.against is not None:
            self.against.show_day(state.against)
            self._to.setText(f"to {long_day(state.on)}")
        self.compare.setVisible(state.against is not None)
        tone = TONES[state.kind]
        self._picture.show_icon("clock", tone)
        self.setProperty("tone", tone)
        restyled(self)
        self._show_parts()
        self.setVisible(state.is_told())

    def _show_parts(self) -> None:
        self.asking.setVisible(self._asking)
        self.told.setVisible(self._kind != "now" and not self._asking)
        for part in self._buttons.values():
            part.setVisible(self._kind in part.property("kinds") and not self._asking)

    def ask(self) -> None:
        """Ask why the record is corrected."""
        self._asking = True
        self._show_parts()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop_asking(self) -> None:
        """Ask no longer; nothing was begun."""
        self._asking = False
        self.reason.clear()
        self._show_parts()

    def _cancel(self) -> None:
        self.stop_asking()
        self.asked_no_more.emit()

    def _give(self) -> None:
        told = self.reason.text().strip()
        if not told:
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reason.setProperty("error", "true")
            restyled(self.reason)
            return
        self.reason.setProperty("error", "")
        restyled(self.reason)
        self.stop_asking()
        self.reason_given.emit(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the reason asks no longer."""
        if event.key() == Qt.Key.Key_Escape and self._asking:
            self._cancel()
        else:
            super().keyPressEvent(event)


class _Sentence(QLabel):
    """A sentence that is shortened where there is little room; its whole is its tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self._full = ""
        self.setObjectName("time.told")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "strong")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(120)

    def tell(self, text: str) -> None:
        """Show a sentence."""
        self._full = text
        self.setAccessibleName(text)
        self.setToolTip(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten it to the room there is."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        mode = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._full, mode, self.width()))
