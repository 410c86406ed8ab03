"""The desks of the group, by the lead's word alone."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import msgspec
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
    known = roster.extended(roster.Roster(), [said(5, 1)])
    assert known == {3: ROMFORD}
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


def desk_row(by: int, number: int, row: int, tx: int = 0, **cells: object) -> FeedItem:
    """What a desk says of another, or of itself."""
    kind = "insert" if "name" in cells else "update"
    whole = {**asdict(ROMFORD), "id": row, **cells} if kind == "insert" else cells
    return FeedItem(Dot(by, 1, number), tx or number, number, kind, roster.NOUN, row, whole)


def a_group(*roles: tuple[int, str]) -> list[FeedItem]:
    """Desk 1 lets the others in."""
    return [
        desk_row(1, n, row, name=f"Desk {row}", role=role, signs=f"{row:02x}" * 32)
        for n, (row, role) in enumerate(roles, start=1)
    ]


def test_the_lead_hands_on_and_the_next_lead_is_believed_from_then_on() -> None:
    told = [
        *a_group((1, "lead"), (2, "member"), (3, "member")),
        desk_row(1, 4, 1, 9, role="member"),
        desk_row(1, 5, 2, 9, role="lead"),
        desk_row(1, 6, 3, status="revoked"),  # said when it led no more: counts for nothing
        desk_row(2, 1, 4, name="Desk 4", role="member", signs="04" * 32),
        desk_row(3, 1, 5, name="Desk 5", role="member", signs="05" * 32),
    ]
    found = roster.extended(roster.Roster(founder=1), told)
    assert (found.lead, sorted(found)) == (2, [1, 2, 3, 4])
    assert (found[1].role, found[2].role, found[3].status) == ("member", "lead", "active")
    back = [desk_row(2, 2, 2, 5, role="member"), desk_row(2, 3, 1, 5, role="lead")]
    later = [desk_row(1, 7, 3, status="retired")]
    again = roster.extended(found, [*back, *later])
    assert (again.lead, again[1].role) == (1, "lead")


def takes_over(by: int, last: int) -> list[FeedItem]:
    """A desk takes the lead from desk 1, of which it holds so much."""
    return [
        desk_row(by, 1, by, 4, role="lead"),
        desk_row(
            by, 2, 1, 4, role="member", status="retired", last_incarnation=1, last_number=last
        ),
        desk_row(by, 3, 9, name="Desk 9", role="member", signs="09" * 32),
    ]


def test_only_the_second_that_the_lead_named_may_take_over() -> None:
    told = a_group((1, "lead"), (2, "second"), (3, "member"))
    found = roster.extended(roster.Roster(founder=1), [*told, *takes_over(2, 3)])
    assert (found.lead, sorted(found)) == (2, [1, 2, 3, 9])
    assert (found[1].status, found[1].last_number) == ("retired", 3)
    stranger = roster.extended(roster.Roster(founder=1), [*told, *takes_over(3, 3)])
    assert (stranger.lead, sorted(stranger)) == (1, [1, 2, 3])


def test_what_a_lost_lead_said_beyond_counts_no_more_in_whatever_order_it_comes() -> None:
    told = a_group((1, "lead"), (2, "second"), (3, "member"))
    beyond = [
        FeedItem(Dot(1, 1, 4), 4, 4, "update", roster.NOUN, 3, {"name": "Renamed"}),
        desk_row(1, 5, 3, status="revoked"),
    ]
    first = roster.extended(roster.Roster(founder=1), [*told, *beyond])
    assert first[3].status == "revoked"
    late = roster.extended(first, takes_over(2, 3))
    early = roster.extended(roster.extended(roster.Roster(founder=1), takes_over(2, 3)), told)
    early = roster.extended(early, beyond)
    assert late == early
    assert (late.lead, late[3].status, early.lead) == (2, "active", 2)


@pytest.mark.parametrize(
    "word",
    [
        {"role": "member"},
        {"status": "revoked", "last_incarnation": 1, "last_number": 2},
        {"role": "lead"},
    ],
)
def test_what_the_lead_says_of_the_second_counts_however_late_it_comes(
    word: dict[str, object],
) -> None:
    told = a_group((1, "lead"), (2, "second"), (3, "member"))
    row = 3 if word == {"role": "lead"} else 2  # handed on to another desk
    late = [desk_row(1, 4, row, **word)]
    taken = roster.extended(roster.Roster(founder=1), [*told, *takes_over(2, 3)])
    assert (taken.lead, taken.claims) == (2, ())
    known = roster.extended(taken, late)
    again = roster.extended(roster.Roster(founder=1), [*late, *takes_over(2, 3), *told])
    assert known == again
    assert (known.lead, again.lead) == (row if row == 3 else 1,) * 2
    assert known.claims == (roster.Over(2, 1, (1, 3)),)
    assert 9 not in known


def test_a_second_that_the_lead_let_in_again_has_no_old_claim_to_lead() -> None:
    told = a_group((1, "lead"), (2, "second"), (3, "member"))
    keys = {"status": "active", "signs": "12" * 32, "keys_from": 9}
    back = [
        desk_row(1, 4, 2, status="retired", last_incarnation=1, last_number=0),
        desk_row(1, 5, 2, **keys),
    ]
    known = roster.extended(roster.Roster(founder=1), [*told, *back, *takes_over(2, 5)])
    assert (known.lead, known[2].role, known[2].signs) == (1, "second", "12" * 32)
    assert known.claims == (roster.Over(2, 1, (1, 5)),)
    anew = [
        msgspec.structs.replace(one, dot=one.dot._replace(incarnation=9))
        for one in takes_over(2, 5)
    ]
    taken = roster.extended(roster.Roster(founder=1), [*told, *back, *anew])
    assert (taken.lead, taken.lost) == (2, (roster.Over(2, 1, (1, 5), 9),))


def test_who_a_lost_lead_let_in_is_known_once_that_much_of_it_counts() -> None:
    told = [*a_group((1, "lead"), (2, "second")), *takes_over(2, 2)]
    unheard = desk_row(1, 3, 7, name="Desk 7", role="member", signs="07" * 32)
    later = desk_row(2, 4, 7, status="retired")
    lost = roster.extended(roster.Roster(founder=1), [*told, unheard, later])
    assert (sorted(lost), [one.lead for one in lost.lost]) == ([1, 2, 9], [1])
    found = roster.extended(lost, [desk_row(2, 5, 1, last_incarnation=1, last_number=3)])
    assert (found[7].name, found[7].status) == ("Desk 7", "retired")
