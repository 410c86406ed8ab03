"""Receiving: files dropped or chosen, what they bring, and taking it in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from bcu_desk.features.sync.widgets.preview import Preview
from bcu_desk.features.sync.widgets.waits import WaitsCard
from bcu_desk.features.sync.widgets.watched import WatchedCard
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Picture, empty_state, words
from bcu_desk.kit.notice import Notice

ENDING = ".bcusync"
ABOUT = (
    "Nothing is changed until you have seen what a file brings. Several files may be taken"
    " together, in any order."
)


WAY = (
    "A file shows first what it brings: what it removes, where desks differ, what it waits for."
    " Then it is taken in as one step, or not at all, and the newest can be taken back."
)


class ReceivePart(QWidget):
    """Choose files, see what they bring, take it in.

    `files_given` carries paths; `choose_asked`, `apply_asked`, `discard_asked`, `cancel_asked`
    and `review_asked` tell of clicks.
    """

    files_given = Signal(object)
    choose_asked = Signal()
    apply_asked = Signal()
    discard_asked = Signal()
    cancel_asked = Signal()
    review_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.working = self._had_keyboard = False
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self._drop_card())
        self.watched = WatchedCard()
        self.watched.files_given.connect(self.files_given.emit)
        body.addWidget(self.watched)
        self.waits = WaitsCard()
        body.addWidget(self.waits)
        self.notice = Notice("exchange.received")
        body.addWidget(self.notice)
        self.preview = Preview()
        self.preview.hide()
        self.preview.apply_asked.connect(self.apply_asked.emit)
        self.preview.discard_asked.connect(self.discard_asked.emit)
        body.addWidget(self.preview, 1)
        self._rest = empty_state("Nothing to look at yet", WAY, icon="exchange")
        body.addWidget(self._rest, 1)

    def _drop_card(self) -> Card:
        made = Card()
        line = QHBoxLayout(made)
        line.setContentsMargins(16, 14, 16, 14)
        line.setSpacing(12)
        line.addWidget(Picture("file", "accent", 24))
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(words("Drop exchange files here, or choose them", "section"))
        told.addWidget(words(ABOUT, "secondary", wrap=True))
        line.addLayout(told, 1)
        self.choose = button("Choose files…", "exchange.receive", kind="primary", key="Ctrl+R")
        self.choose.setProperty("tall", "true")
        self.choose.clicked.connect(lambda: self.choose_asked.emit())
        line.addWidget(self.choose)
        self._work = QWidget()
        working = QHBoxLayout(self._work)
        working.setContentsMargins(0, 0, 0, 0)
        working.setSpacing(8)
        self._told = words("", "secondary")
        self.bar = QProgressBar()
        self.bar.setObjectName("exchange.progress")
        self.bar.setAccessibleName("Progress of receiving")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        cancel = button("Cancel", "exchange.cancel")
        cancel.clicked.connect(lambda: self.cancel_asked.emit())
        for part in (self._told, self.bar, cancel):
            working.addWidget(part)
        self._work.hide()
        line.addWidget(self._work)
        return made

    def show_working(self, *, working: bool) -> None:
        """Whether files are being read or taken in."""
        if working and not self.working:
            self._had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self.working = working
        self.choose.setVisible(not working)
        self._work.setVisible(working)
        self.preview.setEnabled(not working)
        if working:
            self.notice.hide()
            self.show_progress(0, "Checking…")
        elif self._had_keyboard:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, share: int, text: str) -> None:
        """How far it is."""
        self.bar.setValue(share)
        self._told.setText(text)

    def put_away(self) -> None:
        """Show no preview any more."""
        had_keyboard = self.preview.isAncestorOf(QApplication.focusWidget() or self)
        self.preview.hide()
        if had_keyboard:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rest.show()

    def show_preview(self) -> None:
        """Show the preview, the keyboard on its button."""
        self._rest.hide()
        self.preview.show()
        self.preview.take_keyboard()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take exchange files."""
        if _paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the files that were dropped."""
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.files_given.emit(paths)


def _paths(event: QDropEvent) -> tuple[Path, ...]:
    urls = event.mimeData().urls()
    return tuple(Path(one.toLocalFile()) for one in urls if one.fileName().lower().endswith(ENDING))
