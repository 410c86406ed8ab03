"""The desks of the group, as the lead desk has signed for them.

The table `desk` is synced like any other, and so anybody's change of it would travel. Whose keys
are trusted follows from the lead's own feed alone: what another desk writes there counts for
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.registers import Value
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.sealed.keys import PublicKeys

GROUP, LEAD = "group_key", "lead_desk"
NOUN = "desk"
Roster = Mapping[int, GroupDesk]


def group_of(connection: Connection) -> str | None:
    """The key of the group that the file belongs to; None where it stands alone."""
    return facts.facts(connection).get(GROUP)


def lead_of(connection: Connection) -> int:
    """The number of the lead desk."""
    return int(facts.facts(connection).get(LEAD, "1"))


def roster(connection: Connection) -> Roster:
    """The desks by their numbers, as far as the lead's changes are numbered and held."""
    found = connection.execute(
        select(feed_item.c.kind, feed_item.c.row, feed_item.c.cells)
        .where(feed_item.c.noun == NOUN, feed_item.c.desk == lead_of(connection))
        .order_by(feed_item.c.incarnation, feed_item.c.number)
    )
    return folded({}, ((row.kind, row.row, _read(row.cells)) for row in found))


def extended(known: Roster, items: Iterable[FeedItem]) -> Roster:
    """The desks once the lead's further changes count."""
    told = ((one.kind, one.row, one.cells) for one in items if one.noun == NOUN)
    return folded(known, told)


def folded(known: Roster, told: Iterable[tuple[str, int, Mapping[str, Value]]]) -> Roster:
    """Changes of the list of desks, one after another, on what was known."""
    rows: dict[int, dict[str, Value]] = {
        number: {name: getattr(one, name) for name in GroupDesk.__slots__}
        for number, one in known.items()
    }
    for kind, row, cells in told:
        if kind == "delete":
            rows.pop(row, None)
        else:
            rows.setdefault(row, {}).update(cells)
    return {row: GroupDesk(**cells) for row, cells in rows.items() if _whole(cells)}  # type: ignore[arg-type]  # checked by _whole


def keys_of(desk: GroupDesk) -> PublicKeys:
    """A desk's public keys."""
    return PublicKeys(bytes.fromhex(desk.signs), desk.opens)


def _whole(cells: Mapping[str, Value]) -> bool:
    texts = ("name", "role", "signs", "opens", "status")
    return (
        set(cells) == set(GroupDesk.__slots__)
        and all(isinstance(cells[name], str) for name in texts)
        and _is_hex(str(cells["signs"]))
    )


def _is_hex(told: str) -> bool:
    try:
        return len(bytes.fromhex(told)) == 32
    except ValueError:
        return False


def _read(cells: str) -> Mapping[str, Value]:
    told: Mapping[str, Value] = json.loads(cells)
    return told
