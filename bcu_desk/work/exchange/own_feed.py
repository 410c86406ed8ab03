"""What comes before every sending and receiving: this desk's own feed, fit to be told."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import feed, held, incarnations
from bcu_desk.store.exchange.feed import Told
from bcu_desk.store.exchange.roster import group_of, lead_of, roster
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.identify import HEAD
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.noticing import left_with


def made_ready(
    connection: Connection,
    shelf: KeyShelf,
    done: Callable[[int], object] = int,
    kept: list[Told] | None = None,
) -> tuple[str, DeskKeys]:
    """The group and this desk's keys; the desk's changes are numbered, and `done` told how many.

    They are put into `kept` as they are numbered, too.

    A file that stands behind what has left this desk was put back or copied, and goes on under a
    new incarnation; so does a desk whose new keys the lead has listed. Raises Refused `no_group`
    or `no_keys`.
    """
    group = group_of(connection)
    if group is None:
        raise Refused("no_group")
    desk = feed.own_feed(connection).desk
    keys = shelf.keys(group, desk)
    feed.number_own(connection, done, kept)
    if incarnations.stands_behind(connection, left_with(connection, shelf, group)):
        incarnations.begin_anew(connection, shelf.mark(group, desk)[0] + 1)
    listed = roster(connection).get(desk)
    if listed is not None and feed.own_feed(connection).incarnation < (listed.keys_from or 0):
        keys = _with_new_keys(connection, shelf, (group, listed), keys)
    return group, keys


def _with_new_keys(
    connection: Connection, shelf: KeyShelf, listed: tuple[str, GroupDesk], keys: DeskKeys
) -> DeskKeys:
    """Go on with the keys that are listed now; the lead's old keys sign that list once more."""
    group, mine = listed
    if keys.public.signs.hex() != mine.signs:
        if shelf.next_keys(group, mine.id).public.signs.hex() != mine.signs:
            raise Refused("no_keys", desk=mine.id)
        if mine.id == lead_of(connection):
            held.seal_own(connection, group, HEAD, keys)
        keys = shelf.change_keys(group, mine.id)
    incarnations.begin_anew(connection, mine.keys_from or 1)
    return keys
