"""What a withdrawn desk said beyond its last change that counted, and others had taken in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId, Span
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import clashes
from bcu_desk.store.exchange.roster import roster
from bcu_desk.work.exchange.membership.beyond import let_count, waiting_beyond, with_beyond
from bcu_desk.work.exchange.membership.group import (
    HandOn,
    NameSecond,
    RaiseCut,
    take_lead,
    withdraw,
)
from bcu_desk.work.exchange.received import Beyond, Received
from bcu_desk.work.exchange.taking_back import take_back
from tests.work.exchange.stations import Station, join, three


def states(station: Station) -> dict[int, tuple[str, str]]:
    """The desks' roles and states."""
    with station.desk.reader() as reader:
        return {one.id: (one.role, one.status) for one in reader.every(GroupDesk)}


def end_alike(*stations: Station) -> None:
    """Everybody sends everybody a file, twice; all say the same."""
    for turn in range(2):
        for at, one in enumerate(stations):
            sent = one.send(name=f"all-{turn}-{at}.bcusync")
            for other in (*stations[:at], *stations[at + 1 :]):
                other.receive(sent)
    assert len({one.digest() for one in stations}) == 1


def a_lead_dies(folder: Path) -> tuple[Station, Station, Station]:
    """The lead dies with edits that only the third desk holds; the second leads."""
    first, two, third = three(folder)
    first.desk.do(NameSecond(number=2))
    both = first.send(name="second.bcusync")
    two.receive(both)
    third.receive(both)
    first.rename("Only the third holds this")
    third.receive(first.send(3, name="to three.bcusync"))
    third.rename("Built on it", "413KD")
    take_lead(two.desk)
    return first, two, third


def test_what_only_a_third_desk_holds_of_a_lost_lead_comes_to_the_next(tmp_path: Path) -> None:
    _, two, third = a_lead_dies(tmp_path)
    brought = third.send(2, name="from three.bcusync")
    looked = two.receive(brought, apply=False)
    (beyond,) = looked.beyond
    assert (looked.state, beyond.name, beyond.status) == ("new", "Desk 01", "retired")
    assert beyond.taken
    found = two.receive(brought)
    assert (found.state, found.waiting) == ("new", 0)
    assert two.surname() == "Only the third holds this"
    assert two.surname("413KD") == "Built on it"
    end_alike(two, third)
    assert states(third) == {
        1: ("member", "retired"),
        2: ("lead", "active"),
        3: ("member", "active"),
    }
    again = two.receive(brought)
    assert (again.state, again.beyond) == ("nothing_new", ())


def test_another_desk_waits_until_the_lead_lets_it_count(tmp_path: Path) -> None:
    _, two, third = a_lead_dies(tmp_path)
    barking = join(two, "Barking")
    listed = two.send(name="list.bcusync")
    third.receive(listed)
    brought = third.send(name="from three.bcusync")
    found = barking.receive(brought)
    assert (found.state, found.missing) == ("waiting", ())
    assert [(one.desk, one.taken) for one in found.beyond] == [(1, False)]
    two.receive(brought)
    assert barking.receive(two.send(name="let count.bcusync")).waiting == 0
    assert barking.surname() == "Only the third holds this"
    end_alike(two, third, barking)


def test_a_desk_that_a_lost_lead_let_in_is_known_once_its_word_comes(tmp_path: Path) -> None:
    first, two, third = a_lead_dies(tmp_path)
    unheard = join(first, "Romford")
    third.receive(first.send(3, name="romford.bcusync"))
    unheard.rename("From Romford", "413KD")
    third.receive(unheard.send(3, name="from romford.bcusync"))
    new = join(two, "Barking")
    with new.desk.reader() as reader:
        assert sorted(roster(reader.connection)) == [1, 2, 3, 101]
    two.receive(third.send(2, name="from three.bcusync"))
    with two.desk.reader() as reader:
        assert sorted(roster(reader.connection)) == [1, 2, 3, 4, 101]
    listed = two.send(name="list.bcusync")
    for one in (third, unheard, new):
        one.receive(listed)
    end_alike(two, third, unheard, new)
    assert new.surname("413KD") in ("From Romford", "Built on it")


def test_the_import_that_lets_it_count_can_be_taken_back_and_taken_again(tmp_path: Path) -> None:
    _, two, third = a_lead_dies(tmp_path)
    brought = third.send(2, name="from three.bcusync")
    before = two.surname()
    two.receive(brought)
    take_back(two.desk)
    assert two.surname() == before
    two.receive(brought)
    end_alike(two, third)


def a_revoked_desk(folder: Path) -> tuple[Station, Station, Station]:
    """The second is revoked; the third took in a later change of it, and went on from it."""
    first, two, third = three(folder)
    two.rename("Said later")
    third.receive(two.send(3, name="to three.bcusync"))
    withdraw(first.desk, 2, revoke=True)
    third.rename("Built on it", "413KD")
    return first, two, third


def test_of_a_revoked_desk_it_waits_for_the_leads_word(tmp_path: Path) -> None:
    first, two, third = a_revoked_desk(tmp_path)
    with pytest.raises(Refused, match="nothing_beyond"):
        let_count(first.desk, 2)
    found = first.receive(third.send(1, name="from three.bcusync"))
    assert found.state == "waiting"
    assert [(one.name, one.status, one.taken) for one in found.beyond] == [
        ("Ilford", "revoked", False)
    ]
    with first.desk.reader() as reader:
        waits = waiting_beyond(reader.connection, roster(reader.connection))
    assert sorted(waits) == [2]
    with pytest.raises(Refused, match="exchange_withdrawn"):
        first.receive(two.send(1, name="straight.bcusync"))
    third.receive(first.send(3, name="list.bcusync"))
    third.rename("And on", "413KD")
    first.receive(third.send(1, name="more.bcusync"))
    assert first.surname("413KD") != "And on"
    with pytest.raises(Refused, match="only_the_lead"):
        let_count(third.desk, 2) if _waits(third) else third.desk.do(_raised())
    assert let_count(first.desk, 2).label.startswith("Changes of Ilford up to")
    first.receive()
    assert (first.surname(), first.surname("413KD")) == ("Said later", "And on")
    end_alike(first, third)


def _waits(station: Station) -> bool:
    with station.desk.reader() as reader:
        return bool(waiting_beyond(reader.connection, roster(reader.connection)))


def _raised() -> RaiseCut:
    return RaiseCut(number=2, last_number=99)


@pytest.mark.parametrize("revoke", [False, True])
def test_a_new_lead_lets_count_what_it_took_in_before_it_heard(
    tmp_path: Path, *, revoke: bool
) -> None:
    first, two, third = three(tmp_path)
    withdraw(first.desk, 2, revoke=revoke)
    first.desk.do(HandOn(number=3))
    handed_on = first.send(3, name="handed on.bcusync")
    two.rename("Said later")
    third.receive(two.send(3, name="to three.bcusync"))
    third.rename("Built on it", "413KD")
    third.receive(handed_on)
    if revoke:
        assert first.receive(third.send(1, name="waits.bcusync")).state == "waiting"
        assert let_count(third.desk, 2).label.startswith("Changes of Ilford up to")
    first.receive(third.send(1, name="counts.bcusync"))
    assert (first.surname(), first.surname("413KD")) == ("Said later", "Built on it")
    end_alike(first, third)


def test_the_last_change_that_counts_only_moves_on(tmp_path: Path) -> None:
    first, _, _ = a_revoked_desk(tmp_path)
    for number, code in ((9, "unknown_desk"), (3, "nothing_beyond"), (2, "nothing_beyond")):
        with pytest.raises(Refused, match=code):
            first.desk.do(RaiseCut(number=number, last_number=0))


def a_second_takes_over(folder: Path) -> tuple[Station, Station, Station, Station]:
    """The second was revoked, which the third knows; it takes the lead; the fourth hears of it."""
    first, two, third = three(folder)
    fourth = join(first, "Barking")
    first.desk.do(NameSecond(number=2))
    named = first.send(name="second.bcusync")
    for one in (two, third, fourth):
        one.receive(named)
    withdraw(first.desk, 2, revoke=True)
    third.receive(first.send(3, name="revoked.bcusync"))
    take_lead(two.desk)
    fourth.receive(two.send(4, name="taken.bcusync"))
    return first, two, third, fourth


def test_a_revoked_second_leads_only_where_nobody_knows_of_it_yet(tmp_path: Path) -> None:
    first, _, third, fourth = a_second_takes_over(tmp_path)
    assert states(fourth)[2] == ("lead", "active")
    fourth.receive(third.send(4, name="word.bcusync"))
    assert (states(fourth)[1], states(fourth)[2]) == (("lead", "active"), ("second", "revoked"))
    told = fourth.send(1, 3, name="from four.bcusync")
    found = first.receive(told)
    assert [(one.desk, one.taken) for one in found.beyond] == [(2, False)]
    let_count(first.desk, 2)
    first.receive()
    assert (states(first)[1], states(first)[2]) == (("lead", "active"), ("second", "revoked"))
    end_alike(first, third, fourth)
    for one in (first, third, fourth):
        with one.desk.reader() as reader:
            (pair,) = clashes.pairs(reader.connection)
        assert (pair.kind, pair.stands, pair.displaced) == ("group_lead", 1, 2)


def test_the_lead_itself_may_bring_the_word(tmp_path: Path) -> None:
    first, _, _, fourth = a_second_takes_over(tmp_path)
    first.rename("Said by the lead")
    assert fourth.receive(first.send(4, name="word.bcusync")).state == "new"
    assert fourth.surname() == "Said by the lead"
    assert states(fourth)[1] == ("lead", "active")


def test_what_waits_for_the_leads_word_is_not_missing() -> None:
    told = Received("waiting", True, (), 0, {}, {}, {}, 0, 0, 1, (Span(FeedId(1, 1), 4, 9),))
    beyond = Beyond(1, "Romford", "retired", 4, 9, taken=False)
    assert with_beyond(told, (beyond,)).missing == ()
    assert with_beyond(told, (replace(beyond, taken=True),)).missing == told.missing
    assert with_beyond(told, (replace(beyond, last=8),)).missing == told.missing
