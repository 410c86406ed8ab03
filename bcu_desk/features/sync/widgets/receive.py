"""Receiving: files dropped or chosen, what they bring, and taking it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.errands import Look
from bcu_desk.features.sync.model.wording import by_area, counted, listed, waiting_words
from bcu_desk.features.sync.widgets.layouts import emptied, scrolled, spread, ticked
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Picture, empty_state, figure, rule, words
from bcu_desk.kit.notice import Notice

ENDING = ".bcusync"
COLUMN = 680  # pixels of the areas with their figures
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
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self._drop_card())
        self.notice = Notice("exchange.received")
        body.addWidget(self.notice)
        body.addWidget(self._preview_card(), 1)
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

    def _preview_card(self) -> Card:
        self.preview = Card()
        self.preview.setObjectName("exchange.preview")
        lines = QVBoxLayout(self.preview)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        self._head = QVBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        lines.addLayout(self._head)
        lines.addWidget(rule())
        inside = QWidget()
        sides = QHBoxLayout(inside)
        sides.setContentsMargins(0, 0, 0, 0)
        column = QWidget()
        column.setFixedWidth(COLUMN)
        sides.addWidget(column)
        sides.addStretch(1)
        self._areas = QVBoxLayout(column)
        self._areas.setContentsMargins(16, 12, 16, 12)
        self._areas.setSpacing(8)
        lines.addWidget(scrolled("exchange.areas", inside), 1)
        self.preview.hide()
        return self.preview

    def show_working(self, *, working: bool) -> None:
        """Whether files are being read or taken in."""
        self.choose.setVisible(not working)
        self._work.setVisible(working)
        if working:
            self.notice.hide()
            self.show_progress(0, "Checking…")

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

    def show_look(self, look: Look, files: Sequence[Path], names: Mapping[int, str]) -> None:
        """Show what files bring; nothing has been taken in."""
        emptied(self._head)
        emptied(self._areas)
        self._head.addWidget(self._head_line(look, files))
        for part in _dangers(look, names):
            self._areas.addWidget(part)
        found = look.found
        for title, counts in (
            ("Removed", found.removed),
            ("Changed", found.changed),
            ("New", found.new),
        ):
            if counts:
                self._areas.addWidget(rule())
                total = f"{sum(counts.values()):,}"
                self._areas.addWidget(
                    spread(title, total, tone="bad" if title == "Removed" else None)
                )
                for area, count in by_area(counts):
                    self._areas.addWidget(_indented(area, f"{count:,}"))
        self._areas.addStretch(1)
        self._rest.hide()
        self.preview.show()
        self.apply.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head_line(self, look: Look, files: Sequence[Path]) -> QWidget:
        found = look.found
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(28)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(f"From {listed(found.senders)}", "section"))
        told.addWidget(words(", ".join(one.name for one in files), "secondary", wrap=True))
        told.addWidget(words("Signatures good", "secondary", tone="good"))
        line.addLayout(told, 1)
        for count, about, tone in _figures(look):
            line.addWidget(figure(f"{count:,}", about, tone=tone if count else None))
        discard = button("Discard", "exchange.discard")
        discard.clicked.connect(lambda: self.discard_asked.emit())
        verb = "Apply" if found.changes else "Keep waiting"
        self.apply = button(verb, "exchange.apply", kind="primary")
        self.apply.clicked.connect(lambda: self.apply_asked.emit())
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(discard)
        buttons.addWidget(self.apply)
        line.addLayout(buttons)
        return made

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
    return tuple(Path(one.toLocalFile()) for one in urls if one.fileName().endswith(ENDING))


def _figures(look: Look) -> tuple[tuple[int, str, str], ...]:
    found = look.found
    fresh = max(0, found.conflicts - look.open_before)
    return (
        (sum(found.new.values()), "new", "ink"),
        (sum(found.changed.values()), "changed", "ink"),
        (sum(found.removed.values()), "removed", "bad"),
        (fresh, "new conflict" if fresh == 1 else "new conflicts", "bad"),
        (found.clashes, "clash" if found.clashes == 1 else "clashes", "bad"),
    )


def _dangers(look: Look, names: Mapping[int, str]) -> list[QWidget]:
    """What to look at first."""
    found, parts = look.found, []
    if found.removed:
        count = sum(found.removed.values())
        more = f" and {count - len(look.removed):,} more" if count > len(look.removed) else ""
        told = f"Removes {counted(count, 'record')}: {', '.join(look.removed)}{more}"
        parts.append(ticked(told, icon="warning", tone="bad"))
    if found.conflicts:
        told = (
            f"{counted(found.conflicts, 'conflict')} will be open: both sides are kept, to review"
        )
        parts.append(ticked(told, icon="warning", tone="warn"))
    if found.clashes:
        told = f"{counted(found.clashes, 'clash')} will be open: both records are kept, to settle"
        parts.append(ticked(told, icon="warning", tone="warn"))
    if found.waiting:
        parts.append(ticked(waiting_words(found, names), icon="clock", tone="warn"))
    return parts or [ticked("Nothing is removed, nothing is in conflict, nothing is missing.")]


def _indented(area: str, count: str) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(16, 0, 0, 0)
    line.addWidget(words(area, "secondary"), 1)
    line.addWidget(words(count, "secondary"))
    return made
