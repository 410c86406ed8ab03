"""The page of ward sets: their days and boundaries, and loading these from files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.model.looked import Looked, looked_into
from bcu_desk.features.wards.queries.sets import WardSetRow, WardSets
from bcu_desk.features.wards.rules.reading.files import ENDINGS
from bcu_desk.features.wards.widgets.matched import ReportPart, framed
from bcu_desk.features.wards.widgets.sets import SetsPart
from bcu_desk.kit.controls import empty_state
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

KINDS = "Boundaries (*.geojson *.json *.topojson *.shp *.zip *.gpkg)"
STOPPED = "Stopped. Nothing was read, and the boundaries are as they were."
TITLE = "True boundaries for the ward map"
WAY = (
    "Choose a ward set, then load a file of its boundaries: the Office for National Statistics and"
    " the London Datastore publish them. First you see which wards match, what is missing, and"
    " where areas overlap or leave gaps. Then it is kept as one step, or not at all."
)


class WardsPage(Page):
    """Ward sets, and a file of boundaries before it is kept."""

    id = "wards"
    begins_at = "wards.sets"
    cares = frozenset({"ward_set", "ward", "ward_shape"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.ward_set = ""
        self._rows: tuple[WardSetRow, ...] = ()
        self._job: Job | None = None
        self.sets, self.report = SetsPart(), ReportPart()
        self.stack = QStackedWidget()
        self.stack.addWidget(framed(empty_state(TITLE, WAY, icon="wards")))
        self.stack.addWidget(self.report)
        body = QHBoxLayout(self)
        body.setContentsMargins(16, 16, 16, 16)
        body.setSpacing(16)
        body.addWidget(self.sets)
        body.addWidget(self.stack, 1)
        self.setAcceptDrops(True)
        self.sets.chosen.connect(self._choose)
        self.sets.load_asked.connect(self.ask_file)
        self.sets.cancel_asked.connect(self.cancel)
        self.report.apply_asked.connect(self.apply)
        self.report.discard_asked.connect(self.discard)

    def load(self, reader: Reader, view: View) -> tuple[WardSetRow, ...]:
        """The ward sets with their boundaries."""
        return WardSets().rows(reader, view)

    def show_loaded(self, loaded: tuple[WardSetRow, ...]) -> None:
        """List them; the one in force is chosen first."""
        self._rows = loaded
        if not self.ward_set:
            on = self.context.view().on
            now = [row for row in loaded if row.from_day is not None and row.from_day <= on]
            self.ward_set = (now or list(loaded))[-1].code
        self.sets.show_sets(loaded, self.ward_set, writable=not self.context.desk.read_only)

    def focus_key(self, key: str) -> None:
        """Choose the ward set with this code."""
        self._choose(key)
        self.sets.show_sets(self._rows, key, writable=not self.context.desk.read_only)

    def _choose(self, code: str) -> None:
        if code != self.ward_set:
            self.discard()
        self.ward_set = code
        for row in self._rows:
            if row.code == code:
                self.sets.show_source(row)

    def ask_file(self) -> None:
        """Ask for a file and look into it."""
        path = self.context.ask.open_file("Load boundaries", KINDS)
        if path is not None:
            self.look_into(path)

    def look_into(self, path: Path) -> None:
        """Read a file in the background and show how it fits the chosen set."""
        self.put_notice_away()
        self.sets.show_working(f"Reading {path.name}…")
        desk, settings, code = self.context.desk, self.context.settings, self.ward_set
        ended = False

        def end() -> None:
            nonlocal ended
            ended, self._job = True, None
            self.sets.show_working("")

        def done(looked: Looked) -> None:
            end()
            self.report.show_looked(looked)
            self.stack.setCurrentWidget(self.report)
            self.report.apply.setFocus(Qt.FocusReason.OtherFocusReason)

        def failed(error: Exception) -> None:
            end()
            if not isinstance(error, Refused):
                raise error
            again = ("Choose another file", self.ask_file)
            self.tell(self.context.message(error), fixes=(again,))

        job = self.context.jobs.run(
            lambda report: looked_into(desk, settings, path, code, lambda: report(0, "")),
            done=done,
            failed=failed,
            progress=lambda _share, _told: None,
        )
        if not ended:
            self._job = job

    def cancel(self) -> None:
        """Stop reading; nothing was changed."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.sets.show_working("")
            self.tell(STOPPED, tone="warn")

    def apply(self) -> None:
        """Keep the boundaries shown, as one step."""
        if self.report.looked is not None:
            self.do(self.report.looked.command, on_done=lambda _: self.discard())

    def discard(self) -> None:
        """Show no report any more; nothing is kept of it."""
        if self.report.looked is not None:
            self.report.looked = None
            self.stack.setCurrentIndex(0)
            self.sets.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of boundaries."""
        if _path(event) is not None and not self.context.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into the file that was dropped."""
        path = _path(event)
        if path is not None:
            event.acceptProposedAction()
            self.look_into(path)


def _path(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    paths = [Path(one.toLocalFile()) for one in urls]
    fitting = [one for one in paths if one.suffix.lower().lstrip(".") in ENDINGS]
    return fitting[0] if len(fitting) == 1 else None
