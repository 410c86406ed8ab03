"""What was received, and where this desk stands."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import Span
from bcu_desk.features.sync.queries.naming import row_words
from bcu_desk.store import facts
from bcu_desk.store.exchange import feed, held, peers, receipts
from bcu_desk.store.exchange.roster import group_of
from bcu_desk.store.exchange.upkeep import sent_files
from bcu_desk.store.exchange.upkeep.reverting import Reversal, planned
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class ImportRow:
    """An import: its number, when (UTC text), its files, who sent them, how many changes."""

    number: int
    wall: str
    files: str
    senders: str
    changes: int
    newest: bool


class Imports(Query, frozen=True, kw_only=True):
    """What was received here, the last first."""

    def rows(self, reader: Reader, _view: View) -> tuple[ImportRow, ...]:
        """One row an import."""
        names = {one.id: one.name for one in reader.every(GroupDesk)}
        return tuple(
            ImportRow(
                one.number,
                one.wall,
                ", ".join(one.files),
                ", ".join(names.get(number, f"desk {number:02d}") for number in one.senders),
                one.changes,
                place == 0,
            )
            for place, one in enumerate(receipts.receipts(reader.connection))
        )


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A file written here: when (UTC text), by whom, its files, to whom, how it is marked.

    `purpose` is changes, receipt or request for desks, export for partners; `told` is how many
    changes it tells, of an export how many rows.
    """

    wall: str
    actor: str
    purpose: str
    recipient: str
    told: int
    marking: str
    files: str


class Exports(Query, frozen=True, kw_only=True):
    """What was written here for other desks and for partners, the last first."""

    def rows(self, reader: Reader, _view: View) -> tuple[ExportRow, ...]:
        """One row a file, its parts together."""
        return tuple(
            ExportRow(
                wall=one.wall,
                actor=one.actor,
                purpose=one.purpose,
                recipient=one.recipient,
                told=one.told,
                marking=one.marking,
                files=", ".join(one.files),
            )
            for one in sent_files.sent_files(reader.connection)
        )


@dataclass(frozen=True, slots=True)
class OwnDesk:
    """This desk: its number and name, whether it is in a group, how far its changes go."""

    number: int
    name: str
    in_group: bool
    changes: int


def own_desk(reader: Reader) -> OwnDesk:
    """What this desk says of itself."""
    connection = reader.connection
    own = feed.own_feed(connection)
    in_group = group_of(connection) is not None
    fresh = len(feed.not_numbered(connection)) if in_group else 0
    told = sum(last for feed_id, last in feed.held(connection) if feed_id.desk == own.desk)
    changes = told + fresh
    return OwnDesk(own.desk, facts.fact(connection, "desk_name"), in_group, changes)


@dataclass(frozen=True, slots=True)
class WaitingParts:
    """What was kept and can't be taken in yet: how many parts, and which changes they wait for.

    None where they wait for the lead desk's word.
    """

    parts: int
    missing: tuple[Span, ...]


def waiting_parts(reader: Reader) -> WaitingParts:
    """What waits in this file."""
    connection = reader.connection
    found = held.all_waiting(connection)
    known = feed.held(connection)
    missing = known.missing(held.needed_for(connection, found))
    if not missing:  # then they need something of another desk
        own = {one.header.feed for one in found}
        missing = tuple(one for one in peers.gaps(connection) if one.feed not in own)
    return WaitingParts(len(found), missing if found else ())


def reversal_of(reader: Reader, number: int) -> Reversal:
    """What changing an import back would write now."""
    (tx,) = (one.tx for one in receipts.receipts(reader.connection) if one.number == number)
    return planned(reader.connection, tx or 0)


def removed_words(reader: Reader, gone: tuple[tuple[str, int], ...], most: int) -> tuple[str, ...]:
    """The first of some rows by their names."""
    return tuple(row_words(reader, noun, row) for noun, row in gone[:most])
