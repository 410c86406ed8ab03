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
from bcu_desk.features.briefing.rules.making import rebuilt, record
from bcu_desk.features.briefing.rules.own import forget, keep
from bcu_desk.features.briefing.rules.wanted import Wanted
from bcu_desk.features.briefing.widgets.paper.output import lay_out, write_pack
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.features.briefing.widgets.paper.printing import PrintPreview
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.page import Page
from bcu_desk.store.faults import fault_of_system
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
        out = self._ask_where(self.name_for(laid.pack.wanted))
        if out is None or not self._write(laid, out):
            return
        desk = self._page.context.desk
        if desk.read_only:
            self._say(laid, out, " It is not in the book, as this file is open to read only.")
            return
        self._record(laid, out.name, recipient, lambda number: self._recorded(laid, out, number))

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

    def again(self, number: int) -> None:
        """Make a pack of the book again, as the file stood then; ask where to."""
        self.rebuild(number, self._write_again)

    def rebuild(self, number: int, use: Callable[[Laid], object]) -> None:
        """Make a pack of the book again and use it as it is laid out."""
        desk = self._page.context.desk
        self._page.context.jobs.run(
            lambda: rebuilt(desk, number, self._sources),
            done=lambda found: use(lay_out(found[1], desk.path.name, found[0].made)),
            failed=self.show_failure,
        )

    def _write_again(self, laid: Laid) -> None:
        out = self._ask_where(self.name_for(laid.pack.wanted))
        if out is not None and self._write(laid, out):
            self._say(laid, out, f" It is the same as before, digest {laid.pack.digest[:8]}.")

    def _ask_where(self, name: str) -> Path | None:
        out = self._page.context.ask.save_file("Export the pack", name, KINDS)
        return out.with_name(f"{out.name}.pdf") if out is not None and not out.suffix else out

    def _write(self, laid: Laid, out: Path) -> bool:
        """Write on the GUI thread, as painters of features look at the theme; says what failed."""
        try:
            write_pack(laid, out)
        except OSError as error:
            self.show_failure(fault_of_system(error, out))
            return False
        except Refused as refused:
            self.show_failure(refused)
            return False
        return True

    def _recorded(self, laid: Laid, out: Path, number: int) -> None:
        self._say(laid, out, f" It is pack {number} of the book.")
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
