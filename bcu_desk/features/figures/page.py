"""The page of figures: those that are kept, and a file before it is loaded."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.figures.model.kept import KeptRow, kept_figures
from bcu_desk.features.figures.model.looked import Looked, look
from bcu_desk.features.figures.widgets.kept import Kept
from bcu_desk.features.figures.widgets.preview import Preview
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.view import View

KINDS = "Figures (*.csv *.csv.gz *.txt);;All files (*)"
ENDINGS = (".csv", ".gz", ".txt")
TAKE = "take"
LOAD = "load"


class FiguresPage(Page):
    """Counts and minutes that come from files: a look at each file first, then one step."""

    id = "figures"
    begins_at = "figures.load"
    cares = frozenset({"measure", "abstraction_figure", "ward", "ward_set", "borough"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.kept = Kept(writable=not context.desk.read_only)
        self.preview = Preview()
        self._pages = QStackedWidget()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 16)
        lines.addWidget(self._pages)
        for part in (self.kept, self.preview):
            self._pages.addWidget(part)
        self.kept.load_asked.connect(self.ask_file)
        self.preview.apply_asked.connect(self.apply)
        self.preview.discard_asked.connect(self.put_away)
        self.setAcceptDrops(True)

    def load(self, reader: Reader, view: View) -> tuple[KeptRow, ...]:
        """The figures that are kept."""
        return kept_figures(reader, view)

    def show_loaded(self, loaded: tuple[KeptRow, ...]) -> None:
        """List the figures that are kept."""
        self.kept.show_rows(loaded)

    def focus_key(self, key: str) -> None:
        """`load` asks for a file, `PATH:take` looks into one that another page hands on."""
        path, _, verb = key.rpartition(":")
        if key == LOAD and not self.context.desk.read_only:
            self.ask_file()
        elif verb == TAKE and path:
            self.look(Path(path))

    def ask_file(self) -> None:
        """Ask for a file of figures, and look into it."""
        path = self.context.ask.open_file("Load figures", KINDS)
        if path is not None:
            self.look(path)

    def look(self, path: Path) -> None:
        """Read a file and show what it would change; nothing is kept."""
        desk = self.context.desk

        def work() -> Looked:
            with desk.reader() as reader:
                return look(reader, path)

        def failed(error: Exception) -> None:
            if not isinstance(error, (Refused, Unusable)):
                raise error
            self.show_refusal(error)

        self.context.jobs.run(work, done=self._show, failed=failed)

    def _show(self, looked: Looked) -> None:
        self.put_notice_away()
        self.preview.show_looked(looked, writable=not self.context.desk.read_only)
        self._pages.setCurrentWidget(self.preview)
        first = self.preview.apply if self.preview.apply.isEnabled() else self.preview.discard
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self) -> None:
        """Keep the figures of the file shown, as one step."""
        looked = self.preview.looked
        if looked is not None and looked.command is not None:
            self.do(looked.command, on_done=self._loaded)

    def _loaded(self, done: Done) -> None:
        self.put_away()
        way = ("Show on the map", lambda: self.context.navigate("coverage", ""))
        self.tell(f"{done.label}. Ctrl+Z takes it back.", tone="good", fixes=(way,))

    def put_away(self) -> None:
        """Leave the file as it is, with nothing kept."""
        self._pages.setCurrentWidget(self.kept)
        self.kept.load.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the file."""
        if event.key() == Qt.Key.Key_Escape and self._pages.currentWidget() is self.preview:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of figures."""
        if _path(event) is not None and not self.context.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into the file that was dropped."""
        path = _path(event)
        if path is not None:
            event.acceptProposedAction()
            self.look(path)


def _path(event: QDropEvent) -> Path | None:
    paths = [Path(one.toLocalFile()) for one in event.mimeData().urls()]
    fitting = [one for one in paths if one.suffix.lower() in ENDINGS]
    return fitting[0] if len(fitting) == 1 else None
