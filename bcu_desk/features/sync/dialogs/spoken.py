"""Letting a desk in by a passphrase that is spoken on the telephone, and asking for one."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.sync.dialogs.keys import Run
from bcu_desk.kit.page import Page
from bcu_desk.work.changes import Done
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import joining

JOINS = "Join file (*.bcujoin)"
ROSTER = frozenset({"desk"})


class SpokenErrands:
    """One trip: the join file goes to the other computer, its passphrase by telephone."""

    def __init__(self, page: Page, shelf: KeyShelf, run: Run) -> None:
        self._page, self._shelf, self._run = page, shelf, run
        self._context = page.context

    def invite(self) -> None:
        """Let a desk of a name in, write its join file, and show the passphrase once."""
        ask = self._context.ask
        told = "Name the desk, such as Ilford or Response. It needs no card; its join file is"
        told = f"{told} opened by a passphrase that you speak on the telephone."
        name = ask.line("Let a desk in by a passphrase", told, "Write the join file…")
        out = (
            None if name is None else ask.save_file("Write the join file", f"{name}.bcujoin", JOINS)
        )
        if name is None or out is None:
            return
        path = out if out.suffix else out.with_name(f"{out.name}.bcujoin")
        desk, shelf = self._context.desk, self._shelf
        self._run(lambda: joining.invite_spoken(desk, shelf, name, path), self._invited, path)

    def _invited(self, made: joining.Spoken) -> None:
        label = f"{made.name} joins the group as desk {made.number:02d}"
        self._context.hub.changed.emit(Done(label, ROSTER, ()))
        self._page.tell(
            f"{made.name} is desk {made.number:02d}. Take its join file to it. This desk's words,"
            f" to compare on the same call: {made.lead_words}",
            tone="good",
        )
        told = (
            f"Read these five words to {made.name} on the telephone. They are shown this once and"
            " kept nowhere: do not write them on what carries the file. If they are lost, or the"
            " desk never joins, revoke it."
        )
        self._context.ask.tell_words("The passphrase of the join file", told, made.passphrase)

    def passphrase(self, join: Path, *, again: bool = False) -> str | None:
        """The passphrase of a join file, as typed, or None; `again` after a wrong one."""
        wrong = "Those words do not open it. " if again else ""
        told = (
            f"{wrong}{join.name} is opened by five words that the lead desk speaks on the"
            " telephone. Spaces, commas and capitals do not matter."
        )
        return self._context.ask.line("The passphrase of the join file", told, "Open it")
