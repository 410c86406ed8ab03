"""A file that comes back: chosen or dropped, read apart, compared, decided about, applied."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.commands import LoadWorkbook
from bcu_desk.features.spreadsheets.model.columning import Columning, columning
from bcu_desk.features.spreadsheets.model.review import Review, head_words
from bcu_desk.features.spreadsheets.queries.plan import Plan, checked, commands_of, plan_of
from bcu_desk.features.spreadsheets.rules.reading.apart import read_apart
from bcu_desk.features.spreadsheets.rules.reading.pasted import TITLE, pasted
from bcu_desk.features.spreadsheets.rules.reading.told import Book
from bcu_desk.features.spreadsheets.widgets.incoming.columns import ColumnsStep
from bcu_desk.features.spreadsheets.widgets.incoming.deciding import Deciding
from bcu_desk.features.spreadsheets.widgets.incoming.dropping import DropPlace, handed_on
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import empty_state
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.page import PageContext
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import Intake
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View

KINDS = "Workbooks and CSV (*.xlsx *.xlsm *.csv *.tsv *.txt);;All files (*)"
ABOUT = (
    "Choose a workbook that was sent out from here and edited, a list of somebody else, or drop it"
    " on this page. Each cell that differs is shown first; nothing is written until you apply."
)
READING = "Reading the file…"
REVIEW, COLUMNS = 2, 3


@dataclass(frozen=True, slots=True)
class Compared:
    """A file beside the desk, or why it can't be compared."""

    plan: Plan | None
    refused: Refused | None = None


class Coming(DropPlace):
    """The empty page, the page while a file is read, and the review.

    `asked` wants the file compared anew, `told` a sentence shown with the ways on; `applied` says
    what was written.
    """

    asked = Signal()
    told = Signal(str, object)
    applied = Signal(str)

    def __init__(self, context: PageContext, do: Callable[..., None]) -> None:
        super().__init__()
        self.context, self._do = context, do
        self._book: Book | None = None
        self._columning: Columning | None = None
        self._path = Path()
        self._job: Job | None = None
        self.panel = Deciding()
        self.open = button("Choose a file…", "spreadsheets.open", kind="primary")
        self.open.clicked.connect(lambda: self.choose())
        self.stop = button("Cancel", "spreadsheets.stop_reading")
        self.stop.clicked.connect(lambda: self.discard())
        self.paste_button = button("Paste cells", "spreadsheets.paste", key="Ctrl+V")
        self.paste_button.clicked.connect(lambda: self.paste())
        self.columns = ColumnsStep()
        self.columns.said.connect(self._said)
        self.columns.put_away.connect(lambda: self.discard())
        first = (self.open, self.paste_button)
        for part in (
            empty_state("Bring a workbook back", ABOUT, first, icon="spreadsheets"),
            empty_state("Reading", READING, (self.stop,), icon="spreadsheets"),
            self.panel,
            self.columns,
        ):
            self.addWidget(part)
        self.file_dropped.connect(self.read)
        self.panel.columns.clicked.connect(lambda: self.ask_columns())
        self.panel.choose.clicked.connect(lambda: self.choose())
        self.panel.discard.clicked.connect(lambda: self.discard())
        self.panel.apply.clicked.connect(lambda: self.apply())
        self.panel.compare_asked.connect(self.asked)

    @property
    def review(self) -> Review | None:
        """The file under review."""
        return self.panel.review

    # ---- The file ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask for a file, and read it."""
        path = self.context.ask.open_file("Bring a workbook back", KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a file in the background; what was under review before is put away."""
        self.discard()
        self._path = path
        self.setCurrentIndex(1)
        job = self.context.jobs.run(
            lambda report: read_apart(path, lambda: report(0, "")),
            done=self._was_read,
            failed=self._failed,
            progress=lambda _share, _words: None,
        )
        self._job = job if self.context.jobs.is_under_way(job) else None

    def _was_read(self, book: Book) -> None:
        self._job, self._book = None, book
        self._columning = columning(
            book, self.context.sheets, kept_layouts(self.context.settings), self.context.intakes
        )
        self.asked.emit()

    def paste(self) -> None:
        """Take the cells on the clipboard as a file; what was under review is put away."""
        self.discard()
        self._path = Path(TITLE)
        try:
            self._was_read(pasted(QGuiApplication.clipboard().text()))
        except Refused as refused:
            self._refuse(refused)

    # ---- What the columns of somebody else's file are ------------------------------------------

    def ask_columns(self) -> None:
        """Ask what the columns of the file are, or what else they are."""
        if self._columning is not None:
            self.columns.show_file(
                self._path.name, self._columning, kept_layouts(self.context.settings)
            )
            self.setCurrentIndex(COLUMNS)

    def _said(self, said: Columning) -> None:
        """Remember what the columns are, and compare the file anew."""
        self._columning = said
        with contextlib.suppress(OSError):
            self.context.settings.set(
                "workbook_layouts", said.remember(kept_layouts(self.context.settings))
            )
        self.panel.forget()
        intake = said.intake()
        if intake is None:
            self.asked.emit()
        else:
            self._hand_on(intake, said)

    def _hand_on(self, intake: Intake, said: Columning) -> None:
        """Give a list to the page that takes it, as a file of text in the profile."""
        folder = self.context.settings.folder
        try:
            path = handed_on(folder, self._path.stem, said.text(intake))
        except OSError as error:
            fault = fault_of_system(error, folder)
            if not isinstance(fault, (Refused, Unusable)):
                raise
            self._refuse(fault)
        else:
            self.discard()
            self.context.navigate(intake.page, f"{path}:take")

    def _failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, (Refused, Unusable)):
            self.setCurrentIndex(0)
            raise error
        self._refuse(error)

    def _refuse(self, error: Refused | Unusable) -> None:
        """Say why a file is not taken, with the way to another."""
        told = self.context.message(Refused(error.code, **error.facts))
        fixes = (("Choose another file", self.choose),)
        self._book = self._columning = None
        self.panel.forget()
        self.setCurrentIndex(0)
        self.told.emit(told, fixes)

    def discard(self) -> None:
        """Put the file away; nothing was written."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._book = self._columning = None
        self.panel.forget()
        self.setCurrentIndex(0)

    def has_file(self) -> bool:
        """Whether a file is under review."""
        return self._book is not None

    def compare(self, reader: Reader, view: View) -> Compared | None:
        """The file beside the desk: runs in a thread."""
        book, decisions = self._book, self.panel.decisions
        if book is None:
            return None
        try:
            said = {} if self._columning is None else self._columning.said
            plan = plan_of(reader, book, self.context.sheets, view, decisions.typed, said)
            return Compared(checked(self.context.desk, plan, decisions))
        except Refused as refused:
            return Compared(None, refused)

    def show_compared(self, found: Compared | None) -> None:
        """Show what `compare` found."""
        if found is None or self._book is None:
            return
        if found.refused is not None:
            unknown = found.refused.code == "workbook_nothing_known"
            if unknown and self._columning is not None:
                self.ask_columns()
            else:
                self._refuse(found.refused)
            return
        if found.plan is not None:
            self.panel.name.setText(self._path.name)
            told = head_words(found.plan, self._book.saved_by, self._book.saved_at)
            self.panel.about.setText(told)
            self.panel.columns.setVisible(self._columning is not None)
            self.setCurrentIndex(REVIEW)
            self.panel.show_plan(found.plan)

    # ---- Applying ------------------------------------------------------------------------------

    def apply(self) -> None:
        """Write what was decided, as one step with its reason."""
        review, reason = self.review, self.panel.reason.text().strip()
        if review is None or not reason:
            return
        desk, plan, decisions = self.context.desk, review.plan, review.decisions
        self.context.jobs.run(
            lambda: commands_of(desk, plan, decisions),
            done=lambda gestures: self._write(gestures, reason),
            failed=self._not_applied,
        )

    def _write(self, gestures: tuple[Command, ...], reason: str) -> None:
        command = LoadWorkbook(source=self._path.name, gestures=gestures)

        def done(step: Done) -> None:
            self.discard()
            self.applied.emit(f"Done: {step.label}. Undo (Ctrl+Z) takes all of it back.")

        self._do(command, on_done=done, reason=reason)

    def _not_applied(self, error: Exception) -> None:
        if not isinstance(error, (Refused, Unusable)):
            raise error
        self.panel.notice.tell(self.context.message(Refused(error.code, **error.facts)))

    # ---- Keys ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """F8 goes to the next problem of the file while one is under review."""
        before = event.type() == QEvent.Type.ShortcutOverride and self.review is not None
        if before and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F8:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F8 and Shift+F8 go from problem to problem; Ctrl+V pastes where no file is shown."""
        if event.matches(QKeySequence.StandardKey.Paste) and self._book is None:
            self.paste()
        elif event.key() == Qt.Key.Key_F8 and self.review is not None:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.panel.go_to_problem(-1 if shift else 1)
        else:
            super().keyPressEvent(event)


def kept_layouts(settings: Settings) -> tuple[str, ...]:
    """What is remembered of the columns of files."""
    kept = settings["workbook_layouts"]
    return kept if isinstance(kept, tuple) else ()
