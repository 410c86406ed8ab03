"""The errands of the exchange page that ask for files and for a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.commands.settle import ChangeBack
from bcu_desk.features.sync.dialogs.keys import KeyErrands
from bcu_desk.features.sync.dialogs.spoken import SpokenErrands
from bcu_desk.features.sync.model.wording import counted
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.queries.imports import ImportRow, reversal_of
from bcu_desk.features.sync.queries.naming import EVERY_NOUN
from bcu_desk.kit.page import Page
from bcu_desk.store.exchange.upkeep.reverting import Reversal
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import cards, group, joining
from bcu_desk.work.exchange.membership.cards import DeskCard
from bcu_desk.work.exchange.taking_back import take_back

T = TypeVar("T")
CARDS, JOINS, DESKS = "Desk card (*.bcucard)", "Join file (*.bcujoin)", "Desk file (*.bcu)"
ROSTER = frozenset({"desk"})
WRONG = "wrong_passphrase"


class Errands:
    """Letting desks in and out, joining, taking back: each asks first, then works in turn."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._context = page.context
        self.keys = KeyErrands(page, self.shelf, self.run)
        self.spoken = SpokenErrands(page, self.shelf, self.run)

    @property
    def shelf(self) -> KeyShelf:
        """The keys of this profile."""
        return KeyShelf.of(self._context.settings.folder)

    def run(self, work: Callable[[], T], done: Callable[[T], object], place: Path) -> None:
        """Do something in its turn; a refusal or fault is told above the page."""
        self._context.jobs.run(
            work, done=done, failed=lambda error: self.say_failed(error, place), in_turn=True
        )

    def say_failed(self, error: Exception, place: Path) -> None:
        """Tell a refusal, or what the disk did."""
        self._page.show_refusal(told_fault(error, place))

    def tell_all(self, done: Done) -> None:
        """Tell every page of a step."""
        self._context.hub.changed.emit(done)

    def make_card(self, name: str) -> None:
        """Write this profile's card for the lead desk."""
        out = self._context.ask.save_file("Write the card", f"{name}.bcucard", CARDS)
        if out is None:
            return
        path = _ending(out, ".bcucard")
        shelf = self.shelf

        def written(card: DeskCard) -> None:
            self._page.tell(
                f"Wrote the card of {card.name}: {path}. Take it to the lead desk. Its words, to"
                f" compare on the telephone: {card.words}",
                tone="good",
            )

        self.run(lambda: cards.write_card(path, name, shelf.pending()), written, path)

    def invite(self, number: int = 0) -> None:
        """Let a desk in by its card, once the words were compared; again where it has a number."""
        path = self._context.ask.open_file("Choose the desk's card", CARDS)
        if path is not None:
            self.run(lambda: cards.read_card(path), lambda card: self._compare(card, number), path)

    def _compare(self, card: DeskCard, number: int) -> None:
        if card.renews is not None:
            self.keys.take(card)
            return
        told = (
            f"{card.name} must read you these six words from its own card, best on the telephone:"
            f"\n\n{card.words}\n\nIf one differs, somebody has changed the card: do not go on."
        )
        ask = self._context.ask
        if not ask.confirm(f"Let {card.name} in?", told, "The words are the same"):
            return
        out = ask.save_file("Write the join file", f"{card.name}.bcujoin", JOINS)
        if out is None:
            return
        path, desk, shelf = _ending(out, ".bcujoin"), self._context.desk, self.shelf

        def invited(made: joining.Invited) -> None:
            label = f"{made.name} joins the group as desk {made.number:02d}"
            self.tell_all(Done(label, ROSTER, ()))
            self._page.tell(
                f"{made.name} is desk {made.number:02d}. Take {path.name} to it; it makes a desk"
                f" file there. This desk's words, to compare: {made.lead_words}",
                tone="good",
            )

        if number:
            self.run(lambda: joining.readmit(desk, shelf, number, card, path), invited, path)
        else:
            self.run(lambda: joining.invite(desk, shelf, card, path), invited, path)

    def accept(self) -> None:
        """Make a desk file from a join file."""
        ask = self._context.ask
        join = ask.open_file("Choose the join file", JOINS)
        out = None if join is None else ask.save_file("Make the desk file", "desk.bcu", DESKS)
        if join is None or out is None:
            return
        path = _ending(out, ".bcu")

        def asked() -> tuple[bool, bool]:
            return joining.returns(join), joining.asks_passphrase(join)

        self.run(asked, lambda kind: self._join(join, path, kind), join)

    def _join(self, join: Path, path: Path, kind: tuple[bool, bool]) -> None:
        """Make the file; of a desk that returns, with what its old file never told."""
        (back, locked), ask = kind, self._context.ask
        shelf, clock = self.shelf, self._context.desk.clock
        old = ask.open_file("Choose this desk's old file", DESKS) if back else None
        words = self.spoken.passphrase(join) if locked else ""
        if words is None:
            return

        def joined(made: joining.Joined) -> None:
            over = f" {counted(made.unsent, 'change')} never sent came over." if old else ""
            if made.others:
                over += f" So did {counted(made.others, 'change')} of other desks."
            self._page.tell(
                f"Made {path.name}: {made.name}, desk {made.number:02d}.{over} Open it with Files."
                f" The lead desk's words, to compare on the telephone: {made.lead_words}",
                tone="good",
            )

        def tried(words: str) -> None:
            self._context.jobs.run(
                lambda: joining.accept(join, path, shelf, clock, old, words),
                done=joined,
                failed=failed,
                in_turn=True,
            )

        def failed(error: Exception) -> None:
            self.say_failed(error, path)
            if told_fault(error, path).code == WRONG:
                again = self.spoken.passphrase(join, again=True)
                if again is not None:
                    tried(again)

        tried(words)

    def withdraw(self, one: DeskRow, *, revoke: bool) -> None:
        """Retire or revoke a desk."""
        desk, number = self._context.desk, one.number
        verb = "Revoke" if revoke else "Retire"
        why = "is lost, or no longer trusted" if revoke else "is used no more"
        told = (
            f"{one.name} {why}. What this desk holds of its changes (to {one.we_have:,}) stays;"
            " later ones will be refused on every desk, and no file is addressed to it any more."
        )
        if self._context.ask.confirm(f"{verb} {one.name}?", told, verb):
            self.run(lambda: group.withdraw(desk, number, revoke=revoke), self.tell_all, desk.path)

    def take_back(self, files: str) -> None:
        """Take the newest import back."""
        told = f"{files} is taken back, exactly, as if it had never come. It can be received again."
        if not self._context.ask.confirm("Take back the newest import?", told, "Take back"):
            return
        desk = self._context.desk

        def taken(names: str) -> None:
            self.tell_all(Done(f"Took back {names}", EVERY_NOUN, (), kind="merge"))
            self._page.tell(f"Took back {names}, as if it had never come.", tone="good")

        self.run(lambda: take_back(desk), taken, desk.path)

    def change_back(self, one: ImportRow) -> None:
        """Change an import back by changes of this desk; first it is said what that comes to."""
        desk = self._context.desk

        def read() -> Reversal:
            with desk.reader() as reader:
                return reversal_of(reader, one.number)

        self.run(read, lambda plan: self._change_back(one, plan), desk.path)

    def _change_back(self, one: ImportRow, plan: Reversal) -> None:
        parts = (
            (len(plan.gone), "that came is removed", "that came are removed"),
            (len(plan.back), "that went is put back", "that went are put back"),
            (len(plan.cells), "is set to what it was", "are set to what they were"),
        )
        told = [
            f"{counted(n, 'record')} {one_ if n == 1 else more}" for n, one_, more in parts if n
        ]
        if not told:
            self._page.tell(f"Nothing of {one.files} is left that could be changed back.")
            return
        left = f" {counted(plan.skipped, 'value')} changed since stay." if plan.skipped else ""
        words = f"{', '.join(told)}.{left} The other desks get that with the next file."
        title = f"Change back what {one.files} brought?"
        if self._context.ask.confirm(title, words, "Change back"):
            self._page.do(ChangeBack(number=one.number))


def told_fault(error: Exception, place: Path) -> Refused | Unusable:
    """An error as something to tell; a bug goes on its way."""
    fault = fault_of_system(error, place) if isinstance(error, OSError) else error
    if not isinstance(fault, (Refused, Unusable)):
        raise error
    return fault


def _ending(path: Path, ending: str) -> Path:
    return path if path.suffix else path.with_name(f"{path.name}{ending}")
