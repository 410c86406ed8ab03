"""The workbook page: sheets sent out under a marking, and files that come back."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.domain.markings import TIERS, in_file_name
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.spreadsheets.export import Wanted, Written, export_file
from bcu_desk.features.spreadsheets.model.counts import (
    SheetCount,
    days_words,
    sheet_counts,
    sum_words,
)
from bcu_desk.features.spreadsheets.rules.held import marking_for
from bcu_desk.features.spreadsheets.widgets.incoming.coming import Coming, Compared
from bcu_desk.features.spreadsheets.widgets.options import Options
from bcu_desk.features.spreadsheets.widgets.sheet_list import SheetList
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Segmented, rule, words
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.table_out.keeping import PageTables
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.view import View

STOPPED = "Stopped. No file was written; what was there before is as it was."
OUT, BACK, PASTE = "out", "back", "paste"
HIGHER = "contents_marked_higher"
KINDS = {
    "xlsx": ("Export a workbook", "Workbook (*.xlsx)"),
    "csv": ("Export a CSV file", "CSV (*.csv)"),
    "zip": ("Export CSV files in a zip", "Zip of CSV files (*.zip)"),
    "jsonl": ("Export JSON Lines", "JSON Lines (*.jsonl)"),
}
WAYS = ((OUT, "Send out"), (BACK, "Bring back"))
Report = Callable[[int, str], None]


class SpreadsheetsPage(Page):
    """Choose sheets and write them out; bring a file back and see what it would change."""

    id = "spreadsheets"
    begins_at = "spreadsheets.export"
    cares = frozenset(
        {
            *("posting", "person", "post", "booking", "target", "absence", "vehicle"),
            *("dedication", "off_road", "base"),
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._sheets = {sheet.name: sheet for sheet in context.sheets}
        self._counts: tuple[SheetCount, ...] = ()
        self._job: Job | None = None
        self._back = False
        marking = context.settings.text("marking")
        self.options = Options(marking if marking in TIERS else TIERS[0])
        self.sheets = SheetList()
        self.coming = Coming(context, self.do)
        # A paste would put a file away that is under review.
        self.table_keeper = PageTables(self, context, lambda: not self.coming.has_file())
        self._lay_out()
        self.coming.asked.connect(self.put_notice_away)
        self.coming.asked.connect(self.refresh)
        self.coming.applied.connect(lambda told: self.tell(told, tone="good"))
        self.coming.told.connect(lambda told, fixes: self.tell(told, fixes=fixes))
        self.way.chosen.connect(self._go)
        self.sheets.changed.connect(self._show_sum)
        self.options.names_changed.connect(self._show_counts)
        self.options.export_asked.connect(self.export)
        self.options.cancel_asked.connect(self.cancel)
        self.options.tier.chosen.connect(self._keep_marking)

    def _lay_out(self) -> None:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addLayout(self._top_line())
        inside.addWidget(rule())
        inside.addWidget(self.sheets, 1)
        out = QWidget()
        body = QHBoxLayout(out)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(card, 1)
        body.addWidget(self.options)
        self.way = Segmented(WAYS)
        self.way.setObjectName("spreadsheets.way")
        self.way.setAccessibleName("Send out or bring back")
        self.parts = QStackedWidget()
        self.parts.addWidget(out)
        self.parts.addWidget(self.coming)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(self.way)
        lines.addWidget(self.parts, 1)

    def _go(self, way: str) -> None:
        """Show one of the two sides; what it shows is read when it is looked at."""
        self._back = way == BACK
        self.parts.setCurrentIndex(1 if self._back else 0)
        self.refresh()

    def bring_back(self, path: Path) -> None:
        """Read a file that comes back, and show what it would change."""
        self.way.choose(BACK)
        self._go(BACK)
        self.coming.read(path)

    def _top_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 10, 12, 10)
        line.setSpacing(8)
        self._head = words("Sheets", "section")
        self._days = words("", "secondary")
        self._days.setObjectName("spreadsheets.days")
        self._days.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(self._head)
        told.addWidget(self._days)
        every = button("All", "spreadsheets.all")
        every.setAccessibleName("Choose all sheets")
        every.clicked.connect(lambda: self.sheets.choose(None))
        none = button("None", "spreadsheets.none")
        none.setAccessibleName("Choose no sheet")
        none.clicked.connect(lambda: self.sheets.choose(()))
        line.addLayout(told, 1)
        line.addWidget(every)
        line.addWidget(none)
        return line

    def _keep_marking(self, tier: str) -> None:
        with contextlib.suppress(OSError):
            self.context.settings.set("marking", tier)

    def load(self, reader: Reader, view: View) -> tuple[SheetCount, ...] | Compared | None:
        """How many rows each sheet has now, or the file that comes back beside the desk."""
        if self._back:
            return self.coming.compare(reader, view)
        return sheet_counts(tuple(self._sheets.values()), reader, view)

    def show_loaded(self, loaded: tuple[SheetCount, ...] | Compared | None) -> None:
        """List the sheets with their rows, or show the file."""
        if isinstance(loaded, tuple):
            self._show_sheets(loaded)
        else:
            self.coming.show_compared(loaded)

    def _show_sheets(self, loaded: tuple[SheetCount, ...]) -> None:
        self._counts = loaded
        view = self.context.view()
        self._head.setText(f"Sheets as of {long_day(view.on)}")
        names = {count.name for count in loaded}
        compared = sum(sheet.compares and sheet.name in names for sheet in self._sheets.values())
        self._days.setText(days_words(view, compared))
        self._show_counts()

    def _show_counts(self) -> None:
        self.sheets.show_counts(self._counts, names=self.options.names.isChecked())
        self._show_sum()

    def _show_sum(self) -> None:
        names = self.sheets.chosen()
        chosen = [count for count in self._counts if count.name in names]
        told = sum_words(chosen) if chosen else "Choose at least one sheet"
        named = self.options.names.isChecked()
        self.options.show_held({count.title: count.held(names=named) for count in chosen})
        self.options.show_sum(told, able=bool(chosen) and self._job is None)

    def focus_key(self, key: str) -> None:
        """Choose the sheet with this name only; `:back` shows the side of files that come back.

        `:paste` takes the cells on the clipboard there.
        """
        name, _, verb = key.partition(":")
        if verb in (BACK, PASTE):
            self.way.part(BACK).click()
        if verb == PASTE:
            self.coming.paste()
        if verb:
            return
        key = name
        self.sheets.choose((key,))
        self.sheets.show_name(key)

    def chosen(self) -> tuple[Sheet, ...]:
        """The sheets that are ticked."""
        names = self.sheets.chosen()
        return tuple(sheet for name, sheet in self._sheets.items() if name in names)

    def export(self) -> None:
        """Ask where to, and write there in the background."""
        try:
            marking = marking_for(self.options.marking(), self.options.held)
        except Refused as refused:
            self._say_refused(refused)
            return
        view = self.context.view()
        scope = " ".join(view.scope) or "all"
        out = self._ask_where(f"BCU {scope} {view.on.isoformat()} {in_file_name(marking)}")
        if out is not None:
            names = self.options.names.isChecked()
            self._write(
                Wanted(out=out, sheets=self.chosen(), view=view, marking=marking, names=names)
            )

    def _say_refused(self, refused: Refused) -> None:
        """Why the marking can't be, beside it, with the way on where there is one."""
        told = self.context.message(refused)
        if refused.code == HIGHER:
            self.options.refuse(told, self.export)
            return
        self.options.notice.tell(told)
        self.options.handling.setFocus()

    def _ask_where(self, stem: str) -> Path | None:
        kind = self.options.format.value()
        if kind == "csv" and len(self.chosen()) > 1:
            return self.context.ask.folder("Export CSV files into a folder", stem)
        title, kinds = KINDS[kind]
        out = self.context.ask.save_file(title, f"{stem}.{kind}", kinds)
        return out.with_name(f"{out.name}.{kind}") if out is not None and not out.suffix else out

    def _write(self, wanted: Wanted) -> None:
        self.options.show_working(working=True)
        desk, done = self.context.desk, False

        def ended() -> None:
            nonlocal done
            done, self._job = True, None
            self.options.show_working(working=False)
            self._show_sum()

        def written(found: Written) -> None:
            ended()
            self._say_written(wanted, found)

        def failed(error: Exception) -> None:
            ended()
            self._say_failed(error, wanted.out)

        job = self.context.jobs.run(
            lambda report: _export(desk, wanted, report),
            done=written,
            failed=failed,
            progress=self.options.show_progress,
        )
        if not done:
            self._job = job

    def cancel(self) -> None:
        """Stop the export that is under way; nothing is written."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.options.show_working(working=False)
            self._show_sum()
            self.options.notice.tell(STOPPED, tone="warn")

    def _say_written(self, wanted: Wanted, found: Written) -> None:
        rows = sum(count for _, count in found.sheets)
        sheets = "1 sheet" if len(found.sheets) == 1 else f"{len(found.sheets)} sheets"
        folder = wanted.out if wanted.out.is_dir() else wanted.out.parent
        path = str(wanted.out)
        self.options.notice.tell(
            f"Wrote {wanted.out.name}: {sheets}, {rows:,} rows, marked {found.marking}."
            f" It is in {wanted.out.parent}.",
            tone="good",
            fixes=(
                ("Open the folder", lambda: QDesktopServices.openUrl(_url(folder))),
                ("Copy its path", lambda: QGuiApplication.clipboard().setText(path)),
            ),
        )

    def _say_failed(self, error: Exception, out: Path) -> None:
        fault = fault_of_system(error, out) if isinstance(error, OSError) else error
        if not isinstance(fault, (Refused, Unusable)):
            raise error
        if isinstance(fault, Refused) and fault.code == HIGHER:
            self._say_refused(fault)
            return
        told = sentence(fault.code, fault.facts)
        self.options.notice.tell(told, fixes=(("Choose another place", self.export),))


def _export(desk: Desk, wanted: Wanted, report: Report) -> Written:
    """Write the sheets, telling how far it is; runs in a thread."""
    steps = len(wanted.sheets) + 2
    at = 0

    def progress(title: str) -> None:
        nonlocal at
        report(round(100 * at / steps), f"{title}…")
        at += 1

    return export_file(desk, wanted, progress)


def _url(folder: Path) -> QUrl:
    return QUrl.fromLocalFile(str(folder))
