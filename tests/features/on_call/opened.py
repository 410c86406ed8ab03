"""The on-call page in the hand of a test."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.people import OnCall
from bcu_desk.domain.times import minute_of
from bcu_desk.features.on_call.model.loaded import Loaded, gap_key, key_of
from bcu_desk.features.on_call.page import OnCallPage
from bcu_desk.features.on_call.queries.rota import OnCallRow
from bcu_desk.kit.form import Form
from bcu_desk.kit.hub import Hub
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View

NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
SUPT, DSUPT = "EA:superintendent", "EA:detective_superintendent"


@dataclass
class Opened:
    """The page, and the desk below it."""

    page: OnCallPage
    desk: Desk
    hub: Hub
    view: list[View]
    days: list[date] = field(default_factory=list)

    @property
    def loaded(self) -> Loaded:
        """What the page has read."""
        found = self.page.gestures.loaded
        assert found is not None
        return found

    def show_day(self, on: date) -> None:
        """Move the as-of day."""
        self.days.append(on)
        self.view[0] = View(on, self.view[0].scope)
        self.hub.view_changed.emit(self.view[0])

    def turn(self, row: str, start: str) -> OnCallRow:
        """The turn of a row that begins at a time."""
        at = minute_of(start)
        return next(turn for turn in self.loaded.turns_of(row) if turn.start_minute == at)

    def key_of(self, row: str, start: str) -> str:
        """The key of that turn's bar."""
        return key_of(self.turn(row, start))

    def gap_key(self) -> str:
        """The key of the sample's gap."""
        return gap_key(self.loaded.gaps()[0])

    def stored(self) -> set[OnCall]:
        """Every turn in the file."""
        with self.desk.reader() as reader:
            return set(reader.every(OnCall))

    def form(self) -> Form:
        """The form that is open."""
        found = self.page.side.form
        assert found is not None
        return found

    def point(self, row: str, time: str) -> QPoint:
        """Where a time lies on a row."""
        timeline = self.page.timeline
        picture = timeline.picture()
        line = timeline.rows.line_of(row)
        assert line is not None
        x = picture.shifted().x(minute_of(time))
        return QPoint(round(x), picture.y(line) + timeline.rows.sizes.row // 2)

    def drag(
        self,
        one: QPoint,
        other: QPoint,
        *,
        drop: bool = True,
        keys: Qt.KeyboardModifier = NONE,
    ) -> None:
        """Press, move in steps, and let go unless told not to."""
        board = self.page.timeline.viewport()
        QTest.mousePress(board, LEFT, keys, one)
        for point in (one + (other - one) / 2, other):
            QTest.mouseMove(board, point)
        if drop:
            QTest.mouseRelease(board, LEFT, keys, other)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the board."""
        QTest.keyClick(self.page.timeline, key, keys)

    def press(self, name: str) -> None:
        """Press a button by its name."""
        found = self.page.findChildren(QPushButton, name)
        (button,) = (one for one in found if one.isVisible())
        button.click()
