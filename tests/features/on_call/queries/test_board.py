"""All that the page shows of the rota."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import in_london, midnight
from bcu_desk.features.on_call.queries.board import RotaBoard, rota_board
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint
from bcu_desk.work.view import View
from tests.features.on_call.conftest import MONDAY, a_chief_inspector_and_a_post

BEGIN = midnight(MONDAY.on)
WEEK = Span(BEGIN, BEGIN + 7 * 1_440)


def board(desk: Desk, view: View = MONDAY) -> RotaBoard:
    """The week of the Monday."""
    with desk.reader() as reader:
        return rota_board(reader, view, WEEK)


def test_it_has_turns_gaps_and_hand_overs_and_the_people_of_the_ranks(desk: Desk) -> None:
    found = board(desk)
    assert found.bcus == (("EA", "East Area"),)
    assert found.rota == {"EA"}
    assert len(found.gaps) == 1
    assert {turn.bcu for turn in found.turns} == {"EA"}
    assert {in_london(at).hour for at in found.stops} == {7, 19}
    assert found.times == {"EA": (420, 1_140)}
    assert {one.own.code for one in found.people} >= {"Supt", "DSupt"}
    assert len(board(desk, replace(MONDAY, scope=())).bcus) == 2


def test_somebody_who_acts_is_among_the_people_and_fits_while_they_act(desk: Desk) -> None:
    collar, post = a_chief_inspector_and_a_post(desk)
    assert collar not in {one.collar for one in board(desk).people}
    act = {"post": post, "person": collar, "from": "2017-01-23", "to": "2017-01-27"}
    desk.do(wire.made(Appoint, {**act, "standing": "acting", "replace": True}))
    (acting,) = (one for one in board(desk).people if one.collar == collar)
    assert acting.fits("superintendent", BEGIN)
    assert acting.rank("superintendent", BEGIN) == "A/Supt"
    assert not acting.fits("superintendent", midnight(date(2017, 1, 27)))
    assert not acting.fits("detective_superintendent", BEGIN)


def test_absences_are_known_with_their_names(desk: Desk) -> None:
    away = [row for one in board(desk).people for row in one.away]
    assert away
    assert all(row.title and row.title != "Away" for row in away)
    one = next(one for one in board(desk).people if one.away)
    assert one.away_in(one.away[0].minutes) == one.away[0]
