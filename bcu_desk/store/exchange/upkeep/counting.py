"""How many clashes are open, kept with what was counted: to count them reads every booking."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from bcu_desk import VERSION
from bcu_desk.store import facts
from bcu_desk.store.books import op
from bcu_desk.store.exchange import clashes, feed

COUNTED = "clashes_counted"


def open_clashes(connection: Connection) -> int:
    """How many clashes are open: as kept, where nothing was changed or heard since."""
    told = facts.facts(connection).get(COUNTED, "")
    state, _, number = told.rpartition(" ")
    if number and state == _state(connection):
        return int(number)
    return clashes.count(connection)


def keep_count(connection: Connection) -> int:
    """Count the open clashes anew, and keep that with the file."""
    number = clashes.count(connection)
    facts.keep_fact(connection, COUNTED, f"{_state(connection)} {number}")
    return number


def _state(connection: Connection) -> str:
    """What a count depends on: every row's changes, all that is held, and what counts as a clash.

    A change of any row is one more in the log. What only feeds tell, as who had seen what, comes
    with further numbers in them.
    """
    last = connection.scalar(select(func.max(op.c.seq))) or 0
    return f"{VERSION} {last} {feed.told_of(feed.held(connection))}"
