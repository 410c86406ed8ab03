"""A control that goes through days one by one, by itself or step by step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStyle, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.kit.buttons import icon_button
from bcu_desk.kit.controls import words

STEP_MS = 500


def motion_is_reduced() -> bool:
    """Whether the system is set to show no animations."""
    return not QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)


class DayPlayer(QWidget):
    """Back, play or pause, and on; `shown` carries the day when it changes by them.

    Where the system reduces motion nothing plays by itself: the steps stay. `name` begins the
    object names; the day is told beside the buttons unless something else tells it.
    """

    shown = Signal(date)

    def __init__(
        self,
        name: str,
        is_still: Callable[[], bool] = motion_is_reduced,
        *,
        tells_day: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._days: tuple[date, ...] = ()
        self._at = 0
        self._is_still = is_still
        self._clock = QTimer(self)
        self._clock.setInterval(STEP_MS)
        self._clock.timeout.connect(self._tick)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self._back = icon_button("chevron_left", "Day before", f"{name}.back", kind="plain")
        self._play = icon_button("play", "Play", f"{name}.play", kind="plain")
        self._on = icon_button("chevron_right", "Day after", f"{name}.on", kind="plain")
        self._told = words("", "secondary")
        self._back.clicked.connect(lambda: self._by_hand(-1))
        self._play.clicked.connect(self._turn)
        self._on.clicked.connect(lambda: self._by_hand(1))
        self._told.setVisible(tells_day)
        for part in (self._back, self._play, self._on, self._told):
            line.addWidget(part)
        if tells_day:
            line.addStretch(1)
        self._tell()

    def show_days(self, days: Sequence[date], at: date | None = None) -> None:
        """Go through other days, from one of them or from the first; no signal is sent."""
        self.pause()
        self._days = tuple(days)
        self._at = self._days.index(at) if at in self._days else 0
        self._tell()

    def day(self) -> date | None:
        """The day it stands at."""
        return self._days[self._at] if self._days else None

    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._clock.isActive()

    def play(self) -> None:
        """Go on by itself, from the first day where it stands at the last; not in still systems."""
        if len(self._days) < 2 or self._is_still():
            return
        if self._at == len(self._days) - 1:
            self._go_to(0)
        self._clock.start()
        self._tell()

    def pause(self) -> None:
        """Stop where it is."""
        self._clock.stop()
        self._tell()

    def step(self, by: int) -> None:
        """Go some days on or back, to the first or last at most."""
        self._go_to(max(0, min(len(self._days) - 1, self._at + by)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing plays unseen."""
        super().hideEvent(event)
        self.pause()

    def _by_hand(self, by: int) -> None:
        self.pause()
        self.step(by)

    def _turn(self) -> None:
        if self.is_playing():
            self.pause()
        else:
            self.play()

    def _tick(self) -> None:
        self.step(1)
        if self._at == len(self._days) - 1:
            self.pause()

    def _go_to(self, at: int) -> None:
        if self._days and at != self._at:
            self._at = at
            self._tell()
            self.shown.emit(self._days[at])

    def _tell(self) -> None:
        """Show the day, and which buttons do something."""
        count, still = len(self._days), self._is_still()
        self._back.setEnabled(count > 0 and self._at > 0)
        self._on.setEnabled(count > 0 and self._at < count - 1)
        self._play.setEnabled(count > 1 and not still)
        verb = "Pause" if self.is_playing() else "Play"
        self._play.set_icon("pause" if self.is_playing() else "play")
        self._play.setAccessibleName(verb)
        self._play.setToolTip(
            "Motion is reduced on this system: step day by day" if still else verb
        )
        day = self.day()
        self._told.setText("" if day is None else f"{long_day(day)}, {self._at + 1} of {count}")
