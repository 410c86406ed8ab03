"""New keys for a desk: a card for the lead desk, or at the lead itself, at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from bcu_desk.kit.page import Page
from bcu_desk.work.changes import Done
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import rotating
from bcu_desk.work.exchange.membership.cards import DeskCard

CARDS = "Desk card (*.bcucard)"
WHY = (
    "Do it when somebody may have seen the keys of this desk. What was signed with the old ones"
    " stays good."
)


class Run(Protocol):
    """Does something in its turn, and tells a refusal above the page."""

    def __call__(
        self, work: Callable[[], object], done: Callable[..., object], place: Path
    ) -> None:
        """Work on another thread, then `done` with the outcome."""


class KeyErrands:
    """Asking for new keys, and listing those that a desk has asked for."""

    def __init__(self, page: Page, shelf: KeyShelf, run: Run) -> None:
        self._page, self._shelf, self._run = page, shelf, run
        self._context = page.context

    def change(self, name: str, *, leads: bool) -> None:
        """Give this desk new keys."""
        desk, shelf = self._context.desk, self._shelf
        if leads:
            told = f"{WHY} Send a file to every desk afterwards: it lists the new keys."
            if self._context.ask.confirm("Change the keys of this desk?", told, "Change keys"):
                self._run(partial(rotating.change_lead_keys, desk, shelf), self._listed, desk.path)
            return
        told = f"{WHY} A card with the new ones goes to the lead desk; the old ones hold till then."
        if not self._context.ask.confirm("Change the keys of this desk?", told, "Write the card"):
            return
        out = self._context.ask.save_file("Write the card", f"{name} keys.bcucard", CARDS)
        if out is not None:
            self._run(lambda: rotating.ask_for_new_keys(desk, shelf, out), self._written, out)

    def _written(self, card: DeskCard) -> None:
        self._page.tell(
            f"Take the card to the lead desk. Its words, to compare on the telephone: {card.words}",
            tone="good",
        )

    def take(self, card: DeskCard) -> None:
        """List the new keys on a card, on the lead desk, once the words were compared."""
        told = (
            f"{card.name} asks for new keys, and its old keys have signed for them. It must read"
            f" you these six words:\n\n{card.words}"
        )
        ask, desk = self._context.ask, self._context.desk
        if ask.confirm(f"New keys for {card.name}?", told, "The words are the same"):
            self._run(lambda: rotating.list_new_keys(desk, card), self._listed, desk.path)

    def _listed(self, done: Done) -> None:
        self._context.hub.changed.emit(done)
        self._page.tell(f"{done.label}. Send a file to every desk: it lists them.", tone="good")
