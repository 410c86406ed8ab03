"""Appointing to a post and ending a posting."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec.structs
import pytest

from bcu_desk.domain.assignments import Posting, Standing
from bcu_desk.domain.people import Rank
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint, EndPosting, ExtendPosting, days_asked, last_told
from tests.builders import A_POST, A_RANK, START, a_desk, a_posting

FEBRUARY, MARCH = date(2017, 2, 1), date(2017, 3, 1)
SERGEANT = Rank(
    id=2, code="PS", title="Sergeant", branch="uniform", grade=2, from_day=A_RANK.from_day
)
A_SERGEANTS_POST = replace(A_POST, id=210, code="EA-G1", title="Team sergeant", rank_id=2)


def _postings(desk: Desk) -> list[tuple[int, int, date, date | None]]:
    with desk.reader() as reader:
        rows = reader.every(Posting)
    return sorted((row.post_id, row.person_id, row.from_day, row.to_day) for row in rows)


def _refused(desk: Desk, command: Appoint | EndPosting) -> Refused:
    before = _postings(desk)
    with pytest.raises(Refused) as found:
        desk.do(command)
    assert _postings(desk) == before
    return found.value


def test_a_vacant_post_is_filled_for_the_days_given(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    done = desk.do(Appoint(post="EA-D1", person="412KD", from_day=FEBRUARY, to_day=MARCH))
    assert _postings(desk) == [(200, 100, FEBRUARY, MARCH)]
    assert done.label == "Appoint Ada Tembo 412KD to DWO 1 (EA-D1)"
    desk.undo()
    assert _postings(desk) == []


def test_a_holder_in_the_way_is_told_by_name_and_last_day(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(to_day=MARCH))
    found = _refused(desk, Appoint(post="EA-D1", person="413KD", from_day=FEBRUARY))
    assert found.code == "post_held"
    assert found.facts["holder"] == "Ada Tembo 412KD"
    assert found.facts["holder_to"] == "to Tue 28 Feb 2017"
    assert (found.facts["free_from"], found.facts["field"]) == ("2017-03-01", "from")


def test_the_day_that_is_free_is_after_all_who_follow_one_another(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(to_day=FEBRUARY))
    desk.do(Appoint(post="EA-D1", person="413KD", from_day=FEBRUARY, to_day=MARCH))
    found = _refused(desk, Appoint(post="EA-D1", person="413KD", from_day=START))
    assert (found.facts["holder"], found.facts["free_from"]) == ("Ada Tembo 412KD", "2017-03-01")


def test_replace_ends_the_holder_the_same_day(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting())
    desk.do(Appoint(post="EA-D1", person="413KD", from_day=FEBRUARY, replace=True))
    assert _postings(desk) == [(200, 100, START, FEBRUARY), (200, 101, FEBRUARY, None)]


def test_replace_from_the_first_day_leaves_no_empty_posting(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting())
    desk.do(Appoint(post="EA-D1", person="413KD", from_day=START, replace=True))
    assert _postings(desk) == [(200, 101, START, None)]


def test_a_person_in_two_posts_is_told_and_with_move_leaves_the_other(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting())
    done = desk.do(Appoint(post="EA-D2", person="412KD", from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == ["person_in_two_posts"]
    desk.undo()
    desk.do(Appoint(post="EA-D2", person="412KD", from_day=FEBRUARY, move=True))
    assert _postings(desk) == [(200, 100, START, FEBRUARY), (201, 100, FEBRUARY, None)]


def test_a_lower_rank_must_act_and_an_open_end_is_told(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, SERGEANT, A_SERGEANTS_POST)
    command = Appoint(post="EA-G1", person="412KD", from_day=FEBRUARY)
    assert _refused(desk, command).code == "rank_too_low"
    acting = Appoint(post="EA-G1", person="412KD", from_day=FEBRUARY, standing=Standing.ACTING)
    assert [notice.code for notice in desk.do(acting).notices] == ["acting_without_end"]


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"post": "EA-X"}, "unknown_post", "post"),
        ({"person": "1XX"}, "unknown_person", "person"),
        ({"to_day": FEBRUARY}, "empty_span", "to"),
        ({"from_day": date(2016, 1, 1)}, "post_not_in_force", "from"),
        ({"from_day": date(2013, 1, 1)}, "post_not_in_force", "from"),
    ],
)
def test_what_can_not_be_is_refused_at_its_field(
    tmp_path: Path, fields: dict[str, object], code: str, field: str
) -> None:
    given = {"post": "EA-D1", "person": "412KD", "from_day": FEBRUARY} | fields
    command = Appoint(**given)  # type: ignore[arg-type] # cases of the table
    found = _refused(a_desk(tmp_path), command)
    assert (found.code, found.facts["field"]) == (code, field)


def test_a_person_not_yet_in_service_is_refused(tmp_path: Path) -> None:
    early = replace(A_POST, id=220, code="EA-D9", from_day=date(2013, 1, 1))
    desk = a_desk(tmp_path, early)
    command = Appoint(post="EA-D9", person="412KD", from_day=date(2014, 1, 1))
    assert _refused(desk, command).code == "not_in_service"


def test_a_posting_is_ended_and_a_vacant_post_has_none_to_end(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting())
    done = desk.do(EndPosting(post="EA-D1", on=FEBRUARY))
    assert done.label == "End Ada Tembo 412KD in DWO 1 (EA-D1) on Wed 1 Feb 2017"
    assert _postings(desk) == [(200, 100, START, FEBRUARY)]
    assert _refused(desk, EndPosting(post="EA-D1", on=FEBRUARY)).code == "post_vacant"


def test_days_are_asked_in_order_and_told_by_their_last() -> None:
    assert days_asked(FEBRUARY, None) == Span(FEBRUARY)
    assert last_told(MARCH) == "to Tue 28 Feb 2017"
    assert last_told(None) == "on"


def test_a_posting_is_extended_to_a_later_end_or_none(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(to_day=FEBRUARY))
    on = START
    done = desk.do(ExtendPosting(post="EA-D1", to_day=MARCH, on=on))
    assert done.label == "Extend Ada Tembo 412KD in DWO 1 (EA-D1) to Tue 28 Feb 2017"
    assert _postings(desk)[0][3] == MARCH
    desk.do(ExtendPosting(post="EA-D1", to_day=None, on=on))
    assert _postings(desk)[0][3] is None
    with pytest.raises(Refused) as found:
        desk.do(ExtendPosting(post="EA-D1", to_day=MARCH, on=on))
    assert found.value.code == "extended_no_longer"


def test_who_follows_is_in_the_way_of_an_extension_or_starts_later(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(to_day=FEBRUARY))
    desk.do(Appoint(post="EA-D1", person="413KD", from_day=FEBRUARY))
    with pytest.raises(Refused) as found:
        desk.do(ExtendPosting(post="EA-D1", to_day=MARCH, on=START))
    assert (found.value.code, found.value.facts["field"]) == ("post_held", "to")
    assert found.value.facts["busy_from"] == "", "no longer stay ends before they come"
    desk.do(ExtendPosting(post="EA-D1", to_day=MARCH, on=START, push=True))
    assert [(row[2], row[3]) for row in _postings(desk)] == [(START, MARCH), (MARCH, None)]
    with pytest.raises(Refused) as found:
        desk.do(ExtendPosting(post="EA-D1", to_day=None, on=START, push=True))
    assert found.value.code == "post_held"


def test_a_holder_who_is_covered_for_a_time_comes_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting())
    cover = Appoint(post="EA-D1", person="413KD", from_day=FEBRUARY, to_day=MARCH, replace=True)
    desk.do(msgspec.structs.replace(cover, back=True))
    assert _postings(desk) == [
        (200, 100, START, FEBRUARY),
        (200, 100, MARCH, None),
        (200, 101, FEBRUARY, MARCH),
    ]
    desk.undo()
    assert _postings(desk) == [(200, 100, START, None)]


def test_a_holder_who_leaves_before_the_cover_ends_does_not_come_back(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_posting(to_day=MARCH))
    cover = Appoint(post="EA-D1", person="413KD", from_day=FEBRUARY, to_day=MARCH, replace=True)
    desk.do(msgspec.structs.replace(cover, back=True))
    assert _postings(desk) == [(200, 100, START, FEBRUARY), (200, 101, FEBRUARY, MARCH)]
