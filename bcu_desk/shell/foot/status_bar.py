"""The status bar: the file, whether all is saved, who is on call, breaches, conflicts, clashes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from bcu_desk.domain.times import in_london, minute_of, moment_text
from bcu_desk.kit.buttons import Button, button, restyled
from bcu_desk.kit.controls import words
from bcu_desk.shell.foot.on_call_line import OnCallLine

HEIGHT = 28
ROOMY = 1_100  # pixels from which on the last exchange is told too
EDGES, GAP = (16, 12), 16
LEAST = 120  # pixels that who is on call keeps beside a long line about the last step


class StatusBar(QFrame):
    """One line at the foot; a click on a count goes to where it is mended."""

    breaches_asked = Signal()
    conflicts_asked = Signal()
    clashes_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(HEIGHT)
        self.file = _label("status.file", "File")
        self.saved = _label("status.saved", "Saved")
        self.on_call = OnCallLine()
        self._full = ""
        self.told = _label("status.told", "Last step")
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.told.installEventFilter(self)
        self.breaches = _link("status.breaches", "Breaches", self.breaches_asked)
        self.conflicts = _link("status.conflicts", "Conflicts", self.conflicts_asked)
        self.received = _label("status.received", "Last exchange")
        self.received.hide()
        self.clashes = _link("status.clashes", "Clashes", self.clashes_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(EDGES[0], 0, EDGES[1], 0)
        layout.setSpacing(GAP)
        for part in (self.file, self.saved, self.on_call):
            layout.addWidget(part)
        layout.addWidget(self.told, 1)
        for link in (self.breaches, self.conflicts, self.clashes):
            layout.addWidget(link)
        layout.addWidget(self.received)
        self.on_call.told.connect(self._share_room)

    def tell(self, text: str) -> None:
        """Show a line about the last step; what stands beside it gives way to it first."""
        self._full = text
        self.told.setAccessibleName(text or "Last step")
        self.told.setToolTip(text)
        self._share_room()

    def show_counts(self, breaches: int | None, clashes: int, conflicts: int = 0) -> None:
        """How many breaches the as-of day has (None: unknown), how much clashes and differs."""
        self.breaches.setVisible(breaches is not None)
        self.breaches.setText(_counted(breaches or 0, "breach", "breaches"))
        self.conflicts.setText(_counted(conflicts, "conflict", "conflicts"))
        self.clashes.setText(_counted(clashes, "clash", "clashes"))
        counts = (breaches or 0, conflicts, clashes)
        for link, count in zip((self.breaches, self.conflicts, self.clashes), counts, strict=True):
            link.setAccessibleName(link.text())
            link.setProperty("tone", "bad" if count else "")
            link.set_icon("error" if count else "check")
            restyled(link)
        self._share_room()

    def show_received(self, wall: str | None) -> None:
        """When changes of another desk came last (UTC text), where they ever did."""
        told = f"Received {moment_text(minute_of(wall))}" if wall else ""
        self.received.setText(f"Received {in_london(minute_of(wall)):%d %b %H:%M}" if wall else "")
        self.received.setToolTip(told)
        self.received.setAccessibleName(told or "Last exchange")
        self._share_room()

    def _share_room(self) -> None:
        """The last step is told whole: for that the last exchange goes, then who is on call."""
        on_call = self.on_call.full_width() if not self.on_call.isHidden() else 0
        spare = self.width() - sum(EDGES) - self._taken()
        received = self.received.sizeHint().width() + GAP
        has_room = self.width() >= ROOMY and spare >= on_call + received
        self.received.setVisible(bool(self.received.text()) and has_room)
        if on_call:
            left = spare - received if has_room and self.received.text() else spare
            self.on_call.shorten(min(on_call, max(LEAST, left)))
        self._elide()

    def _taken(self) -> int:
        """What the parts need that never give way, and the last step, with the gaps between."""
        parts = (self.file, self.saved, self.breaches, self.conflicts, self.clashes)
        shown = [part.sizeHint().width() for part in parts if not part.isHidden()]
        step = self.told.fontMetrics().horizontalAdvance(self._full) + 2 if self._full else 0
        return sum(shown) + step + GAP * (len(shown) + (not self.on_call.isHidden()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shorten the line again where the parts beside it have grown."""
        if watched is self.told and event.type() == QEvent.Type.Resize:
            self._elide()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the line to the room there is."""
        super().resizeEvent(event)
        self._share_room()

    def _elide(self) -> None:
        room = max(0, self.told.width())
        mode = Qt.TextElideMode.ElideRight
        self.told.setText(self.told.fontMetrics().elidedText(self._full, mode, room))


def _label(name: str, told: str) -> QLabel:
    made = words("", "secondary")
    made.setObjectName(name)
    made.setAccessibleName(told)
    return made


def _link(name: str, told: str, signal: SignalInstance) -> Button:
    made = button("", name, kind="link")
    made.setAccessibleName(told)
    made.setFixedHeight(24)
    made.clicked.connect(lambda: signal.emit())
    return made


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count or 'No'} {many}"
