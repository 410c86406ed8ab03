"""An honest desk learns that its changes wait, and for what."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.work.exchange.membership.beyond import let_count
from bcu_desk.work.exchange.membership.group import withdraw
from bcu_desk.work.exchange.membership.held_up import HeldUp, held_up
from tests.work.exchange.stations import Station, three
from tests.work.exchange.test_beyond import a_revoked_desk


def _stuck(station: Station) -> tuple[HeldUp, ...]:
    with station.desk.reader() as reader:
        return held_up(reader.connection)


def test_the_desk_that_built_on_a_revoked_one_is_told_until_the_lead_decides(
    tmp_path: Path,
) -> None:
    first, _, third = a_revoked_desk(tmp_path)
    assert _stuck(third) == ()  # it has not heard of it yet
    brought = third.send(1, name="from three.bcusync")
    assert third.receive(first.send(3, name="list.bcusync")).state == "new"
    third.rename("And on", "413KD")
    (found,) = _stuck(third)
    assert (found.number, found.changes, found.on) == (3, 2, 2)
    assert (found.name, found.status, found.first <= found.last) == ("Ilford", "revoked", True)
    assert _stuck(first) == ()
    first.receive(brought)
    assert [(one.number, one.changes, one.on) for one in _stuck(first)] == [(3, 1, 2)]
    let_count(first.desk, 2)
    first.receive()
    third.receive(first.send(3, name="counts.bcusync"))
    assert _stuck(first) == _stuck(third) == ()


def test_the_word_that_it_counts_frees_it_though_it_had_no_number(tmp_path: Path) -> None:
    first, _, third = a_revoked_desk(tmp_path)
    third.receive(first.send(3, name="list.bcusync"))
    assert [one.changes for one in _stuck(third)] == [1]
    first.receive(third.send(1, name="a.bcusync"))
    assert [one.changes for one in _stuck(third)] == [1]


def test_what_was_done_before_waits_for_nobody(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    third.rename("Before it", "413KD")
    two.rename("Said later")
    third.receive(two.send(3, name="to three.bcusync"))
    withdraw(first.desk, 2, revoke=True)
    third.receive(first.send(3, name="list.bcusync"))
    assert _stuck(third) == ()


@pytest.mark.parametrize("revoke", [False, True])
def test_of_a_retired_desk_the_lead_need_not_be_asked(tmp_path: Path, *, revoke: bool) -> None:
    first, two, third = three(tmp_path)
    two.rename("Said later")
    third.receive(two.send(3, name="to three.bcusync"))
    withdraw(first.desk, 2, revoke=revoke)
    third.rename("Built on it", "413KD")
    third.receive(first.send(3, name="list.bcusync"))
    assert bool(_stuck(third)) == revoke
