"""The desks of the group, by the lead's word alone."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from bcu_desk.domain.desks import MEMBER, GroupDesk
from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.store import facts, session
from bcu_desk.store.exchange import feed, roster
from bcu_desk.store.exchange.feed import FeedItem
from tests.store.exchange.desks import RealDesk, group

ROMFORD = GroupDesk(id=3, name="Romford", role=MEMBER, signs="ab" * 32, opens="age1")


@pytest.fixture
def desk(tmp_path: Path) -> RealDesk:
    """A desk of a group whose lead is desk 5."""
    made = group(tmp_path, 1)[0]
    with session.writing(made.engine) as connection:
        facts.keep_fact(connection, roster.LEAD, "5")
        facts.keep_fact(connection, roster.GROUP, "EA")
    return made


def said(by: int, number: int, kind: str = "insert", **cells: object) -> FeedItem:
    told = {**asdict(ROMFORD), **cells} if kind == "insert" else cells
    return FeedItem(Dot(by, 1, number), 1, number, kind, roster.NOUN, 3, told)


def test_what_the_lead_says_counts_in_its_order_and_nobody_elses(desk: RealDesk) -> None:
    with session.writing(desk.engine) as connection:
        assert roster.group_of(connection) == "EA"
        assert roster.roster(connection) == {}
        feed.add(
            connection, (said(4, 1, signs="ff" * 32), said(5, 1), said(5, 2, "update", name="R"))
        )
        found = roster.roster(connection)
    assert found[3].signs == "ab" * 32
    assert found[3].name == "R"
    assert roster.keys_of(found[3]).signs == bytes.fromhex("ab" * 32)


def test_further_changes_are_laid_on_what_was_known() -> None:
    known = roster.Roster({3: ROMFORD})
    assert roster.extended(known, [said(5, 3, "update", status="revoked")])[3].status == "revoked"
    assert roster.extended(known, [said(5, 3, "delete")]) == {}
    other = FeedItem(Dot(5, 1, 4), 1, 4, "insert", "person", 9, {"id": 9})
    assert roster.extended(known, [other]) == known


@pytest.mark.parametrize("cells", [{"signs": "zz"}, {"signs": "ab"}, {"name": 7}])
def test_a_desk_that_is_told_wrongly_is_none(cells: dict[str, object]) -> None:
    assert roster.extended(roster.Roster(), [said(5, 1, **cells)]) == {}


def test_what_a_newer_program_tells_more_is_passed_over() -> None:
    assert roster.extended(roster.Roster(), [said(5, 1, more=1)]) == {3: ROMFORD}


def test_each_incarnation_has_the_keys_that_were_listed_for_it() -> None:
    told = [
        said(5, 1),
        said(5, 2, "update", signs="cd" * 32, keys_from=4),
        said(5, 3, "update", signs="ef" * 32, keys_from=7),
    ]
    for count, incarnation, signs in ((3, 1, "ab"), (3, 4, "cd"), (3, 6, "cd"), (3, 7, "ef")):
        found = roster.extended(roster.Roster(), told[:count])
        assert found.signer(3, incarnation).signs == bytes.fromhex(signs * 32)
    one_by_one = roster.Roster()
    for item in told:
        one_by_one = roster.extended(one_by_one, [item])
    assert one_by_one.signer(3, 1).signs == bytes.fromhex("ab" * 32)
