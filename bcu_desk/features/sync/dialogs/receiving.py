"""Receiving in the page: a look at files first, then taking them in, as one step or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.dialogs.errands import Errands, told_fault
from bcu_desk.features.sync.model.errands import (
    Look,
    Report,
    imports_held,
    look_at,
    received_step,
    take_in,
)
from bcu_desk.features.sync.model.wording import counted, listed, spans_words
from bcu_desk.features.sync.queries.naming import EVERY_NOUN
from bcu_desk.features.sync.widgets.receive import ENDING, ReceivePart
from bcu_desk.kit.jobs import Job
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page
from bcu_desk.work.changes import Done
from bcu_desk.work.exchange import received
from bcu_desk.work.exchange.received import Received
from bcu_desk.work.exchange.watching import Lying
from bcu_desk.work.sentences import sentence

STOPPED = "Stopped. Nothing was taken in."
TOO_LATE = "It was taken in before it could be stopped. It can be taken back."
NOTHING_NEW = "Nothing new: everything in it was taken in before."
ONLY_WORD = "No new changes: it brought only word of what was taken in at {senders}."
WATCHED = "exchange_watched"
FILES = f"Exchange file (*{ENDING})"


Ways = tuple[Callable[[], object], Callable[[], object], Callable[[int], object]]


class Receiving:
    """What the part that receives asks for; `ways` on: take back, review, answer a request."""

    def __init__(
        self,
        page: Page,
        part: ReceivePart,
        errands: Errands,
        ways: Ways,
    ) -> None:
        self._page, self._part, self._errands = page, part, errands
        self._context = page.context
        self._take_back, self._review, self._answer = ways
        self._files: tuple[Path, ...] = ()
        self._look: Look | None = None
        self._job: Job | None = None
        self.names: dict[int, str] = {}
        self.imports = 0
        part.files_given.connect(self.look)
        part.choose_asked.connect(self.choose_files)
        part.apply_asked.connect(self.apply)
        part.discard_asked.connect(self.discard)
        part.cancel_asked.connect(self.cancel)
        part.watched.choose_asked.connect(self.watch)
        part.watched.stop_asked.connect(self.stop_watching)
        part.watched.again_asked.connect(page.refresh)

    @property
    def folder(self) -> Path | None:
        """The folder that is watched, or None."""
        told = self._context.settings.text(WATCHED)
        return Path(told) if told else None

    def watch(self) -> None:
        """Ask for the folder to watch; it is remembered."""
        folder = self._context.ask.folder("Watch a folder for exchange files", "")
        if folder is not None:
            self._context.settings.set(WATCHED, str(folder))
            self._page.refresh()

    def stop_watching(self) -> None:
        """Watch no folder any more."""
        self._context.settings.set(WATCHED, "")
        self._page.refresh()

    def show_watched(self, found: Sequence[Lying]) -> None:
        """Show what the folder holds."""
        self._part.watched.show_lying(self.folder, found)
        self._part.watched.look.setEnabled(not self._context.desk.read_only)

    def choose_files(self) -> None:
        """Ask for files and look at them together."""
        paths = self._context.ask.open_files("Choose exchange files", FILES)
        if paths:
            self.look(paths)

    def look(self, files: Sequence[Path]) -> None:
        """Say what files would bring."""
        desk, shelf, given = self._context.desk, self._errands.shelf, tuple(files)
        if desk.read_only or self._part.working:
            return
        self.discard()
        self._files = given
        self._work(lambda report: look_at(desk, shelf, given, report), self._show_look)

    def _work(self, work: Callable[[Report], object], done: Callable[..., object]) -> None:
        self._part.show_working(working=True)
        self._job = self._context.jobs.run(
            work,
            done=done,
            failed=self._failed,
            progress=self._part.show_progress,
            in_turn=True,
        )

    def _show_look(self, look: Look) -> None:
        self._part.show_working(working=False)
        self._look = look
        if look.found.state in (received.NEW, received.WAITING):
            self._part.preview.show_look(look, self._files, self.names)
            self._part.show_preview()
        else:
            desk, shelf, files = self._context.desk, self._errands.shelf, self._files
            self._work(lambda report: take_in(desk, shelf, files, report), self._noted)

    def _noted(self, found: Received) -> None:
        """A file without changes: what its desk has, or asks for, is noted at once."""
        self._part.show_working(working=False)
        self.discard()
        told = self._noted_words(found)
        fixes = [(f"Send to {one.name}", partial(self._answer, one.desk)) for one in found.asked]
        self._part.notice.tell(told, tone="accent", fixes=fixes)
        self._errands.tell_all(received_step(found))

    def _noted_words(self, found: Received) -> str:
        if found.asked:
            told = (
                f"{one.name} asks for {spans_words(one.wants, self.names) or 'what it lacks'}."
                for one in found.asked
            )
            return " ".join(told)
        if found.state == received.RECEIPT:
            return f"Noted what {listed(found.senders)} has. A receipt brings no changes."
        return NOTHING_NEW

    def _failed(self, error: Exception) -> None:
        self._part.show_working(working=False)
        self.discard()
        place = self._files[0] if self._files else self._context.desk.path
        fault = told_fault(error, place)
        if isinstance(fault, Refused):
            told = self._context.message(fault)
        else:
            told = sentence(fault.code, fault.facts)
        self._part.notice.tell(told)

    def apply(self) -> None:
        """Take in what was looked at, as one step; much removed is asked about once more."""
        look, files = self._look, self._files
        if look is None or not self._sure(look):
            return
        desk, shelf, much = self._context.desk, self._errands.shelf, look.found.much
        self._work(lambda report: take_in(desk, shelf, files, report, removes=much), self._received)

    def _sure(self, look: Look) -> bool:
        if not look.found.much:
            return True
        count = sum(look.found.removed.values())
        left = count - len(look.removed)
        names = (*look.removed, f"and {left:,} more") if left else look.removed
        lines = "\n".join((f"It removes {counted(count, 'record')}:", *names))
        told = (
            f"{lines}\n\nThe newest import can be taken back as long as this desk has not gone on"
            " from it."
        )
        return self._context.ask.confirm("Remove so much?", told, "Remove and apply")

    def _received(self, found: Received) -> None:
        self._part.show_working(working=False)
        self.discard()
        told = _took_in(found)
        fixes: list[Fix] = []
        if found.conflicts or found.clashes:
            fixes.append(("Review", self._review))
        if found.state == received.NEW:
            fixes.append(("Take it back", self._take_back))
        elif not found.waiting:
            told = NOTHING_NEW
        else:
            told = "Kept: it is taken in by itself once what it waits for has come."
        self._part.notice.tell(told, tone="good", fixes=fixes)
        self._errands.tell_all(received_step(found))

    def discard(self) -> None:
        """Put the preview away; nothing was taken in."""
        self._look = None
        self._part.put_away()

    def cancel(self) -> None:
        """Stop looking or taking in, and say what came of it: all of it, or nothing."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        desk = self._context.desk
        self._context.jobs.run(lambda: imports_held(desk), done=self._stopped, in_turn=True)

    def _stopped(self, held: int) -> None:
        self._part.show_working(working=False)
        if held > self.imports:
            self.discard()
            self._part.notice.tell(
                TOO_LATE, tone="warn", fixes=(("Take it back", self._take_back),)
            )
            self._errands.tell_all(Done("Changes received", EVERY_NOUN, (), kind="merge"))
        else:
            self._part.notice.tell(STOPPED, tone="warn")


def _took_in(found: Received) -> str:
    """What was taken in, in words."""
    if not found.changes:
        return ONLY_WORD.format(senders=listed(found.senders or ("other desks",)))
    rows = sum(sum(part.values()) for part in (found.new, found.changed, found.removed))
    told = f"Took in {counted(found.changes, 'change')}."
    return f"{told} New, changed or removed: {counted(rows, 'record')}."
