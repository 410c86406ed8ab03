"""The book of what was written for others."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.store import session
from bcu_desk.store.exchange.upkeep.sent_files import SentFile, note, sent_files
from tests.store.exchange.desks import group


def test_what_was_sent_is_told_the_last_one_first_with_its_parts(tmp_path: Path) -> None:
    desk = group(tmp_path, 1)[0]
    told = [
        SentFile(
            wall=f"2017-01-23T0{hour}:00:00Z",
            actor="PS Test",
            purpose="changes",
            files=("a_1-of-2.bcusync", "a_2-of-2.bcusync"),
            recipient="Ilford",
            marking="OFFICIAL-SENSITIVE",
            told=hour,
        )
        for hour in (6, 7)
    ]
    before = desk.digest()
    with session.writing(desk.engine) as connection:
        for one in told:
            note(connection, one)
        assert sent_files(connection) == tuple(reversed(told))
    assert desk.digest() == before
