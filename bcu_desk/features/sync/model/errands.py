"""What the page has done in the background; without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.features.sync.queries.imports import counts_of, removed_words
from bcu_desk.features.sync.rules import asks_again
from bcu_desk.store.exchange import merging, receipts
from bcu_desk.work.changes import Done
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.receiving import Received, receive
from bcu_desk.work.exchange.sending import Sent, send
from bcu_desk.work.exchange.shelf import KeyShelf

LISTED = 8
Report = Callable[[int, str], object]


@dataclass(frozen=True, slots=True)
class Look:
    """What files bring, with the names of the first rows that they remove.

    `open_before` is how many conflicts are open without them; `asks_again` whether so much would
    be removed that the user is asked once more.
    """

    found: Received
    removed: tuple[str, ...]
    open_before: int
    asks_again: bool


def look_at(desk: Desk, shelf: KeyShelf, files: Sequence[Path], report: Report) -> Look:
    """What files would bring; nothing is changed. Raises Refused, or OSError as the disk does."""
    found = receive(desk, shelf, files, apply=False, going=report)
    with desk.reader() as reader:
        return Look(
            found=found,
            removed=removed_words(reader, found.gone, LISTED),
            open_before=merging.open_conflicts(reader.connection),
            asks_again=asks_again(dict(found.removed), counts_of(reader, tuple(found.removed))),
        )


def take_in(desk: Desk, shelf: KeyShelf, files: Sequence[Path], report: Report) -> Received:
    """Take files in, as one step. Raises Refused, or OSError as the disk does."""
    return receive(desk, shelf, files, apply=True, going=report)


def imports_held(desk: Desk) -> int:
    """How many imports the file lists."""
    with desk.reader() as reader:
        return len(receipts.receipts(reader.connection))


def write_file(desk: Desk, shelf: KeyShelf, place: Path, to: Sequence[int]) -> tuple[Sent, int]:
    """Write a file for some desks into a folder; returns its size too."""
    sent = send(desk, shelf, place, to)
    return sent, sent.file.stat().st_size


def received_step(found: Received) -> Done:
    """An import as a step that every page is told of."""
    nouns = frozenset((*found.new, *found.changed, *found.removed, "desk"))
    senders = ", ".join(found.senders) or "other desks"
    return Done(f"Changes received from {senders}", nouns, (), kind="merge")
