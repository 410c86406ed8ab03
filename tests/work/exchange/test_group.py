"""The list of desks: only the lead's word counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.work.exchange.membership.group import AddDesk, FoundGroup, WithdrawDesk, withdraw
from tests.work.exchange.stations import lead, three


def test_only_the_lead_lets_desks_in_and_withdraws_them(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    for command in (
        AddDesk(name="Barking", signs="00" * 32, opens="age1"),
        WithdrawDesk(number=3, last_number=0),
    ):
        with pytest.raises(Refused, match="only_the_lead"):
            two.desk.do(command)
    withdraw(first.desk, 3)
    with pytest.raises(Refused, match="desk_withdrawn_already"):
        withdraw(first.desk, 3)
    with pytest.raises(Refused, match="lead_stays"):
        withdraw(first.desk, 1)
    with pytest.raises(Refused, match="unknown_desk"):
        withdraw(first.desk, 9)


def test_a_desk_comes_in_once_and_under_a_name_of_its_own(tmp_path: Path) -> None:
    first = lead(tmp_path)
    with pytest.raises(Refused, match="only_the_lead"):
        first.desk.do(AddDesk(name="Barking", signs="00" * 32, opens="age1"))
    first.desk.do(FoundGroup(name="Romford", signs="11" * 32, opens="age1"))
    first.desk.do(AddDesk(name="Barking", signs="00" * 32, opens="age1"))
    with pytest.raises(Refused, match="desk_known_already"):
        first.desk.do(AddDesk(name="Ilford", signs="00" * 32, opens="age1"))
    with pytest.raises(Refused, match="desk_name_taken"):
        first.desk.do(AddDesk(name="BARKING", signs="22" * 32, opens="age1"))
    with pytest.raises(Refused, match="group_founded_already"):
        first.desk.do(FoundGroup(name="Romford", signs="11" * 32, opens="age1"))


def test_after_a_desk_is_withdrawn_what_it_did_later_is_refused(tmp_path: Path) -> None:
    first, two, three_ = three(tmp_path)
    three_.rename("Before")
    first.receive(three_.send(name="a.bcusync"))
    withdraw(first.desk, 3, revoke=True)
    two.receive(first.send(name="b.bcusync"))
    assert two.surname() == "Before"
    three_.rename("After")
    late = three_.send(name="c.bcusync")
    for station in (first, two):
        with pytest.raises(Refused, match="exchange_withdrawn"):
            station.receive(late)
        assert station.surname() == "Before"
    with pytest.raises(Refused, match="desk_withdrawn"):
        first.send(3)
