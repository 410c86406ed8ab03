"""What the page has done in the background; without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.features.sync.queries.imports import removed_words
from bcu_desk.store.exchange import merging, receipts
from bcu_desk.store.exchange.upkeep.counting import open_clashes
from bcu_desk.work.changes import Done
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.received import Received
from bcu_desk.work.exchange.receiving import How, receive
from bcu_desk.work.exchange.sending import Sent, Wanted, send
from bcu_desk.work.exchange.watching import Lying, lying_in

LISTED = 8
Report = Callable[[int, str], object]


@dataclass(frozen=True, slots=True)
class Look:
    """What files bring, with the names of the first rows that they remove.

    `open_before` and `clashes_before` are how many conflicts and clashes are open without them.
    """

    found: Received
    removed: tuple[str, ...]
    open_before: int
    clashes_before: int = 0

    @property
    def conflicts(self) -> int:
        """How many conflicts more are open with them; less than 0 where they settle some."""
        return self.found.conflicts - self.open_before

    @property
    def clashes(self) -> int:
        """How many clashes more."""
        return self.found.clashes - self.clashes_before


def look_at(desk: Desk, shelf: KeyShelf, files: Sequence[Path], report: Report) -> Look:
    """What files would bring; nothing is changed. Raises Refused, or OSError as the disk does."""
    found = receive(desk, shelf, files, How(apply=False, going=report))
    with desk.reader() as reader:
        return Look(
            found=found,
            removed=removed_words(reader, found.gone, LISTED),
            open_before=merging.open_conflicts(reader.connection),
            clashes_before=open_clashes(reader.connection),
        )


def take_in(
    desk: Desk, shelf: KeyShelf, files: Sequence[Path], report: Report, *, removes: bool = False
) -> Received:
    """Take files in, as one step; `removes` allows that they remove much.

    Raises Refused, or OSError as the disk does.
    """
    return receive(desk, shelf, files, How(apply=True, removes=removes, going=report))


def watched(desk: Desk, folder: Path) -> tuple[Lying, ...]:
    """The exchange files that lie in a folder."""
    with desk.reader() as reader:
        return lying_in(reader.connection, folder)


def imports_held(desk: Desk) -> int:
    """How many imports the file lists."""
    with desk.reader() as reader:
        return len(receipts.receipts(reader.connection))


def write_file(
    desk: Desk, shelf: KeyShelf, place: Path, wanted: Wanted, report: Report
) -> tuple[Sent, int]:
    """Write what is wanted into a folder; returns its size too."""
    sent = send(desk, shelf, place, wanted, report)
    return sent, sum(path.stat().st_size for path in sent.files)


def received_step(found: Received) -> Done:
    """An import as a step that every page is told of; a file without changes says only so."""
    nouns = frozenset((*found.new, *found.changed, *found.removed, "desk"))
    senders = ", ".join(found.senders) or "other desks"
    label = "Changes received from" if found.changes else "Heard from"
    return Done(f"{label} {senders}", nouns, (), kind="merge")
