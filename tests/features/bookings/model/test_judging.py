"""The judge of drags says what the file will say, and what would work."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.commands.booking import Book, MoveBooking
from bcu_desk.features.bookings.model.judging import Judge
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import KLM, KMA, KNE, VAN, at

EARLY, LATE, PENDING = "EA-01-0500", "EA-01-0501", "EA-01-0502"


def _asked(row: str, start: str, end: str, bar: str | None = None, **more: bool) -> Proposal:
    return Proposal(row, at(start), at(end), bar, **more)


def test_a_clash_says_who_from_to_and_the_overlap(loaded: Loaded) -> None:
    verdict = Judge(loaded).verdict(_asked(KLM, "11:00", "13:00"))
    assert (verdict.ok, verdict.words, verdict.figure, verdict.mark) == (
        False,
        "BX16 KLM is taken at 11:00",
        "1 h overlap",
        "Taken",
    )
    assert verdict.detail == (
        "PC A. Tembo has it 10:00–12:00: Patrol, then 15 min turn-round, to 12:15."
    )


def test_a_missing_turn_round_says_how_much_is_short(loaded: Loaded) -> None:
    after = Judge(loaded).verdict(_asked(KLM, "12:05", "13:00"))
    assert (after.words, after.figure) == ("BX16 KLM needs 15 min turn-round", "10 min short")
    before = Judge(loaded).verdict(_asked(KLM, "09:00", "09:55"))
    assert (before.figure, before.mark) == ("10 min short", "Turn-round")
    assert "turn-round" not in before.detail


def test_off_road_and_unfit_drivers_are_told(loaded: Loaded) -> None:
    away = Judge(loaded).verdict(_asked(VAN, "17:00", "19:00"))
    assert (away.words, away.figure) == ("LJ65 FWP is off the road", "1 h overlap")
    unfit = Judge(loaded).verdict(_asked(VAN, "19:00", "20:00", EARLY))
    assert unfit.words == "PC A. Tembo may not drive LJ65 FWP"
    assert unfit.detail.startswith("Station van needs van authority")
    gone = Judge(loaded).verdict(_asked("NONE", "19:00", "20:00"))
    assert not gone.ok


def test_a_booking_is_not_in_its_own_way_but_its_copy_is(loaded: Loaded) -> None:
    judge = Judge(loaded)
    assert judge.verdict(_asked(KLM, "10:15", "12:15", EARLY)).ok
    assert not judge.verdict(_asked(KLM, "10:15", "12:15", EARLY, copy=True)).ok


def test_a_pending_booking_may_go_anywhere(loaded: Loaded) -> None:
    assert Judge(loaded).verdict(_asked(KLM, "10:15", "12:15", PENDING)).ok


def test_ways_out_are_in_order_and_pass_the_judge(loaded: Loaded) -> None:
    judge = Judge(loaded)
    ways = judge.ways_out(_asked(KLM, "11:00", "13:00", LATE))
    assert [way.title for way in ways] == [
        "Take BX16 KMA instead",
        "Start at 12:15",
        "Shorten to 12:15–13:00",
    ]
    assert ways[0].detail == "IRV, Romford, free 11:00–13:00"
    assert ways[1].detail == "BX16 KLM 12:15–14:15, 1 h 15 min later"
    assert ways[2].detail == "BX16 KLM, 45 min of 2 h"
    assert all(judge.verdict(way.proposal).ok for way in ways)
    assert judge.ways_out(_asked("NONE", "11:00", "13:00")) == ()


def test_what_is_checked_is_listed_with_its_outcome(loaded: Loaded) -> None:
    checks = Judge(loaded).checks(_asked(KLM, "11:00", "13:00", LATE))
    assert [check.ok for check in checks] == [True, True, False]
    assert checks[2].words.startswith("BX16 KLM is taken at 11:00. PC A. Tembo")
    assert Judge(loaded).checks(_asked("NONE", "11:00", "13:00")) == ()
    free = Judge(loaded).checks(_asked(KNE, "11:00", "13:00"))
    assert [check.words for check in free] == ["On the road", "Driver: no driver named", "Free"]


@pytest.mark.parametrize("bar", [None, EARLY, LATE])
@pytest.mark.parametrize("row", [KLM, KMA, VAN])
@pytest.mark.parametrize("start", range(8, 20, 2))
def test_judge_and_file_agree(
    loaded: Loaded, desk: Desk, row: str, bar: str | None, start: int
) -> None:
    asked = Proposal(row, at(f"{start:02d}:00"), at(f"{start + 1:02d}:50"), bar)
    times = {"start": utc_text(asked.start), "end": utc_text(asked.end)}
    refused = ""
    try:
        if bar is None:
            desk.do(Book(vehicle=row, borough="Havering", purpose="Visit", **times))
        else:
            desk.do(MoveBooking(booking=bar, vehicle=row, **times))
    except Refused as caught:
        refused = caught.code
    assert Judge(loaded).verdict(asked).ok is (refused == "")


def test_a_pool_of_which_all_are_out_says_how_many(loaded: Loaded) -> None:
    board = loaded.board
    vehicles = tuple(
        replace(row, amount=2) if row.registration == KLM else row for row in board.vehicles
    )
    taken = {**board.taken, KLM: tuple(replace(row, amount=2) for row in board.taken[KLM])}
    pool = replace(loaded, board=replace(board, vehicles=vehicles, taken=taken))
    verdict = Judge(pool).verdict(_asked(KLM, "11:00", "13:00"))
    assert (verdict.ok, verdict.words, verdict.mark) == (
        False,
        "BX16 KLM: 2 of 2 are out",
        "Too few",
    )
