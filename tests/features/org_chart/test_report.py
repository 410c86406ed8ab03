"""What the org chart offers without Qt: names, sheets, and words for the search box."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.features.org_chart.commands import Correct
from bcu_desk.features.org_chart.queries import PersonRow, PostingRow, Postings, PostRow
from bcu_desk.features.org_chart.report import OFFER
from bcu_desk.work.contributions import RowEdit, SheetEdits
from bcu_desk.work.postings import EndPosting, ExtendPosting
from bcu_desk.work.view import View
from tests.features.org_chart.small import small_desk

DAY = date(2017, 1, 23)


def test_the_names_of_the_contract_are_offered() -> None:
    assert {name for name, _ in OFFER.commands} == {
        "appoint", "end_posting", "move_post", "create_post", "close_post", "add_person", "correct",
    }  # fmt: skip
    assert {name for name, _ in OFFER.queries} >= {"posts", "people"}


def test_every_column_of_a_sheet_is_a_field_of_its_rows() -> None:
    for sheet, row in zip(OFFER.sheets, (PostRow, PersonRow, PostingRow), strict=True):
        assert {column.field for column in sheet.columns} <= set(row.__slots__)


def test_the_search_box_names_posts_by_title_and_people_by_rank_and_name(tmp_path: Path) -> None:
    finds = {find.noun: find for find in OFFER.finds}
    with small_desk(tmp_path).reader() as reader:
        posts = {row.code: row for row in finds["Posts"].query.rows(reader, View(DAY))}  # type: ignore[attr-defined]
        people = {row.collar: row for row in finds["People"].query.rows(reader, View(DAY))}  # type: ignore[attr-defined]
    post, vacant = posts["EA-S1"], posts["EA-S2"]
    assert finds["Posts"].title(post) == "Superintendent, Response"
    assert finds["Posts"].detail(post) == "EA-S1 · Supt Ada Oduya"
    assert finds["Posts"].detail(vacant) == "EA-S2 · vacant"
    assert finds["People"].title(people["104EA"]) == "CI Ada Frayne"
    assert finds["People"].detail(people["104EA"]) == "104EA · no post"
    assert finds["People"].detail(people["102EA"]) == "102EA · Superintendent, Response"


# ---- What comes back from a workbook ---------------------------------------------------------


def _edits(name: str) -> SheetEdits:
    found = next(sheet.edits for sheet in OFFER.sheets if sheet.name == name)
    assert found is not None
    return found


def _posting(**after: object) -> RowEdit:
    before = {
        "posting": "811",
        "post": "EA-S1",
        "collar": "102EA",
        "standing": "substantive",
        "from_day": DAY,
        "to_day": date(2017, 6, 1),
    }
    return RowEdit("811", DAY, before, {**before, **after})  # type: ignore[arg-type]


def test_a_posting_that_ends_earlier_later_or_never_is_ended_or_extended() -> None:
    change = _edits("postings").change
    early, late = date(2017, 3, 1), date(2017, 9, 1)
    assert change(_posting(to_day=early)) == (EndPosting(post="EA-S1", on=early),)
    assert change(_posting(to_day=late)) == (ExtendPosting(post="EA-S1", to_day=late, on=DAY),)
    assert change(_posting(to_day=None)) == (ExtendPosting(post="EA-S1", to_day=None, on=DAY),)


def test_other_changes_of_a_posting_put_its_record_right() -> None:
    found = _edits("postings").change(_posting(standing="acting", to_day=date(2017, 3, 1)))
    changes = {"standing": "acting", "to": "2017-03-01"}
    assert found == (Correct(record="posting", key="EA-S1", on=DAY, changes=changes),)
    backwards = _edits("postings").change(_posting(to_day=date(2017, 1, 1)))
    assert isinstance(backwards[0], Correct)


def test_new_rows_are_people_added_and_appointed(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    person = {"collar": "999EA", "forename": "Noor", "surname": "Vale", "rank": "Supt", "bcu": "EA"}
    posting = {"post": "EA-S2", "collar": "999EA", "from_day": DAY, "standing": "substantive"}
    people, postings = _edits("people"), _edits("postings")
    assert people.add is not None
    assert postings.add is not None
    desk.do(
        *people.add(RowEdit("999EA", DAY, {}, person)),
        *postings.add(RowEdit("", DAY, {}, posting)),
    )
    with desk.reader() as reader:
        rows = {row.post: row for row in Postings().rows(reader, View(DAY))}
    assert (rows["EA-S2"].collar, rows["EA-S2"].name) == ("999EA", "Noor Vale")
    assert postings.remove is not None
    gone = {"post": "EA-S2", "from_day": DAY}
    desk.do(*postings.remove(RowEdit("1", DAY, gone, gone)))
    with desk.reader() as reader:
        assert "EA-S2" not in {row.post for row in Postings().rows(reader, View(DAY))}
