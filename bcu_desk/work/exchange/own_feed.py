"""What comes before every sending and receiving: this desk's own feed, fit to be told."""

from __future__ import annotations

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import feed, incarnations
from bcu_desk.store.exchange.roster import group_of
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.shelf import KeyShelf


def made_ready(connection: Connection, shelf: KeyShelf) -> tuple[str, DeskKeys]:
    """The group and this desk's keys; the desk's changes are numbered.

    A file that stands behind what has left this desk was put back or copied, and goes on under a
    new incarnation. Raises Refused `no_group` or `no_keys`.
    """
    group = group_of(connection)
    if group is None:
        raise Refused("no_group")
    desk = feed.own_feed(connection).desk
    keys = shelf.keys(group, desk)
    mark = shelf.mark(group, desk)
    feed.number_own(connection)
    if incarnations.stands_behind(connection, mark):
        incarnations.begin_anew(connection, mark[0] + 1)
    return group, keys
