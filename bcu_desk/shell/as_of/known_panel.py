"""Choosing an instant: the steps the file was last changed by, or a day and time typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QPoint, Qt, QTimer, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import london_text, minute_of, moment_text
from bcu_desk.kit.controls import button, icon_button, rule, words
from bcu_desk.kit.day_field import MomentField
from bcu_desk.kit.look.focus_ring import lay_over
from bcu_desk.kit.notice import announce
from bcu_desk.shell.as_of.moment_rows import MINUTE, MOMENT, MomentRows
from bcu_desk.store.change_log import Moment
from bcu_desk.work.sentences import sentence

WIDTH, HEIGHT = 460, 430
PATIENCE = 500  # milliseconds before the progress is shown
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ABOUT = "Every page then shows what the file said at that instant. Nothing can be changed there."


class KnownPanel(QFrame):
    """A panel under the header; `chosen` carries the minute, `left` that nothing was chosen.

    While the file is wound back it stays, and after half a second shows that it is at work;
    `stopped` is sent where the user waits no longer.
    """

    chosen = Signal(int)
    left = Signal()
    stopped = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        lay_over(self)
        self.setObjectName("known_at")
        self.setAccessibleName("What the file said at")
        self.setProperty("overlay", "true")
        self._rows = MomentRows(self)
        self.list = self._make_list()
        self.moment = MomentField()
        self.moment.setObjectName("known_at.moment")
        self.moment.setAccessibleName("Day and time")
        self.look = button("Look back", "known_at.look", kind="primary")
        self.look.clicked.connect(lambda: self._take_moment())
        self.trouble = words("", "secondary", tone="bad", wrap=True)
        self.trouble.setObjectName("known_at.trouble")
        self.work = self._make_work()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(lambda: self.work.show())
        self._lay_out()
        self.hide()

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("known_at.steps")
        made.setAccessibleName("Steps of the file")
        made.setProperty("flat", "true")
        made.setItemDelegate(self._rows)
        made.setMouseTracking(True)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemClicked.connect(self._take)
        return made

    def _make_work(self) -> QWidget:
        made = QWidget()
        made.setObjectName("known_at.work")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName("Winding the file back")
        stop = button("Stop", "known_at.stop")
        stop.clicked.connect(lambda: self.close_panel(stopped=True))
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(words("Winding the file back…", "secondary"))
        line.addWidget(bar, 1)
        line.addWidget(stop)
        made.hide()
        return made

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 10, 14, 14)
        lines.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(words("What the file said at…", "section"), 1)
        close = icon_button("close", "Close", "known_at.close")
        close.clicked.connect(lambda: self.close_panel())
        head.addWidget(close)
        lines.addLayout(head)
        lines.addWidget(words(ABOUT, "secondary", wrap=True))
        lines.addWidget(self.list, 1)
        lines.addWidget(rule())
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(words("Or at", "label"))
        foot.addWidget(self.moment, 1)
        foot.addWidget(self.look)
        lines.addLayout(foot)
        lines.addWidget(self.trouble)
        lines.addWidget(self.work)
        self.trouble.hide()

    def open(self, below: QWidget, now: int) -> None:
        """Show the panel under a part of the header, empty until `fill`."""
        self.list.clear()
        self.trouble.hide()
        latest = QDateTime.fromSecsSinceEpoch(_wall_seconds(now), QTimeZone.utc())
        self.moment.setMaximumDateTime(latest)
        self.moment.set_value(london_text(now))
        corner = below.mapTo(self._over, QPoint(0, below.height() + 4))
        width = min(WIDTH, self._over.width() - 32)
        height = min(HEIGHT, self._over.height() - corner.y() - 16)
        left = max(16, min(corner.x(), self._over.width() - width - 16))
        self.setGeometry(left, corner.y(), width, height)
        self.show()
        self.raise_()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fill(self, moments: Sequence[Moment]) -> None:
        """Offer the minutes in which the file was changed."""
        self.list.clear()
        for moment in moments:
            self.list.addItem(_item(moment))
        self.list.setCurrentRow(0)

    def wait(self) -> None:
        """The file is being wound back."""
        self.trouble.hide()
        self._patience.start()

    def tell(self, told: str) -> None:
        """Say why an instant can't be shown."""
        self._rest()
        self.trouble.setText(told)
        self.trouble.show()
        announce(self, told)

    def close_panel(self, *, stopped: bool = False) -> None:
        """Put the panel away with nothing chosen."""
        waits = self._patience.isActive() or self.work.isVisible()
        self.put_away()
        if waits or stopped:
            self.stopped.emit()
        self.left.emit()

    def put_away(self) -> None:
        """Hide the panel."""
        self._rest()
        self.hide()

    def _rest(self) -> None:
        self._patience.stop()
        self.work.hide()

    def _take(self, item: QListWidgetItem) -> None:
        self.chosen.emit(int(item.data(MINUTE)))

    def _take_moment(self) -> None:
        try:
            minute = minute_of(self.moment.value())
        except Refused as refused:
            self.tell(sentence(refused.code, refused.facts))
            return
        self.chosen.emit(minute)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what the keyboard is at, Esc closes."""
        item = self.list.currentItem()
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in ENTER and self.moment.hasFocus():
            self._take_moment()
        elif event.key() in ENTER and self.list.hasFocus() and item is not None:
            self._take(item)
        else:
            super().keyPressEvent(event)


def _item(moment: Moment) -> QListWidgetItem:
    minute = minute_of(moment.wall)
    item = QListWidgetItem(told_of(moment))
    item.setData(MINUTE, minute)
    item.setData(MOMENT, (moment_text(minute), moment.actor))
    words_of_it = f"{moment_text(minute)}: {told_of(moment)}, {moment.actor}"
    item.setData(Qt.ItemDataRole.AccessibleTextRole, words_of_it)
    return item


def told_of(moment: Moment) -> str:
    """The last step of a minute, and how many there were before it."""
    more = moment.steps - 1
    return f"{moment.label} and {more} more" if more else moment.label


def _wall_seconds(minute: int) -> int:
    """London wall time as if it were UTC, as the field keeps it."""
    return minute_of(f"{london_text(minute)}Z") * 60
