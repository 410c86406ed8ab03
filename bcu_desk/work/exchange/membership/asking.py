"""Keys of its own for a desk that was let in by a passphrase.

The keys that it was let in with were made at the lead, and lie in the join file. So it makes new
ones as it joins, and each file it sends asks for them until the lead has listed them: the keys of
the join file sign that, once. A later change of keys goes by a card and compared words.
"""

from __future__ import annotations

from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, joining
from bcu_desk.store.exchange.roster import Roster, keys_of, roster
from bcu_desk.store.exchange.sealed.bundle import Manifest
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.session import Connection
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership.cards import DeskCard, signed_for
from bcu_desk.work.exchange.membership.group import AddSpokenDesk
from bcu_desk.work.exchange.membership.rotating import ROOM
from bcu_desk.work.exchange.reading import Reading

Request = tuple[bytes, str, bytes]


def to_ask(connection: Connection, shelf: KeyShelf, group: str, keys: DeskKeys) -> Request | None:
    """What this desk's files ask of the lead, where it still has the keys of its join file."""
    number = feed.own_feed(connection).desk
    if not _has_keys_for_once(connection, roster(connection), number):
        return None
    public = shelf.next_keys(group, number).public
    return public.signs, public.opens, signed_for(number, keys, public)


def list_asked(connection: Connection, desk: Desk, reading: Reading) -> None:
    """As the lead, list the keys that files ask for, in the transaction that takes them in."""
    if reading.roster.lead != reading.own:
        return
    for one in reading.bundles:
        manifest, desks = one.manifest, roster(connection)
        card = _asked(manifest)
        if card is not None and _may(connection, desks, card, manifest.desk):
            head = _head(desk, desks[manifest.desk].name)
            keys = (card.public, _latest(connection, manifest) + ROOM)
            joining.list_keys(connection, head, manifest.desk, keys, desk.clock.millisecond())


def _head(desk: Desk, name: str) -> StepHead:
    label = f"{name} has keys of its own"
    return StepHead("do", "ChangeKeys", label, desk.actor, desk.clock.wall())


def _asked(manifest: Manifest) -> DeskCard | None:
    if manifest.renews is None:
        return None
    signs, opens, signature = manifest.renews
    return DeskCard(manifest.desk_name, PublicKeys(signs, opens), (manifest.desk, signature))


def _may(connection: Connection, desks: Roster, card: DeskCard, number: int) -> bool:
    """Whether the desk is in the group with the keys of its join file, and those have signed."""
    by_old = number in desks and desks[number].active and card.renewed_by(keys_of(desks[number]))
    return by_old and _has_keys_for_once(connection, desks, number)


def _has_keys_for_once(connection: Connection, desks: Roster, number: int) -> bool:
    if number not in desks or desks.earlier.get(number):
        return False
    return joining.let_in_by(connection, number) == {AddSpokenDesk.__name__}


def _latest(connection: Connection, manifest: Manifest) -> int:
    known = feed.held(connection)
    heard = (feed_id.incarnation for feed_id, _ in known if feed_id.desk == manifest.desk)
    return max(manifest.incarnation, *heard, 1)
