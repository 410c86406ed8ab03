"""Officers as chips that can be dragged to another ward, and vacancies beside them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QPushButton

from bcu_desk.features.coverage.queries import OfficerRow
from bcu_desk.kit.controls import restyled
from bcu_desk.kit.look.icons import icon

PAYLOAD = "application/x-desk-key"


class OfficerChip(QPushButton):
    """A holder of a ward post; drag it to another ward, or press it to move by form."""

    move_asked = Signal(str)

    def __init__(self, row: OfficerRow) -> None:
        away = f", {row.away}" if row.away else ""
        super().__init__(f"{row.name}{away}")
        self._row = row
        self._from: QPointF | None = None
        self.setObjectName(f"coverage.officer.{row.collar}")
        self.setIcon(icon("drag", "muted"))
        self.setAccessibleName(f"{row.name} {row.collar}, {row.title}{away}: move to another ward")
        self.setToolTip(f"{row.title}, since {row.since:%d %b %Y}. Drag to another ward, or press.")
        self.setProperty("tone", "warn" if row.away else "")
        self.setMinimumHeight(28)
        self.clicked.connect(lambda: self.move_asked.emit(row.collar))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a drag."""
        self._from = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the officer along."""
        if self._from is None or (event.position() - self._from).manhattanLength() < 6:
            return
        self._from = None
        self.setDown(False)
        drag = QDrag(self)
        mime = QMimeData()
        mime.setData(PAYLOAD, QByteArray((self._row.collar or "").encode()))
        drag.setMimeData(mime)
        drag.setPixmap(self.grab())
        drag.exec(Qt.DropAction.MoveAction)


class VacancyChip(QPushButton):
    """A ward post without a holder; press it to put somebody there."""

    put_asked = Signal(str)

    def __init__(self, row: OfficerRow, days: int) -> None:
        super().__init__(f"{row.title.split(',')[0]} vacant, {days} days")
        self.setObjectName(f"coverage.vacancy.{row.post}")
        self.setAccessibleName(f"{row.title}, vacant for {days} days: put somebody there")
        self.setProperty("kind", "vacant")
        self.setMinimumHeight(28)
        self.clicked.connect(lambda: self.put_asked.emit(row.post))
        restyled(self)
