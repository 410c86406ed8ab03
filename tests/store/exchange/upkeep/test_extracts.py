"""Which rows and columns go to partners."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.store.exchange.upkeep.extracts import extract
from bcu_desk.store.tables import SYNCED
from tests.builders import a_booking, a_desk, a_posting


def test_everything_goes_where_nothing_is_left_out(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(), a_booking())
    with desk.reader() as reader:
        found = extract(reader.connection, None, names=True)
        plain = extract(reader.connection, None, names=False)
    assert found["posting"][0]["person_id"] == 100
    assert set(found) <= set(SYNCED)
    assert "person" not in plain
    assert "person_id" not in plain["posting"][0]
    assert "purpose" not in plain["booking"][0]
