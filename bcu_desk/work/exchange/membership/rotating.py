"""New keys for a desk of the group: the old ones sign for them, the lead lists them."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import facts, session
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.roster import keys_of, lead_of, roster
from bcu_desk.work.changes import Done
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership.cards import DeskCard, write_card
from bcu_desk.work.exchange.membership.group import ChangeKeys
from bcu_desk.work.exchange.own_feed import made_ready

ROOM = 8  # incarnations that a desk may go through before its new keys are listed


def leads(desk: Desk) -> bool:
    """Whether this desk is the lead of its group."""
    with desk.reader() as reader:
        return feed.own_feed(reader.connection).desk == lead_of(reader.connection)


def ask_for_new_keys(desk: Desk, shelf: KeyShelf, out: Path) -> DeskCard:
    """Make new keys and write a card with them, signed by the old ones, for the lead desk.

    The desk goes on with its old keys until it gets the list with the new ones. Raises Refused.
    """
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        group, old = made_ready(connection, shelf)
        number = feed.own_feed(connection).desk
        name = facts.fact(connection, "desk_name")
    return write_card(out, name, shelf.next_keys(group, number), (number, old))


def list_new_keys(desk: Desk, card: DeskCard) -> Done:
    """List the new keys on a card, on the lead desk. Raises Refused `not_signed_by_old_keys`."""
    with desk.reader() as reader:
        connection = reader.connection
        known, held = roster(connection), feed.held(connection)
    number = card.renews[0] if card.renews is not None else 0
    if number not in known or not card.renewed_by(keys_of(known[number])):
        raise Refused("not_signed_by_old_keys", desk=card.name)
    latest = max((one.incarnation for one, _ in held if one.desk == number), default=1)
    return desk.do(
        ChangeKeys(
            number=number,
            signs=card.public.signs.hex(),
            opens=card.public.opens,
            keys_from=latest + ROOM,
        )
    )


def change_lead_keys(desk: Desk, shelf: KeyShelf) -> Done:
    """Give the lead desk new keys: its old ones sign the list that names them."""
    engine = session.engine_of(desk.path, write=True)
    with session.writing(engine) as connection:
        group, _ = made_ready(connection, shelf)
        own = feed.own_feed(connection)
    public = shelf.next_keys(group, own.desk).public
    done = desk.do(
        ChangeKeys(
            number=own.desk,
            signs=public.signs.hex(),
            opens=public.opens,
            keys_from=own.incarnation + 1,
        )
    )
    with session.writing(engine) as connection:
        made_ready(connection, shelf)
    return done
