"""The lead is handed on, or taken by the second desk from one that is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.exchange.membership.group import HandOn, NameSecond, take_lead, withdraw
from tests.work.exchange.stations import Station, join, three


def roles(station: Station) -> dict[int, tuple[str, str]]:
    """The desks' roles and states."""
    with station.desk.reader() as reader:
        return {one.id: (one.role, one.status) for one in reader.every(GroupDesk)}


def test_the_next_lead_lets_desks_in_and_everybody_takes_what_they_send(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    with pytest.raises(Refused, match="only_the_lead"):
        two.desk.do(HandOn(number=2))
    with pytest.raises(Refused, match="leads_already"):
        first.desk.do(HandOn(number=1))
    first.desk.do(HandOn(number=2))
    told = first.send(name="handed on.bcusync")
    two.receive(told)
    barking = join(two, "Barking")
    barking.rename("From Barking")
    by_new = two.send(name="new lead.bcusync")
    third.receive(told, by_new)
    sent = barking.send(name="barking.bcusync")
    assert [one.receive(sent).state for one in (two, third)] == ["new", "new"]
    assert third.surname() == "From Barking"
    first.receive(by_new, sent)
    assert len({one.digest() for one in (first, two, third)}) == 1
    assert roles(third)[1][0] == "member"
    with pytest.raises(Refused, match="only_the_lead"):
        withdraw(first.desk, 3)
    assert withdraw(two.desk, 1).label == "Desk 01 is retired"


def test_the_second_desk_takes_the_lead_from_one_that_is_lost(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    with pytest.raises(Refused, match="not_the_second"):
        take_lead(third.desk)
    first.desk.do(NameSecond(number=2))
    assert first.desk.do(NameSecond(number=3)).label.startswith("Dagenham may take the lead")
    assert [role for role, _ in roles(first).values()] == ["lead", "member", "second"]
    named = first.send(name="second.bcusync")
    third.receive(named)
    first.rename("Never told before it was lost")
    late = first.send(name="late.bcusync")
    assert take_lead(third.desk).label == "Dagenham leads the group, Desk 01 is retired"
    taken = third.send(2, name="taken.bcusync")
    two.receive(named, taken)
    assert roles(two) == {1: ("member", "retired"), 2: ("member", "active"), 3: ("lead", "active")}
    with pytest.raises(Refused, match="exchange_withdrawn"):
        two.receive(late)
    barking = join(third, "Barking")
    barking.rename("From Barking")
    two.receive(third.send(2, name="list.bcusync"), barking.send(2, name="barking.bcusync"))
    assert two.surname() == "From Barking"
