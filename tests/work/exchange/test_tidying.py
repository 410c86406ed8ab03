"""Letting old changes go from the command line."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.tidying import tidy
from tests.builders import NOON
from tests.work.exchange.stations import three

HUNDRED_DAYS = 144_000


def test_what_every_desk_has_seen_replaced_goes_after_ninety_days(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.rename("One")
    first.rename("Two")
    sent = first.send(name="a.bcusync")
    for number, one in enumerate((two, third)):
        one.receive(sent)
        first.receive(one.send(1, name=f"ack-{number}.bcusync"))
    assert tidy(first.desk).changes == 0
    later = Desk(first.desk.path, Clock(NOON + HUNDRED_DAYS), actor="PS Test")
    before = first.digest()
    done = tidy(later)
    assert done.changes > 0
    assert done.segments > 0
    assert (first.digest(), first.surname()) == (before, "Two")
    assert first.send(2, name="b.bcusync").purpose in ("changes", "receipt")
