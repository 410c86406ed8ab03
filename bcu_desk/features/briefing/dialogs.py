"""What the briefing page does beyond showing: packs exported and recorded, templates kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from bcu_desk.domain.markings import in_file_name
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.model.loaded import Chosen, Loaded
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.making import rebuilt, record, record_again
from bcu_desk.features.briefing.rules.own import forget, keep
from bcu_desk.features.briefing.rules.wanted import Wanted
from bcu_desk.features.briefing.widgets.paper.output import for_screen, lay_out, write_pack
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.features.briefing.widgets.paper.printing import PrintPreview
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.page import Page
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.packs.book import MadePack
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.sentences import sentence

KINDS = "Portable document (*.pdf);;Page for a browser (*.html);;Word document (*.docx)"

PRINTED = "(printed)"  # in the book, for the name of a file


class Exporting:
    """Writes packs; what came of it is told in a notice."""

    def __init__(self, page: Page, notice: Notice, sources: Sources) -> None:
        self._page, self._notice, self._sources = page, notice, sources
        self.preview: PrintPreview | None = None

    def name_for(self, wanted: Wanted) -> str:
        """The name of a pack's file: BCUs or borough, template or question, days, marking."""
        place, reply = "-".join(wanted.bcus) or "all", wanted.reply
        if reply is None:
            told = f"{wanted.template}-{wanted.on}"
        else:
            last = reply.to_day - timedelta(days=1)
            place = reply.borough or place
            told = f"{reply.question}-{reply.from_day}-to-{last}"
        return f"{place}-{told}-{in_file_name(wanted.marking)}.pdf"

    def export(self, laid: Laid, recipient: str) -> None:
        """Ask where to, write there and record it."""
        out = self._ask_where(laid)
        if out is None:
            return
        if self._page.context.desk.read_only:
            told = " It is not in the book, as this file is open to read only."
            self._write(laid, out, lambda: self._say(laid, out, told))
            return
        self._write(
            laid,
            out,
            lambda: self._record(
                laid, out.name, recipient, lambda number: self._recorded(laid, out, number)
            ),
        )

    def _record(self, laid: Laid, file: str, recipient: str, told: Callable[[int], object]) -> None:
        desk = self._page.context.desk
        self._page.context.jobs.run(
            lambda: record(desk, laid.pack, file=file, pages=laid.count(), recipient=recipient),
            done=lambda made: told(made.id),
            failed=self.show_failure,
            in_turn=True,
        )

    def print(self, laid: Laid, recipient: str) -> None:
        """Show the print preview; once pages went to a printer, the pack is recorded."""
        self.preview = PrintPreview(laid, self._page)
        self.preview.accepted.connect(lambda: self._printed(laid, recipient))
        self.preview.finished.connect(lambda _: self._put_away())
        self.preview.open()

    def _put_away(self) -> None:
        if self.preview is not None:
            self.preview.deleteLater()
            self.preview = None

    def _printed(self, laid: Laid, recipient: str) -> None:
        if not self._page.context.desk.read_only:
            self._record(laid, PRINTED, recipient, lambda number: self._say_printed(laid, number))

    def _say_printed(self, laid: Laid, number: int) -> None:
        pages = "1 page" if laid.count() == 1 else f"{laid.count()} pages"
        told = f"Printed {pages}, marked {laid.pack.wanted.marking}. It is pack {number}"
        self._notice.tell(f"{told} of the book.", tone="good")
        self._page.refresh()

    def again(self, number: int, recipient: str) -> None:
        """Make a pack of the book again, as the file stood then; ask where to.

        That it goes to somebody is written into the book.
        """
        self.rebuild(number, lambda laid, kept: self._write_again(laid, kept, recipient))

    def rebuild(self, number: int, use: Callable[[Laid, MadePack], object]) -> None:
        """Make a pack of the book again and use it as it is laid out."""
        desk, sources = self._page.context.desk, self._sources

        def work() -> tuple[Laid, MadePack]:
            made, pack = rebuilt(desk, number, sources)
            return for_screen(lay_out(pack, desk.path.name, made.made)), made

        self._page.context.jobs.run(work, done=lambda found: use(*found), failed=self.show_failure)

    def _write_again(self, laid: Laid, kept: MadePack, recipient: str) -> None:
        out = self._ask_where(laid)
        if out is not None:
            self._write(laid, out, lambda: self._again_done(laid, out, kept, recipient))

    def _again_done(self, laid: Laid, out: Path, kept: MadePack, recipient: str) -> None:
        """Say that it is the same; that it went to somebody is recorded first."""
        told, desk = f" It is the same as before, digest {laid.pack.digest[:8]}.", None
        if recipient and not self._page.context.desk.read_only:
            desk = self._page.context.desk
        if desk is None:
            self._say(laid, out, told)
            return
        self._page.context.jobs.run(
            lambda: record_again(desk, kept, file=out.name, recipient=recipient),
            done=lambda made: self._recorded(laid, out, made.id, told),
            failed=self.show_failure,
            in_turn=True,
        )

    def _ask_where(self, laid: Laid) -> Path | None:
        """The file to write; a workbook that stands beside it is not replaced unasked."""
        ask = self._page.context.ask
        out = ask.save_file("Export the pack", self.name_for(laid.pack.wanted), KINDS)
        if out is None:
            return None
        out = out if out.suffix else out.with_name(f"{out.name}.pdf")
        beside = out.with_suffix(".xlsx")
        if laid.pack.tables() and beside.exists():
            told = f"{beside.name} is there already. The answer’s workbook takes its place."
            return out if ask.confirm("Replace the workbook?", told, "Replace") else None
        return out

    def _write(self, laid: Laid, out: Path, done: Callable[[], object]) -> None:
        """Write in a job, then go on; says what failed."""

        def work() -> None:
            try:
                write_pack(laid, out)
            except OSError as error:
                raise fault_of_system(error, out) from None

        self._page.context.jobs.run(
            work, done=lambda _: done(), failed=self.show_failure, in_turn=True
        )

    def _recorded(self, laid: Laid, out: Path, number: int, told: str = "") -> None:
        self._say(laid, out, f"{told} It is pack {number} of the book.")
        self._page.refresh()

    def _say(self, laid: Laid, out: Path, more: str) -> None:
        pages = "1 page" if laid.count() == 1 else f"{laid.count()} pages"
        folder = QUrl.fromLocalFile(str(out.parent))
        with_it = f" and {out.with_suffix('.xlsx').name}" if laid.pack.tables() else ""
        self._notice.tell(
            f"Wrote {out.name}{with_it}: {pages}, marked {laid.pack.wanted.marking}.{more}",
            tone="good",
            fixes=(("Open the folder", lambda: QDesktopServices.openUrl(folder)),),
        )

    def show_failure(self, error: Exception) -> None:
        """Say why it was not written; a bug goes to the reporter."""
        if not isinstance(error, (Refused, Unusable)):
            raise error
        self._notice.tell(sentence(error.code, error.facts))


class OwnTemplates:
    """Keeps and forgets templates of one's own; `pick` then chooses a template by its name."""

    def __init__(
        self, page: Page, pick: Callable[[str], object], failed: Callable[[Exception], object]
    ) -> None:
        self._page, self._pick, self._failed = page, pick, failed
        self.like: Loaded | None = None

    def keep(self, name: str) -> None:
        """Keep the sections as they are now as a template of one's own, and choose it."""
        like, desk = self.like, self._page.context.desk
        if like is None:
            return
        template, sections = like.template(), like.wanted.sections
        self._page.context.jobs.run(
            lambda: keep(desk, name, template, sections),
            done=lambda made: self._pick(made.name),
            failed=self._failed,
            in_turn=True,
        )

    def forget(self) -> None:
        """Forget the template of one's own that is chosen."""
        like, desk = self.like, self._page.context.desk
        if like is not None:
            name = like.chosen.template
            self._page.context.jobs.run(
                lambda: forget(desk, name),
                done=lambda _: self._pick(Chosen().template),
                failed=self._failed,
                in_turn=True,
            )
