"""Sending from the page: where to, then the file, written and read back in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.dialogs.errands import Errands, told_fault
from bcu_desk.features.sync.model.errands import Report, write_file
from bcu_desk.features.sync.widgets.sending.partners import PartnersForm
from bcu_desk.features.sync.widgets.sending.send import SendPart
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.page import Page
from bcu_desk.work.exchange.extracting import Extracted, write_export
from bcu_desk.work.exchange.sending import Sent, Wanted
from bcu_desk.work.sentences import sentence

SETTING = "exchange_folder"
STOPPED = "Stopped. No file was written."
TOO_LATE = "The file was written before it could be stopped."
EXPORTS = "Export for partners (*.json)"


class Sending:
    """What the part that sends asks for."""

    def __init__(self, page: Page, part: SendPart, errands: Errands) -> None:
        self._page, self._part, self._errands = page, part, errands
        self._context = page.context
        folder = self._context.settings.text(SETTING)
        part.show_place(Path(folder) if folder else None)
        part.place_asked.connect(self.ask_place)
        part.send_asked.connect(self.write_file)
        part.small_asked.connect(self.write_small)
        part.cancel_asked.connect(self.cancel)
        part.open_asked.connect(self._open_folder)
        part.partners.asked.connect(self.ask_export)
        self.boroughs: tuple[str, ...] = ()
        self._job: Job | None = None
        self._made: list[tuple[Sent, int]] = []

    def ask_place(self) -> bool:
        """Ask for the folder or stick to write to; it is remembered."""
        place = self._context.ask.folder("Write exchange files into a folder or onto a stick", "")
        if place is None:
            return False
        self._part.show_place(place)
        self._context.settings.set(SETTING, str(place))
        return True

    def write_file(self) -> None:
        """Write what the ticked desks lack, and read it back."""
        if self._part.place is None and not self.ask_place():
            return
        self._write(Wanted(self._part.chosen(), most=self._part.most()))

    def write_small(self, purpose: str) -> None:
        """Write what this desk has (`receipt`), or what it asks for (`request`)."""
        if self._part.place is None and not self.ask_place():
            return
        self._write(Wanted(self._part.chosen(), purpose))

    def _write(self, wanted: Wanted) -> None:
        place = self._part.place
        if place is None or not wanted.to:
            return
        if not place.is_dir():
            self._page.tell(
                f"{place} is not there now. Put the stick in, or choose another place.",
                fixes=(("Choose another place", self.ask_place),),
            )
            return
        desk, shelf = self._context.desk, self._errands.shelf
        made: list[tuple[Sent, int]] = []

        def work(report: Report) -> tuple[Sent, int]:
            made.append(write_file(desk, shelf, place, wanted, report))
            return made[0]

        self._made = made
        self._part.show_writing(writing=True)
        self._job = self._context.jobs.run(
            work,
            done=self._sent,
            failed=lambda error: self._failed(error, place),
            progress=self._part.show_progress,
            in_turn=True,
        )

    def cancel(self) -> None:
        """Stop writing, and say what came of it: the whole file, or none."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        made = self._made
        self._context.jobs.run(lambda: tuple(made), done=self._stopped, in_turn=True)

    def _stopped(self, made: tuple[tuple[Sent, int], ...]) -> None:
        if made:
            self._sent(made[0])
        self._part.show_writing(writing=False)
        self._page.tell(TOO_LATE if made else STOPPED)

    def _sent(self, told: tuple[Sent, int]) -> None:
        self._page.put_notice_away()
        self._part.show_writing(writing=False)
        self._part.show_sent(*told)
        self._page.refresh()

    def _failed(self, error: Exception, place: Path) -> None:
        self._part.show_writing(writing=False)
        self._errands.say_failed(error, place)

    def ask_export(self) -> None:
        """Ask what an export for partners shall hold, in a form in place of the side."""
        form = PartnersForm(
            self.boroughs,
            lambda _: self._write_export(form),
            lambda: self._part.end_form(form),
        )
        self._part.show_form(form)

    def _write_export(self, form: PartnersForm) -> None:
        desk, wanted = self._context.desk, form.wanted()
        stem = f"Export {wanted.borough or 'all'} {wanted.marking}.json"
        out = self._context.ask.save_file("Write the export", stem, EXPORTS)
        if out is None:
            return
        path = out if out.suffix else out.with_name(f"{out.name}.json")
        form.submit.setEnabled(False)
        self._context.jobs.run(
            lambda: write_export(desk, path, wanted),
            done=lambda made: self._exported(form, made),
            failed=lambda error: self._not_exported(form, error, path),
            in_turn=True,
        )

    def _exported(self, form: PartnersForm, made: Extracted) -> None:
        self._part.end_form(form)
        self._part.partners.show_made(made)
        self._page.refresh()

    def _not_exported(self, form: PartnersForm, error: Exception, path: Path) -> None:
        form.submit.setEnabled(True)
        fault = told_fault(error, path)
        field = fault.facts.get("field") if isinstance(fault, Refused) else None
        form.show_refusal(sentence(fault.code, fault.facts), str(field) if field else None)

    def _open_folder(self) -> None:
        if self._part.place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._part.place)))
