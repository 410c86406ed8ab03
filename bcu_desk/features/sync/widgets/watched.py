"""The folder that is watched: what lies in it, and a button to look at what is new."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.features.sync.model.state import capital
from bcu_desk.features.sync.model.wording import counted, listed, lying_words
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Picture, words
from bcu_desk.work.exchange.watching import Lying, fresh

ABOUT = (
    "A folder or shared drive where files arrive can be watched: what is new in it is told here."
)


class WatchedCard(Card):
    """What the watched folder holds.

    `choose_asked`, `stop_asked` and `again_asked` tell of clicks and of changes in the folder;
    `files_given` carries the new files.
    """

    choose_asked = Signal()
    stop_asked = Signal()
    again_asked = Signal()
    files_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._fresh: tuple[Path, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _: self.again_asked.emit())
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 16, 10)
        line.setSpacing(12)
        line.addWidget(Picture("folder", "accent", 20))
        told = QVBoxLayout()
        told.setSpacing(2)
        self._title = words("", "strong")
        self._told = words("", "secondary", wrap=True)
        told.addWidget(self._title)
        told.addWidget(self._told)
        line.addLayout(told, 1)
        self.look = button("Look at what is new", "exchange.look")
        self.look.clicked.connect(lambda: self.files_given.emit(self._fresh))
        self.again = button("Look again", "exchange.look_again")
        self.again.clicked.connect(lambda: self.again_asked.emit())
        self.choose = button("Watch a folder…", "exchange.watch")
        self.choose.clicked.connect(lambda: self.choose_asked.emit())
        self.stop = button("Stop watching", "exchange.stop_watching")
        self.stop.clicked.connect(lambda: self.stop_asked.emit())
        for part in (self.look, self.again, self.choose, self.stop):
            line.addWidget(part)
        self.show_lying(None, ())

    def show_lying(self, folder: Path | None, found: Sequence[Lying]) -> None:
        """Show what lies in the folder; None where none is watched."""
        self._watch(folder)
        self._fresh = fresh(found)
        self.look.setVisible(bool(self._fresh))
        for part in (self.again, self.stop):
            part.setVisible(folder is not None)
        self.choose.setText("Watch a folder…" if folder is None else "Another folder…")
        if folder is None:
            self._title.setText("No folder is watched")
            self._told.setText(ABOUT)
            return
        count = len(self._fresh)
        self._title.setText(f"{capital(counted(count, 'new file'))} in {folder}")
        senders = listed(
            tuple(dict.fromkeys(one.sender for one in found if one.path in self._fresh))
        )
        told = [f"From {senders}."] if senders else []
        self._told.setText(" ".join((*told, *lying_words(found))))

    def _watch(self, folder: Path | None) -> None:
        wanted = [str(folder)] if folder is not None and folder.is_dir() else []
        watched = self._watcher.directories()
        if watched != wanted:
            if watched:
                self._watcher.removePaths(watched)
            if wanted:
                self._watcher.addPaths(wanted)
