"""The desk's own books: in every file, and never among what is synced."""

from __future__ import annotations

from bcu_desk.store import books
from bcu_desk.store.columns import METADATA
from bcu_desk.store.digest import OWN_BOOKS
from bcu_desk.store.tables import SYNCED


def test_every_table_is_either_synced_or_one_of_the_own_books() -> None:
    own = set(METADATA.tables) - set(SYNCED)
    assert own == OWN_BOOKS - {"alembic_version"}
    assert books.op.name in own
