"""When a BCU hands over to day and to night."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.people import OnCallTimes
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.on_call import hand_over_times
from bcu_desk.features.on_call.commands.hand_over import SetHandOver
from bcu_desk.work.desk import Desk
from tests.features.on_call.conftest import MONDAY


def test_hand_over_times_hold_from_their_day_and_replace_later_ones(desk: Desk) -> None:
    for day, first in (("08:00", date(2017, 2, 6)), ("06:30", date(2017, 1, 30))):
        desk.do(SetHandOver(bcu="EA", day=day, night="19:30", from_day=first))
    with desk.reader() as reader:
        rows = reader.every(OnCallTimes)
    assert hand_over_times(rows, rows[0].bcu_id, date(2017, 2, 10)) == (390, 1_170)
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("day", "night", "code"),
    [
        ("7", "19:00", "bad_hand_over"),
        ("07:00", "24:00", "bad_hand_over"),
        ("19:00", "07:00", "night_before_day"),
    ],
)
def test_odd_hand_over_times_are_refused(desk: Desk, day: str, night: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(SetHandOver(bcu="EA", day=day, night=night, from_day=MONDAY.on))
    assert refused.value.code == code
