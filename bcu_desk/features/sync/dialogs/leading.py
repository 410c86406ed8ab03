"""Who leads the group: a second desk is named, the lead is handed on, or taken where it is lost."""

from __future__ import annotations

from bcu_desk.features.sync.dialogs.errands import Errands
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.queries.naming import EVERY_NOUN
from bcu_desk.kit.page import Page
from bcu_desk.work.changes import Done
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership.beyond import let_count
from bcu_desk.work.exchange.membership.group import HandOn, NameSecond, take_lead
from bcu_desk.work.exchange.receiving import How, receive

SEND = "Send a file to every desk: it says so there."


def _allowed(desk: Desk, shelf: KeyShelf, number: int) -> Done:
    """Let them count, and take in what waited for it."""
    done = let_count(desk, number)
    receive(desk, shelf, (), How(apply=True, removes=True))
    return Done(done.label, EVERY_NOUN, (), kind="merge")


class Leading:
    """Each asks first; only the lead desk's word counts, or that of the second it named."""

    def __init__(self, page: Page, errands: Errands) -> None:
        self._page, self._errands = page, errands
        self._context = page.context

    def name_second(self, one: DeskRow) -> None:
        """Name the desk that may take the lead if this one is lost."""
        told = (
            f"If this desk is lost, {one.name} may take the lead without asking anybody: name a"
            " desk that you trust with that. A desk named before is a member again."
        )
        if self._context.ask.confirm(f"Make {one.name} second?", told, "Make it second"):
            self._page.do(NameSecond(number=one.number), on_done=self._say)

    def hand_on(self, one: DeskRow) -> None:
        """Hand the lead on."""
        told = (
            f"{one.name} lets desks in and withdraws them from then on, and this desk no longer"
            " does. The other desks know once a file from here has reached them."
        )
        if self._context.ask.confirm(f"Hand the lead on to {one.name}?", told, "Hand on"):
            self._page.do(HandOn(number=one.number), on_done=self._say)

    def take(self, lead: str) -> None:
        """Take the lead from a desk that is lost."""
        told = (
            f"Only where {lead} is lost for good: it is retired, what is held of its changes stays,"
            " and what it says later counts no more. It can be let in again."
        )
        if self._context.ask.confirm(f"Take the lead from {lead}?", told, "Take the lead"):
            desk = self._context.desk
            self._errands.run(lambda: take_lead(desk), self._taken, desk.path)

    def allow(self, one: DeskRow) -> None:
        """Let changes of a withdrawn desk count that another desk had taken in."""
        first, last = one.beyond or (0, 0)
        told = (
            f"Changes {first:,} to {last:,} of {one.name}, which is {one.status}, are taken in here"
            " and wherever they wait. What is wrong in them can be changed back in History."
        )
        if self._context.ask.confirm("Let them count?", told, "Let them count"):
            desk, shelf = self._context.desk, self._errands.shelf
            self._errands.run(lambda: _allowed(desk, shelf, one.number), self._taken, desk.path)

    def _taken(self, done: Done) -> None:
        self._errands.tell_all(done)
        self._say(done)

    def _say(self, done: Done) -> None:
        self._page.tell(f"{done.label}. {SEND}", tone="good")
