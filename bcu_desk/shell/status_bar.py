"""The status bar: the file, whether all is saved, rules broken, clashes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

HEIGHT = 28


class StatusBar(QFrame):
    """One line at the foot; a click on the breaches goes to the model check."""

    breaches_asked = Signal()
    clashes_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setFixedHeight(HEIGHT)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(20)
        self.file = self._label("status.file", "File")
        self.saved = self._label("status.saved", "Saved")
        self.told = self._label("status.told", "Last step")
        self.breaches = self._link("status.breaches", "Rules broken", self.breaches_asked)
        self.clashes = self._link("status.clashes", "Clashes", self.clashes_asked)
        for part in (self.file, self.saved, self.told):
            layout.addWidget(part)
        layout.addStretch(1)
        for link in (self.breaches, self.clashes):
            layout.addWidget(link)

    def _label(self, name: str, told: str) -> QLabel:
        made = QLabel()
        made.setObjectName(name)
        made.setAccessibleName(told)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setProperty("role", "secondary")
        return made

    def _link(self, name: str, told: str, signal: SignalInstance) -> QPushButton:
        made = QPushButton()
        made.setObjectName(name)
        made.setAccessibleName(told)
        made.setProperty("kind", "link")
        made.setFixedHeight(24)
        made.clicked.connect(lambda: signal.emit())
        return made

    def show_counts(self, breaches: int, clashes: int) -> None:
        """How many rules are broken and how many bookings clash, on the as-of day."""
        self.breaches.setText(_counted(breaches, "rule broken", "rules broken"))
        self.clashes.setText(_counted(clashes, "clash", "clashes"))
        for link, count in ((self.breaches, breaches), (self.clashes, clashes)):
            link.setAccessibleName(link.text())
            link.setProperty("tone", "bad" if count else "")
            link.style().unpolish(link)
            link.style().polish(link)


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count or 'No'} {many}"
