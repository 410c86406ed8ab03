"""Writing the table that is shown to a file: what it is, as which kind, under which marking."""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.domain.markings import TIERS, in_file_name, marking_of
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Segmented, words
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.table_out.shown import shown_table
from bcu_desk.kit.table_out.working import Working
from bcu_desk.kit.telling import Telling
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.tables.shown import TableOut, TableWriter, WantedTable
from bcu_desk.work.view import View

KINDS = (("xlsx", "Workbook"), ("csv", "CSV"), ("jsonl", "JSON Lines"))
FILTERS = {
    "xlsx": "Workbook (*.xlsx)",
    "csv": "CSV (*.csv)",
    "jsonl": "JSON Lines (*.jsonl)",
}
LEAST_WIDTH, LONGEST_HANDLING = 440, 60


class ExportDialog(QDialog):
    """Asks as which kind of file a table goes out, under which marking; Esc writes nothing."""

    def __init__(self, parent: QWidget, table: TableOut, view: View, marking: str) -> None:
        super().__init__(parent)
        self.setObjectName("table_export")
        self.setWindowTitle("Export this table")
        self.setAccessibleName("Export this table")
        self.setMinimumWidth(LEAST_WIDTH)
        self.kind = _segmented("kind", "Kind of file", KINDS)
        self.kind.choose("xlsx")
        self.tier = _segmented("marking", "Marking", tuple((tier, tier) for tier in TIERS))
        self.tier.choose(marking if marking in TIERS else TIERS[0])
        self.least, self._held = _least(), tuple[str, ...]()
        self.handling = QLineEdit()
        self.handling.setObjectName("table_export.handling")
        self.handling.setAccessibleName("Handling line")
        self.handling.setMaxLength(LONGEST_HANDLING)
        self.notice = Notice("table_export.notice")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(20, 16, 20, 16)
        lines.setSpacing(8)
        lines.addWidget(words(f"Export “{table.title}”", "title", wrap=True))
        lines.addWidget(words(about(table, view), "body", wrap=True))
        for label, field in (
            ("File", self.kind),
            ("Marking", self.tier),
            ("Handling line, such as PERSONAL DATA (may stay empty)", self.handling),
        ):
            lines.addSpacing(4)
            lines.addWidget(_label(label, field))
            lines.addWidget(field)
            if field is self.tier:
                lines.addWidget(self.least)
        lines.addWidget(self.notice)
        lines.addSpacing(8)
        lines.addLayout(self._buttons())
        self.export.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.cancel = button("Cancel", "table_export.cancel")
        self.cancel.clicked.connect(self.reject)
        self.export = button("Export…", "table_export.export", kind="primary")
        self.export.setDefault(True)
        row.addWidget(self.cancel)
        row.addWidget(self.export)
        return row

    def show_held(self, held: tuple[str, ...]) -> None:
        """What the table holds that asks for OFFICIAL-SENSITIVE: that is where it starts from."""
        self._held = held
        self.least.setVisible(bool(held))
        if held:
            self.least.setText(f"{TIERS[1]} at least, for {', '.join(held)}.")
            self.tier.choose(TIERS[1])

    def marking(self) -> str:
        """The marking with its handling line.

        Raises Refused `unknown_marking`, or `contents_marked_higher` for one that is too low.
        """
        if self._held and self.tier.value() == TIERS[0]:
            facts = {"held": ", ".join(self._held), "least": TIERS[1]}
            raise Refused("contents_marked_higher", field="marking", **facts)
        handling = self.handling.text().strip().upper()
        return marking_of(f"{self.tier.value()}: {handling}" if handling else self.tier.value())


def about(table: TableOut, view: View) -> str:
    """What would be written: how much, in which order, as of when."""
    rows, columns = len(table.rows), len(table.columns)
    told = f"{_counted(rows, 'row')}, {_counted(columns, 'column')}, as shown"
    order = f", sorted by {table.order}" if table.order else ""
    return f"{told}{order}. As of {long_day(view.on)}."


def file_stem(text: str) -> str:
    """A text as the name of a file: without what the names of files can't hold."""
    return " ".join("".join(" " if c in '\\/:*?"<>|' else c for c in text).split())


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


class TableExport:
    """Asks for one table after another of a page, and writes each in the background."""

    def __init__(self, page: Telling, context: Working, writer: TableWriter) -> None:
        self._page, self._context, self._writer = page, context, writer

    def ask(self, table: QTableView) -> ExportDialog:
        """Ask about a table as it is shown now; what comes later does not change it."""
        told, context = shown_table(table), self._context
        view = context.view()
        dialog = ExportDialog(self._page, told, view, context.settings.text("marking"))
        dialog.export.clicked.connect(lambda: self._go_on(dialog, told, view))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        self._look(dialog, told)
        return dialog

    def _look(self, dialog: ExportDialog, table: TableOut) -> None:
        """Find out what the table holds while its window stands open."""
        desk, held_in = self._context.desk, self._context.held_in_table
        if held_in is not None:
            job = self._context.jobs.run(
                lambda: held_in(desk, table),
                done=dialog.show_held,
                failed=lambda error: self._say_failed(error, desk.path),
            )
            dialog.finished.connect(lambda _: job.cancel())

    def _go_on(self, dialog: ExportDialog, table: TableOut, view: View) -> None:
        """Ask where to, and write there."""
        context = self._context
        try:
            marking = dialog.marking()
        except Refused as refused:
            dialog.notice.tell(context.message(refused))
            dialog.handling.setFocus()
            return
        kind = dialog.kind.value()
        stem = file_stem(f"{table.title} {view.on.isoformat()} {in_file_name(marking)}")
        out = context.ask.save_file("Export this table", f"{stem}.{kind}", FILTERS[kind])
        if out is None:
            return
        with contextlib.suppress(OSError):
            context.settings.set("marking", dialog.tier.value())
        dialog.accept()
        out = out if out.suffix.lower()[1:] in FILTERS else out.with_name(f"{out.name}.{kind}")
        self.write(WantedTable(out, table, view, marking))

    def write(self, wanted: WantedTable) -> None:
        """Write a table in the background, and tell what came of it."""
        desk, writer = self._context.desk, self._writer
        self._context.jobs.run(
            lambda report: writer(desk, wanted, lambda _title: report(0, "")),
            done=lambda _: self._say_written(wanted),
            failed=lambda error: self._say_failed(error, wanted.out),
            progress=lambda _share, _words: None,
        )

    def _say_written(self, wanted: WantedTable) -> None:
        out, rows = wanted.out, len(wanted.table.rows)
        told = f"{_counted(rows, 'row')}, marked {wanted.marking}"
        self._page.tell(
            f"Wrote {out.name}: {told}. It is in {out.parent}.",
            tone="good",
            fixes=(
                ("Open the folder", lambda: QDesktopServices.openUrl(_url(out.parent))),
                ("Copy its path", lambda: QGuiApplication.clipboard().setText(str(out))),
            ),
        )

    def _say_failed(self, error: Exception, out: Path) -> None:
        fault = fault_of_system(error, out) if isinstance(error, OSError) else error
        if not isinstance(fault, (Refused, Unusable)):
            raise error
        self._page.show_refusal(fault)


def _least() -> QLabel:
    made = words("", "secondary", wrap=True)
    made.setObjectName("table_export.least")
    made.hide()
    return made


def _segmented(name: str, told: str, options: tuple[tuple[str, str], ...]) -> Segmented:
    made = Segmented(options)
    made.setObjectName(f"table_export.{name}")
    made.setAccessibleName(told)
    return made


def _label(text: str, field: QWidget) -> QLabel:
    made = words(text, "secondary")
    made.setBuddy(field)
    return made


def _url(folder: Path) -> QUrl:
    return QUrl.fromLocalFile(str(folder))
