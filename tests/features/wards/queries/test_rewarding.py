"""The dry run of a re-warding over a small desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.features.wards.queries.rewarding import Rewarding
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_POST, START, a_desk, a_posting, a_ward

DAY = date(2018, 5, 3)
CRANHAM = "E05000309"


def test_a_ward_that_stays_keeps_its_posts_and_people(tmp_path: Path) -> None:
    ward = replace(a_ward(3), code=CRANHAM, name="Cranham")
    post = replace(A_POST, id=202, code="EA-D3", ward_id=ward.id)
    desk = a_desk(tmp_path, ward, post, a_posting(post_id=202))
    row = _row(desk, CRANHAM)
    assert (row.heir, row.sure, row.share, row.posts, row.people) == (CRANHAM, "same", 1.0, 1, 1)
    assert row.borough == "E09000016"


def _row(desk: Desk, ward: str):
    with desk.reader() as reader:
        found = Rewarding(ward_set="2018", from_day=DAY).rows(reader, View(START))
    return next(row for row in found if row.ward == ward)
