"""Officers put on wards: what is written, what is refused, and that undo takes it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Posting, Target
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.queries.wards import Cover, CoverRow
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.view import View
from bcu_desk.work.wire import made
from tests.builders import START, a_posting
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, a_post

FEB, MAR = date(2017, 2, 1), date(2017, 3, 1)


def _cover(desk: Desk, on: date = DAY) -> dict[str, CoverRow]:
    with desk.reader() as reader:
        return {row.ward: row for row in Cover().rows(reader, View(on))}


def _there(desk: Desk, on: date = DAY) -> tuple[int, int]:
    found = _cover(desk, on)
    return found[FULL].in_post_dwo, found[SHORT].in_post_dwo


def _every(desk: Desk, kind: type) -> tuple[object, ...]:
    with desk.reader() as reader:
        return tuple(reader.every(kind))


def _refused(desk: Desk, command: Command) -> Refused:
    before = _every(desk, Posting), _every(desk, Target)
    with pytest.raises(Refused) as told:
        desk.do(command)
    assert (_every(desk, Posting), _every(desk, Target)) == before
    assert "{" not in sentence(told.value.code, told.value.facts)
    return told.value


def _move(person: str = "415KD", ward: str = SHORT, **fields: object) -> MoveOfficer:
    return made(MoveOfficer, {"person": person, "ward": ward, "from": DAY, **fields})


def test_a_short_ward_turns_when_somebody_is_put_there_and_back_by_undo(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    done = desk.do(_move())
    assert done.label == "Put Mila Novak 415KD on Ward 2 from Mon 23 Jan 2017"
    assert done.changed == {"posting"}
    assert _cover(desk)[SHORT].state == "met"
    assert _cover(desk, START)[SHORT].state == "short"
    desk.undo()
    assert _cover(desk)[SHORT].state == "short"
    desk.redo()
    assert _cover(desk)[SHORT].state == "met"


def test_a_move_leaves_the_old_ward_the_same_day(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(_move("412KD"))
    assert _there(desk, date(2017, 1, 22)) == (2, 1)
    assert _there(desk) == (1, 2)


def test_a_move_with_an_end_brings_the_officer_back(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(_move("412KD", to=FEB))
    assert [_there(desk, on) for on in (DAY, date(2017, 1, 31), FEB)] == [(1, 2), (1, 2), (2, 1)]
    desk.undo()
    assert _there(desk) == (2, 1)


def test_a_posting_that_would_start_later_gives_way(tmp_path: Path) -> None:
    planned = a_posting(410, post_id=307, person_id=103, from_day=FEB)
    desk = a_borough(tmp_path, a_post(307, 1), planned)
    assert _there(desk, FEB) == (3, 1)
    desk.do(_move())
    assert _there(desk, FEB) == (2, 2)


def test_the_ward_may_be_named_and_the_post_too(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(_move(ward="Ward 2", post="EA-D304"))
    assert _there(desk) == (2, 2)


def test_a_pcso_goes_to_a_pcso_post(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(_move("7001KD"))
    row = _cover(desk)[SHORT]
    assert (row.in_post_pcso, row.in_post_dwo) == (1, 1)


def test_a_post_off_the_wards_is_kept_and_told(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, a_posting(410, post_id=200, person_id=103))
    done = desk.do(_move())
    assert [notice.code for notice in done.notices] == ["person_in_two_posts"]
    assert done.notices[0].facts["posts"] == ("DWO 1",)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"person": "999ZZ"}, "unknown_person", "person"),
        ({"ward": "Atlantis"}, "unknown_ward", "ward"),
        ({"ward": FULL}, "ward_full", "ward"),
        ({"person": "7001KD", "ward": FULL}, "no_such_ward_post", "ward"),
        ({"person": "414KD"}, "already_on_ward", "ward"),
        ({"post": "EA-D301"}, "unknown_post", "post"),
        ({"to": "2017-01-23"}, "empty_span", "to"),
        ({"to": "2017-01-01"}, "empty_span", "to"),
        ({"from": "2014-01-01"}, "not_in_service", "from"),
        ({"from": "2017-01-01"}, "post_not_in_force", "from"),
    ],
)
def test_what_may_not_be_is_refused_beside_its_field_and_nothing_is_written(
    tmp_path: Path, fields: dict[str, object], code: str, field: str
) -> None:
    refused = _refused(a_borough(tmp_path), _move(**fields))
    assert (refused.code, refused.facts["field"]) == (code, field)


def test_a_post_held_later_is_free_until_then(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, a_posting(410, post_id=304, person_id=101, from_day=MAR))
    assert _refused(desk, _move()).code == "ward_full"
    desk.do(_move(to=MAR))
    assert _cover(desk)[SHORT].state == "met"


ENDING = a_post(308, 2, to_day=MAR)
AFTER = a_post(309, 2, code="EA-D308/18", from_day=MAR)


def test_a_move_into_a_post_that_ends_ends_with_it_and_says_so(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, ENDING)
    done = desk.do(_move(post="EA-D308"))
    assert [notice.code for notice in done.notices] == ["move_ends_with_post"]
    assert "Tue 28 Feb 2017" in sentence(done.notices[0].code, done.notices[0].facts)
    assert [_there(desk, on)[1] for on in (DAY, date(2017, 2, 28), MAR)] == [2, 2, 1]
    desk.undo()
    assert _refused(desk, _move(post="EA-D308", to="2017-04-01")).code == "post_not_in_force"


@pytest.mark.parametrize("to", [None, "2017-04-01"])
def test_a_move_goes_on_in_the_post_that_follows(tmp_path: Path, to: str | None) -> None:
    desk = a_borough(tmp_path, ENDING, AFTER)
    assert desk.do(_move(post="EA-D308", to=to)).notices == ()
    after = 2 if to is None else 1
    assert [_there(desk, on)[1] for on in (DAY, MAR, date(2017, 4, 1))] == [2, 2, after]


def test_a_post_that_follows_and_is_held_ends_the_move(tmp_path: Path) -> None:
    held = a_posting(410, post_id=309, person_id=101, from_day=MAR)
    desk = a_borough(tmp_path, ENDING, AFTER, held)
    done = desk.do(_move(post="EA-D308"))
    assert [notice.code for notice in done.notices] == ["move_ends_with_post"]
