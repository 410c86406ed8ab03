"""What the org chart offers without Qt: names, sheets, and words for the search box."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.features.org_chart.queries import PersonRow, PostRow
from bcu_desk.features.org_chart.report import OFFER
from bcu_desk.work.view import View
from tests.features.org_chart.small import small_desk

DAY = date(2017, 1, 23)


def test_the_names_of_the_contract_are_offered() -> None:
    assert {name for name, _ in OFFER.commands} == {
        "appoint", "end_posting", "move_post", "create_post", "close_post", "add_person", "correct",
    }  # fmt: skip
    assert {name for name, _ in OFFER.queries} >= {"posts", "people"}


def test_every_column_of_a_sheet_is_a_field_of_its_rows() -> None:
    for sheet, row in zip(OFFER.sheets, (PostRow, PersonRow), strict=True):
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
