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


class Roster(dict[int, GroupDesk]):
    """The desks by their numbers; `earlier` are those that had other keys before."""

    def __init__(
        self,
        desks: Mapping[int, GroupDesk] | None = None,
        earlier: Mapping[int, tuple[GroupDesk, ...]] | None = None,
    ) -> None:
        super().__init__(desks or {})
        self.earlier = dict(earlier or {})

    def signer(self, number: int, incarnation: int) -> PublicKeys:
        """The keys that a desk signs with under an incarnation."""
        now = self[number]
        for one in reversed(self.earlier.get(number, ())):
            if incarnation >= (now.keys_from or 0):
                break
            now = one
        return keys_of(now)


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
    return folded(Roster(), ((row.kind, row.row, _read(row.cells)) for row in found))


def extended(known: Roster, items: Iterable[FeedItem]) -> Roster:
    """The desks once the lead's further changes count."""
    told = ((one.kind, one.row, one.cells) for one in items if one.noun == NOUN)
    return folded(known, told)


def folded(known: Roster, told: Iterable[tuple[str, int, Mapping[str, Value]]]) -> Roster:
    """Changes of the list of desks, one after another, on what was known."""
    found = Roster(known, known.earlier)
    rows: dict[int, dict[str, Value]] = {
        number: {name: getattr(one, name) for name in GroupDesk.__slots__}
        for number, one in known.items()
    }
    for kind, row, cells in told:
        if kind == "delete":
            rows.pop(row, None)
            found.pop(row, None)
            continue
        cells_now = rows.setdefault(row, {})
        cells_now.update({n: v for n, v in cells.items() if n in GroupDesk.__slots__})
        if _whole(cells_now):
            _enter(found, GroupDesk(**cells_now))  # type: ignore[arg-type]  # checked by _whole
    return found


def _enter(found: Roster, one: GroupDesk) -> None:
    """Put a desk as it is now into the list; one with other keys than before is kept as well."""
    before = found.get(one.id)
    if before is not None and before.signs != one.signs:
        found.earlier[one.id] = (*found.earlier.get(one.id, ()), before)
    found[one.id] = one


def keys_of(desk: GroupDesk) -> PublicKeys:
    """A desk's public keys."""
    return PublicKeys(bytes.fromhex(desk.signs), desk.opens)


def _whole(cells: Mapping[str, Value]) -> bool:
    texts = ("name", "role", "signs", "opens", "status")
    numbers = ("last_incarnation", "last_number", "keys_from")
    return (
        isinstance(cells.get("id"), int)
        and all(isinstance(cells.get(name), str) for name in texts)
        and all(isinstance(cells.get(name), int | None) for name in numbers)
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
