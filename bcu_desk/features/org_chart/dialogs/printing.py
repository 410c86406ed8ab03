"""Exporting and printing the chart from the page: the form, its preview in words, the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from shiboken6 import isValid

from bcu_desk.domain.markings import TIERS, in_file_name
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Paper, Wanted
from bcu_desk.features.org_chart.widgets.print.book import Book, Source
from bcu_desk.features.org_chart.widgets.print.export_form import ExportForm
from bcu_desk.features.org_chart.widgets.print.output import (
    Report,
    book_of,
    draw_pages,
    write_chart,
)
from bcu_desk.features.org_chart.widgets.print.printer import (
    choose_printer,
    chosen_pages,
    has_printer,
)
from bcu_desk.features.org_chart.widgets.side.panel import SidePanel
from bcu_desk.kit.controls import button
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.page import Page
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.sentences import sentence

STOPPED = "Stopped. No file was written; what was there before is as it was."
NOT_PRINTED = "Stopped. What the printer had taken by then may still come out."
NO_PRINTER = "No printer is set up on this computer. Export a PDF and print it where there is one."
KINDS = {
    "pdf": "Portable document (*.pdf)",
    "svg": "Vector picture (*.svg)",
    "png": "Picture (*.png)",
}


@dataclass(frozen=True, slots=True)
class Printers:
    """How printers are found and chosen; tests give others."""

    there: Callable[[], bool] = has_printer
    choose: Callable[[Page, int, Paper], QPrinter | None] = choose_printer


class Printing:
    """The button and the form of exporting; the page shows `button` and sets `loaded`."""

    def __init__(
        self,
        page: Page,
        side: SidePanel,
        printers: Printers | None = None,
    ) -> None:
        self.loaded: Loaded | None = None
        self.button = button("Export…", "org_chart.export", icon="printer")
        self.button.setAccessibleName("Export or print the chart")
        self.button.clicked.connect(lambda: self.start())
        self._page = page
        self._side = side
        self._printers = printers or Printers()
        self._preview: Job | None = None
        self._work: Job | None = None
        self._over = True
        self._stopped = STOPPED

    def start(self, branch: str | None = None) -> None:
        """Open the form, on a branch or on the whole chart in view."""
        loaded = self.loaded
        if loaded is None:
            return
        form = ExportForm(loaded, lambda _: self.export(), self.cancel)
        kept = self._page.context.settings.text("marking")
        form.fill(Wanted(marking=kept if kept in TIERS else TIERS[0], branch=branch), "pdf")
        form.print_asked.connect(self.print)
        form.changed.connect(self.show_preview)
        self._side.open_form(form, "format")
        self.show_preview()

    def form(self) -> ExportForm | None:
        """The form, while it is open."""
        form = self._side.form
        return form if isinstance(form, ExportForm) and isValid(form) else None

    def show_preview(self) -> None:
        """Say how many pages it will be and how small the type is; worked out in the background."""
        form, make = self.form(), self._maker()
        if self._preview is not None:
            self._preview.cancel()
        if form is None or make is None or self._work is not None:
            return
        kind = form.kind()
        form.clear_trouble()

        def told(book: Book) -> None:
            if self.form() is form:
                form.say(preview_told(book, kind))

        self._preview = self._page.context.jobs.run(make, done=told, failed=self._failed)

    def _maker(self) -> Callable[[], Book] | None:
        """What makes the book that is wanted now; it may run in another thread."""
        form, loaded, context = self.form(), self.loaded, self._page.context
        if form is None or loaded is None:
            return None
        wanted, font = form.wanted(), QGuiApplication.font()
        desk = context.desk
        source = Source(desk.path.name, desk.clock.minute(), context.view().known_at)
        return lambda: book_of(loaded, wanted, source, font)

    def export(self) -> None:
        """Ask where to, and write there in the background."""
        form, make = self.form(), self._maker()
        if form is None or make is None or self.loaded is None:
            return
        kind, wanted = form.kind(), form.wanted()
        scope = wanted.branch or " ".join(self._page.context.view().scope) or "all"
        stem = f"Org chart {scope} {self.loaded.on.isoformat()} {in_file_name(wanted.marking)}"
        out = self._page.context.ask.save_file("Export the chart", f"{stem}.{kind}", KINDS[kind])
        if out is None:
            return
        place = out if out.suffix else out.with_name(f"{out.name}.{kind}")

        def work(report: Report) -> tuple[Book, int]:
            book = make()
            return book, write_chart(book, place, report)

        def written(made: tuple[Book, int]) -> None:
            self._say_written(place, *made)

        self._stopped = STOPPED
        self._run(work, written, place)

    def print(self) -> None:
        """Ask for a printer, and print there in the background."""
        form, make = self.form(), self._maker()
        if form is None or make is None:
            return
        if not self._printers.there():
            form.show_refusal(NO_PRINTER)
            return
        self._page.context.jobs.run(make, done=self._print_book, failed=self._failed)

    def _print_book(self, book: Book) -> None:
        printer = self._printers.choose(self._page, book.count(), book.paper)
        if printer is None:
            return
        pages = chosen_pages(printer, book.count())

        def work(report: Report) -> int:
            draw_pages(book, printer, pages, report)
            return len(pages)

        def printed(count: int) -> None:
            self._side.close_form()
            told = "1 page" if count == 1 else f"{count} pages"
            self._page.tell(f"Sent {told} to {printer.printerName()}.", tone="good")

        self._stopped = NOT_PRINTED
        self._run(work, printed)

    def cancel(self) -> None:
        """Stop what is under way; where nothing is, put the form away."""
        if self._work is None:
            self._side.close_form()
            self._side.left.emit()
            return
        self._work.cancel()
        self._end()
        form = self.form()
        if form is not None:
            form.say(self._stopped, "warn")

    def _run(
        self,
        work: Callable[[Report], object],
        done: Callable[..., object],
        out: Path | None = None,
    ) -> None:
        """Do long work in the background; the form tells how far it is."""
        self._over = False
        self._show_working(working=True)

        def finished(made: object) -> None:
            self._end()
            done(made)

        def failed(error: Exception) -> None:
            self._end()
            self._failed(error, out)

        run = self._page.context.jobs.run
        job = run(work, done=finished, failed=failed, progress=self._show_progress)
        if not self._over:
            self._work = job

    def _end(self) -> None:
        self._over, self._work = True, None
        self._show_working(working=False)

    def _show_working(self, *, working: bool) -> None:
        form = self.form()
        if form is not None:
            form.show_working(working=working)

    def _show_progress(self, share: int, words: str) -> None:
        form = self.form()
        if form is not None:
            form.show_progress(share, words)

    def _say_written(self, out: Path, book: Book, pages: int) -> None:
        self._side.close_form()
        told = f"{pages} pages" if pages > 1 else "one sheet"
        marking, folder, path = book.wanted.marking, out.parent, str(out)
        self._page.tell(
            f"Wrote {out.name}: {len(book.cards):,} posts on {told}, marked {marking}."
            f" It is in {folder}.",
            tone="good",
            fixes=(
                ("Open the folder", lambda: QDesktopServices.openUrl(_url(folder))),
                ("Copy its path", lambda: QGuiApplication.clipboard().setText(path)),
            ),
        )

    def _failed(self, error: Exception, out: Path | None = None) -> None:
        """Say a refusal or a fault of the disk in the form."""
        fault = fault_of_system(error, out or "") if isinstance(error, OSError) else error
        if not isinstance(fault, (Refused, Unusable)):
            raise error
        form, told = self.form(), sentence(fault.code, fault.facts)
        field = str(fault.facts.get("field", ""))
        if form is None:
            self._page.tell(told)
        else:
            form.say("")
            form.show_refusal(told, field if field in form.values() else None)


def preview_told(book: Book, kind: str) -> str:
    """How many pages it will be, and how small the type is."""
    least = f"The smallest type is {book.least_type():g} pt."
    if kind != "pdf":
        return f"One sheet with {len(book.cards):,} posts, as large as it needs. {least}"
    key = "a key page" if book.key_pages == 1 else f"{book.key_pages} key pages"
    return f"{book.count()} pages of {book.paper.name}: {key}, then a page a branch. {least}"


def _url(folder: Path) -> QUrl:
    return QUrl.fromLocalFile(str(folder))
