"""Gestures on posts and people over real files: what they write, refuse and take back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.commands import (
    AddPerson,
    ClosePost,
    Correct,
    CreatePost,
    MovePost,
)
from bcu_desk.features.org_chart.queries import (
    ChargeRow,
    Charges,
    HolderRow,
    Holders,
    People,
    PersonRow,
    PostRow,
    Posts,
)
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint, EndPosting
from bcu_desk.work.view import View
from tests.features.org_chart.small import FEBRUARY, a_line, a_person, a_post, held, small_desk

MARCH = date(2017, 3, 1)
DAY = date(2017, 1, 23)


def posts(desk: Desk, on: date) -> dict[str, PostRow]:
    """Posts by code on a day."""
    with desk.reader() as reader:
        return {row.code: row for row in Posts().rows(reader, View(on))}


def holders(desk: Desk, post: str) -> tuple[HolderRow, ...]:
    """The holders of a post."""
    with desk.reader() as reader:
        return Holders(post=post).rows(reader, View(DAY))


def refused(desk: Desk, *commands: Command) -> Refused:
    """The refusal of some commands, which must leave the file as it is."""
    before = desk.path.read_bytes()
    with pytest.raises(Refused) as told:
        desk.do(*commands)
    assert desk.path.read_bytes() == before
    return told.value


# ---- Appoint and end ---------------------------------------------------------------------------


def test_appointing_fills_a_vacant_post_and_undo_empties_it(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    done = desk.do(Appoint(post="EA-S2", person="103EA", from_day=FEBRUARY))
    assert done.label == "Appoint Ada Marsh 103EA to Superintendent, Investigation (EA-S2)"
    assert done.changed == {"posting"}
    assert posts(desk, FEBRUARY)["EA-S2"].holder == "103EA"
    assert posts(desk, date(2017, 1, 31))["EA-S2"].holder is None
    desk.undo()
    assert posts(desk, FEBRUARY)["EA-S2"].holder is None


def test_a_post_that_is_held_is_refused_without_replace_and_told_until_when(
    tmp_path: Path,
) -> None:
    desk = small_desk(tmp_path)
    told = refused(desk, Appoint(post="EA-S1", person="103EA", from_day=FEBRUARY))
    assert (told.code, told.facts["holder"], told.facts["field"]) == (
        "post_held", "Ada Oduya 102EA", "from",
    )  # fmt: skip


def test_replace_ends_the_holder_the_same_day(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(Appoint(post="EA-S1", person="103EA", from_day=FEBRUARY, replace=True))
    first, second = holders(desk, "EA-S1")
    assert (first.collar, first.to_day) == ("102EA", FEBRUARY)
    assert (second.collar, second.from_day, second.to_day) == ("103EA", FEBRUARY, None)


def test_a_lower_rank_is_refused_as_substantive_and_lawful_as_acting(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    asked = {"post": "EA-S2", "person": "104EA", "from_day": FEBRUARY, "to_day": MARCH}
    told = refused(desk, Appoint(**asked))  # type: ignore[arg-type]
    assert (told.code, told.facts["own"], told.facts["wanted"], told.facts["field"]) == (
        "rank_too_low", "CI", "Supt", "standing",
    )  # fmt: skip
    desk.do(Appoint(**asked, standing=Standing.ACTING))  # type: ignore[arg-type]
    row = posts(desk, FEBRUARY)["EA-S2"]
    assert (row.holder_rank, row.standing, row.held_to) == ("A/Supt", "acting", MARCH)


def test_acting_without_an_end_is_done_and_told(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    done = desk.do(
        Appoint(post="EA-S2", person="104EA", from_day=FEBRUARY, standing=Standing.ACTING)
    )
    assert [notice.code for notice in done.notices] == ["acting_without_end"]


def test_a_person_keeps_other_posts_and_it_is_told_or_leaves_them_on_the_day(
    tmp_path: Path,
) -> None:
    desk = small_desk(tmp_path)
    done = desk.do(Appoint(post="EA-S2", person="102EA", from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == ["person_in_two_posts"]
    desk.undo()
    done = desk.do(Appoint(post="EA-S2", person="102EA", from_day=FEBRUARY, move=True))
    assert done.notices == ()
    assert posts(desk, FEBRUARY)["EA-S1"].vacant_since == FEBRUARY


@pytest.mark.parametrize(
    ("post", "person", "from_day", "to_day", "code", "field"),
    [
        ("EA-X9", "103EA", FEBRUARY, None, "unknown_post", "post"),
        ("EA-S2", "999XX", FEBRUARY, None, "unknown_person", "person"),
        ("EA-S2", "103EA", FEBRUARY, FEBRUARY, "empty_span", "to"),
        ("EA-S2", "103EA", date(2016, 12, 1), None, "post_not_in_force", "from"),
        ("EA-S2", "108EA", FEBRUARY, None, "not_in_service", "from"),
    ],
)
def test_what_can_not_be_appointed_is_refused_at_its_field(
    tmp_path: Path,
    post: str,
    person: str,
    from_day: date,
    to_day: date | None,
    code: str,
    field: str,
) -> None:
    late = a_person(118, "108EA", "Late", "Supt", from_day=date(2017, 6, 1))
    desk = small_desk(tmp_path, late)
    told = refused(desk, Appoint(post=post, person=person, from_day=from_day, to_day=to_day))
    assert (told.code, told.facts["field"]) == (code, field)


def test_ending_a_posting_leaves_the_post_vacant_from_that_day(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(EndPosting(post="EA-S1", on=FEBRUARY))
    assert posts(desk, date(2017, 1, 31))["EA-S1"].holder == "102EA"
    row = posts(desk, FEBRUARY)["EA-S1"]
    assert (row.holder, row.vacant_since) == (None, FEBRUARY)
    desk.undo()
    assert posts(desk, FEBRUARY)["EA-S1"].holder == "102EA"


def test_a_vacant_post_has_no_posting_to_end(tmp_path: Path) -> None:
    told = refused(small_desk(tmp_path), EndPosting(post="EA-S2", on=FEBRUARY))
    assert (told.code, told.facts["field"]) == ("post_vacant", "on")


# ---- Move --------------------------------------------------------------------------------------


def test_a_post_goes_under_another_from_a_day_and_undo_brings_it_back(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    done = desk.do(MovePost(post="EA-CI1", under="EA-S2", from_day=FEBRUARY))
    assert done.label == "Move Response teams (EA-CI1) under Superintendent, Investigation (EA-S2)"
    assert posts(desk, FEBRUARY)["EA-CI1"].reports_to == "EA-S2"
    assert posts(desk, date(2017, 1, 31))["EA-CI1"].reports_to == "EA-S1"
    desk.undo()
    assert posts(desk, FEBRUARY)["EA-CI1"].reports_to == "EA-S1"


def test_a_post_without_a_day_given_moves_when_it_starts(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(MovePost(post="EA-CI1", under="EA-S2"))
    assert posts(desk, date(2017, 1, 9))["EA-CI1"].reports_to == "EA-S2"


def test_a_place_among_siblings_can_be_asked_for(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(MovePost(post="EA-S2", under="EA-C1", from_day=FEBRUARY, position=0))
    found = posts(desk, FEBRUARY)
    assert (found["EA-S2"].position, found["EA-S1"].position) == (0, 1)


def _order(desk: Desk, on: date, under: str = "EA-C1") -> list[str]:
    """The codes of those that report to a post, in the order of the chart."""
    rows = [row for row in posts(desk, on).values() if row.reports_to == under]
    return [row.code for row in sorted(rows, key=lambda row: (row.position, row.code))]


def _third() -> tuple[object, ...]:
    return (
        a_post(216, "EA-S3", "Superintendent, Third", "Supt", "superintendent"),
        a_line(216, 210, 2),
    )


def test_a_post_is_put_before_or_after_another_and_the_order_is_kept(tmp_path: Path) -> None:
    desk = small_desk(tmp_path, *_third())
    done = desk.do(MovePost(post="EA-S3", before="EA-S2", from_day=FEBRUARY))
    assert done.label == (
        "Move Superintendent, Third (EA-S3) before Superintendent, Investigation (EA-S2)"
    )
    assert _order(desk, FEBRUARY) == ["EA-S1", "EA-S3", "EA-S2"]
    assert _order(desk, date(2017, 1, 31)) == ["EA-S1", "EA-S2", "EA-S3"]
    desk.do(MovePost(post="EA-S1", after="EA-S2", from_day=FEBRUARY))
    assert _order(desk, FEBRUARY) == ["EA-S3", "EA-S2", "EA-S1"]
    desk.undo()
    desk.undo()
    assert _order(desk, FEBRUARY) == ["EA-S1", "EA-S2", "EA-S3"]


def test_a_post_beside_one_elsewhere_goes_under_what_that_reports_to(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(MovePost(post="EA-I1", after="EA-CI1", from_day=FEBRUARY))
    assert posts(desk, FEBRUARY)["EA-I1"].reports_to == "EA-S1"
    assert _order(desk, FEBRUARY, "EA-S1") == ["EA-CI1", "EA-I1"]


@pytest.mark.parametrize(
    ("asked", "code", "field"),
    [
        ({}, "place_missing", "under"),
        ({"position": 1}, "place_missing", "under"),
        ({"under": "EA-C1", "before": "EA-S1", "after": "EA-S1"}, "places_clash", "after"),
        ({"before": "EA-S2"}, "beside_itself", "before"),
        ({"after": "EA-C1"}, "beside_top", "after"),
        ({"under": "EA-S1", "before": "EA-S1"}, "beside_elsewhere", "before"),
        ({"before": "EA-CI1"}, "under_lower_rank", "under"),
    ],
)
def test_a_place_beside_another_is_refused_where_it_can_not_be(
    tmp_path: Path, asked: dict[str, object], code: str, field: str
) -> None:
    desk = small_desk(tmp_path)
    told = refused(desk, MovePost(post="EA-S2", from_day=FEBRUARY, **asked))  # type: ignore[arg-type]
    assert (told.code, told.facts["field"]) == (code, field)


def test_a_later_move_that_is_planned_stays_and_is_told(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(MovePost(post="EA-I1", under="EA-S2", from_day=date(2017, 3, 1)))
    done = desk.do(MovePost(post="EA-I1", under="EA-S1", from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == ["later_move_stays"]
    assert posts(desk, date(2017, 2, 28))["EA-I1"].reports_to == "EA-S1"
    assert posts(desk, date(2017, 3, 1))["EA-I1"].reports_to == "EA-S2"


@pytest.mark.parametrize(
    ("post", "under", "code"),
    [
        ("EA-CI1", "EA-CI1", "under_itself"),
        ("EA-S1", "EA-I1", "under_lower_rank"),
        ("EA-S1", "EA-S2", "under_lower_rank"),
        ("EA-S1", "CN-C1", "under_other_bcu"),
        ("EA-CI1", "EA-S1", "under_already"),
        ("EA-CI1", "EA-S9", "post_not_in_force"),
        ("EA-CI1", "EA-X9", "unknown_post"),
    ],
)
def test_a_place_that_is_not_lawful_is_refused_at_its_field(
    tmp_path: Path, post: str, under: str, code: str
) -> None:
    late = a_post(219, "EA-S9", "Later", "Supt", "superintendent", from_day=date(2017, 6, 1))
    desk = small_desk(tmp_path, late)
    told = refused(desk, MovePost(post=post, under=under, from_day=FEBRUARY))
    assert (told.code, told.facts["field"]) == (code, "under")


def test_a_post_that_is_not_there_yet_can_not_be_moved(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    told = refused(desk, MovePost(post="EA-CI1", under="EA-S2", from_day=date(2016, 12, 31)))
    assert (told.code, told.facts["field"]) == ("post_not_in_force", "from")


# ---- Make and close posts ----------------------------------------------------------------------


def _new_post(**fields: object) -> CreatePost:
    asked: dict[str, object] = {
        "title": "Response team F",
        "kind": "inspector",
        "rank": "Insp",
        "bcu": "EA",
        "under": "EA-CI1",
        "from_day": FEBRUARY,
    }
    return CreatePost(**{**asked, **fields})  # type: ignore[arg-type]


def test_a_new_post_is_vacant_from_its_first_day_under_the_one_named(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    done = desk.do(_new_post(code="EA-I6", function="response", borough="E09000016"))
    assert done.label == "Make the post Response team F (EA-I6)"
    row = posts(desk, FEBRUARY)["EA-I6"]
    assert (row.reports_to, row.position, row.vacant_since) == ("EA-CI1", 1, FEBRUARY)
    assert (row.rank, row.function, row.borough) == ("Insp", "response", "E09000016")
    assert "EA-I6" not in posts(desk, date(2017, 1, 31))
    desk.undo()
    assert "EA-I6" not in posts(desk, FEBRUARY)


def test_a_borough_may_be_named_in_words(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(_new_post(code="EA-I6", borough="Havering"))
    assert posts(desk, FEBRUARY)["EA-I6"].borough == "E09000016"


def test_a_new_post_without_a_code_gets_one_of_its_bcu(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    before = set(posts(desk, FEBRUARY))
    desk.do(_new_post(), _new_post())
    made = set(posts(desk, FEBRUARY)) - before
    assert len(made) == 2
    assert all(code.startswith("EA-") for code in made)


@pytest.mark.parametrize(
    ("field", "value", "code", "told_field"),
    [
        ("code", "EA-S1", "code_taken", "code"),
        ("title", "  ", "empty_text", "title"),
        ("title", "x" * 201, "too_long", "title"),
        ("title", "Team\x07", "odd_characters", "title"),
        ("kind", "", "empty_text", "kind"),
        ("rank", "General", "unknown_rank", "rank"),
        ("bcu", "ZZ", "unknown_bcu", "bcu"),
        ("under", "EA-P1", "under_lower_rank", "under"),
        ("under", "EA-X9", "unknown_post", "under"),
        ("function", "catering", "unknown_core_function", "function"),
        ("borough", "E09999999", "unknown_borough", "borough"),
        ("ward", "E05999999", "unknown_ward", "ward"),
    ],
)
def test_a_new_post_is_refused_at_the_field_that_does_not_fit(
    tmp_path: Path, field: str, value: str, code: str, told_field: str
) -> None:
    told = refused(small_desk(tmp_path), _new_post(**{field: value}))
    assert (told.code, told.facts["field"]) == (code, told_field)


def test_closing_a_superintendents_post_ends_what_it_leads_and_is_dedicated_to(
    tmp_path: Path,
) -> None:
    desk = small_desk(tmp_path)
    desk.do(
        MovePost(post="EA-CI1", under="EA-S2", from_day=FEBRUARY),
        EndPosting(post="EA-S1", on=FEBRUARY),
        ClosePost(post="EA-S1", on=FEBRUARY),
    )
    assert "EA-S1" not in posts(desk, FEBRUARY)
    assert "EA-S1" in posts(desk, date(2017, 1, 31))
    with desk.reader() as reader:
        assert Charges().rows(reader, View(FEBRUARY)) == ()
        before = Charges().rows(reader, View(date(2017, 1, 31)))
    assert before == (ChargeRow("EA-S1", "response", "Response", ("Havering",)),)
    desk.undo()
    assert posts(desk, FEBRUARY)["EA-S1"].holder == "102EA"


@pytest.mark.parametrize(
    ("post", "on", "code"),
    [
        ("EA-I1", FEBRUARY, "post_still_held"),
        ("EA-CI1", FEBRUARY, "post_still_leads"),
        ("EA-P1", date(2017, 1, 9), "closes_before_start"),
    ],
)
def test_a_post_in_use_is_not_closed(tmp_path: Path, post: str, on: date, code: str) -> None:
    told = refused(small_desk(tmp_path), ClosePost(post=post, on=on))
    assert (told.code, told.facts["field"]) == (code, "on")


# ---- People and corrections --------------------------------------------------------------------


def _people(desk: Desk, on: date) -> dict[str, PersonRow]:
    with desk.reader() as reader:
        return {row.collar: row for row in People().rows(reader, View(on))}


def test_a_person_is_added_and_taken_back(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(AddPerson(collar=" 900EA ", forename="Una", surname="Brandt", rank="PS", bcu="EA"))
    row = _people(desk, FEBRUARY)["900EA"]
    assert (row.name, row.rank, row.bcu, row.posts) == ("Una Brandt", "PS", "EA", ())
    desk.undo()
    assert "900EA" not in _people(desk, FEBRUARY)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("collar", "101EA", "collar_taken"),
        ("collar", "", "empty_text"),
        ("collar", "9" * 21, "too_long"),
        ("forename", " ", "empty_text"),
        ("surname", "x" * 81, "too_long"),
        ("rank", "General", "unknown_rank"),
        ("bcu", "ZZ", "unknown_bcu"),
    ],
)
def test_a_person_is_refused_at_the_field_that_does_not_fit(
    tmp_path: Path, field: str, value: str, code: str
) -> None:
    asked = {"collar": "900EA", "forename": "Una", "surname": "Brandt", "rank": "PS"}
    told = refused(small_desk(tmp_path), AddPerson(**{**asked, field: value}))
    assert (told.code, told.facts["field"]) == (code, field)


def test_a_name_a_title_and_a_posting_are_put_right_as_one_step(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(
        Correct(record="person", key="102EA", changes={"surname": "Oduyah", "collar": "202EA"}),
        Correct(record="post", key="EA-S1", changes={"title": "Superintendent, 999"}),
        Correct(
            record="posting",
            key="EA-S1",
            on=DAY,
            changes={"from": "2017-01-16", "to": "2017-03-01", "standing": "temporary"},
        ),
    )
    row = posts(desk, FEBRUARY)["EA-S1"]
    assert (row.title, row.holder, row.holder_name) == (
        "Superintendent, 999", "202EA", "Ada Oduyah",
    )  # fmt: skip
    assert (row.held_from, row.held_to, row.standing) == (date(2017, 1, 16), MARCH, "temporary")
    desk.undo()
    assert posts(desk, FEBRUARY)["EA-S1"].holder == "102EA"


def test_an_end_that_was_recorded_wrongly_is_taken_away(tmp_path: Path) -> None:
    desk = small_desk(tmp_path, held(212, 112, to_day=FEBRUARY))
    desk.do(Correct(record="posting", key="EA-S2", on=DAY, changes={"to": None}))
    assert posts(desk, MARCH)["EA-S2"].holder == "103EA"


@pytest.mark.parametrize(
    ("record", "key", "changes", "code", "field"),
    [
        ("post", "EA-S1", {}, "nothing_to_correct", "changes"),
        ("post", "EA-S1", {"rank": "PC"}, "not_correctable", "rank"),
        ("post", "EA-S1", {"title": ""}, "empty_text", "title"),
        ("person", "102EA", {"collar": "101EA"}, "collar_taken", "collar"),
        ("person", "102EA", {"surname": None}, "empty_text", "surname"),
        ("posting", "EA-CI1", {"to": None}, "post_vacant", "on"),
        ("posting", "EA-S1", {"from": "then"}, "bad_day", "from"),
        ("posting", "EA-S1", {"to": "2017-01-09"}, "empty_span", "to"),
        ("posting", "EA-S1", {"from": "2016-01-09"}, "post_not_in_force", "from"),
        ("posting", "EA-S1", {"standing": "lent"}, "bad_value", "standing"),
        ("posting", "EA-S2", {"standing": "substantive"}, "rank_too_low", "standing"),
        ("posting", "EA-S2", {"to": None}, "guard_post_held", "from"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused_at_its_field(
    tmp_path: Path, record: str, key: str, changes: dict[str, str | None], code: str, field: str
) -> None:
    acting = held(212, 113, standing="acting", to_day=FEBRUARY)
    later = held(212, 112, id=890, from_day=MARCH)
    desk = small_desk(tmp_path, acting, later)
    asked = Correct(record=record, key=key, changes=changes, on=DAY)  # type: ignore[arg-type]
    told = refused(desk, asked)
    assert (told.code, told.facts["field"]) == (code, field)
