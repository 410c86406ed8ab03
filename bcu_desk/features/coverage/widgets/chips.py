"""Officers as chips that can be dragged to another ward, and vacancies beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent

from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.queries.wards import OfficerRow
from bcu_desk.kit.buttons import Button
from bcu_desk.kit.map.pointer import DRAG_PIXELS, PAYLOAD

HEIGHT = 28


class OfficerChip(Button):
    """A holder of a ward post; drag it to another ward, or press it to move by form.

    `carried` is sent with the collar number as a drag starts, and with '' when it is over.
    """

    move_asked = Signal(str)
    carried = Signal(str)

    def __init__(self, row: OfficerRow) -> None:
        why = (row.away or "").split(" to ")[0]
        super().__init__(f"{row.short_name}{f', {why}' if why else ''}", icon="drag")
        self.collar = row.collar or ""
        self._from: QPointF | None = None
        away = f", away: {row.away}" if row.away else ""
        self.setObjectName(f"coverage.officer.{self.collar}")
        self.setAccessibleName(
            f"{row.rank} {row.name} {self.collar}, {row.title}{away}: move to another ward"
        )
        self.setToolTip(
            f"{row.rank} {row.name} {self.collar}, {row.title} since {long_day(row.since)}{away}."
            " Drag to another ward, or press."
        )
        self.setMinimumHeight(HEIGHT)
        self.clicked.connect(lambda: self.move_asked.emit(self.collar))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a drag."""
        self._from = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the officer along."""
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        if (event.position() - self._from).manhattanLength() <= DRAG_PIXELS:
            return
        self._from = None
        self.setDown(False)
        self.carry()

    def carry(self) -> None:
        """Drag until the officer is dropped or Esc is pressed."""
        drag = QDrag(self)
        drag.setMimeData(self.load())
        drag.setPixmap(self.grab())
        self.carried.emit(self.collar)
        drag.exec(Qt.DropAction.MoveAction)
        self.carried.emit("")

    def load(self) -> QMimeData:
        """What a drag of this chip carries."""
        mime = QMimeData()
        mime.setData(PAYLOAD, QByteArray(self.collar.encode()))
        return mime


class VacancyChip(Button):
    """A ward post without a holder; press it to put somebody there."""

    put_asked = Signal(str)

    def __init__(self, row: OfficerRow, days: int) -> None:
        kind = row.title.split(",", maxsplit=1)[0]
        super().__init__(f"{kind} vacant, {days} {'day' if days == 1 else 'days'}")
        self.setObjectName(f"coverage.vacancy.{row.post}")
        self.setAccessibleName(
            f"{row.title}, vacant since {long_day(row.since)}: put somebody there"
        )
        self.setToolTip(f"{row.title}, vacant since {long_day(row.since)}. Press to fill it.")
        self.setProperty("kind", "gap")
        self.setMinimumHeight(HEIGHT)
        self.clicked.connect(lambda: self.put_asked.emit(row.kind))
