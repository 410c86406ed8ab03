"""BCUs and boroughs on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import Dedication
from bcu_desk.features.places.queries import BcuRow, Bcus, BoroughRow, Boroughs
from bcu_desk.work.view import View
from tests.builders import A_BOROUGH, A_POST, LONG_AGO, START, a_desk, a_posting

SUPERINTENDENT = dict.fromkeys(("title",), "Superintendent") | {
    "id": 210,
    "code": "EA-S1",
    "kind": "superintendent",
    "rank_id": 1,
    "bcu_id": 1,
    "from_day": START,
}


def _rows(tmp_path: Path, query: Bcus | Boroughs, view: View, *more: object) -> tuple[object, ...]:
    with a_desk(tmp_path, *more).reader() as reader:
        return query.rows(reader, view)


def test_a_bcu_has_its_boroughs_from_go_live(tmp_path: Path) -> None:
    assert _rows(tmp_path, Bcus(), View(START)) == (BcuRow("EA", "East Area", ("E09000016",)),)


def test_before_go_live_there_is_no_bcu(tmp_path: Path) -> None:
    assert _rows(tmp_path, Bcus(), View(date(2017, 1, 8))) == ()


def test_a_bcu_out_of_view_is_left_out(tmp_path: Path) -> None:
    assert _rows(tmp_path, Bcus(), View(START, ("CN",))) == ()


def test_a_borough_names_its_superintendent(tmp_path: Path) -> None:
    post = type(A_POST)(**SUPERINTENDENT)  # type: ignore[arg-type]
    held = Dedication(id=600, post_id=210, borough_id=A_BOROUGH.id, from_day=START)
    posting = a_posting(post_id=210, to_day=date(2017, 2, 1))
    desk = a_desk(tmp_path, post, held, posting)
    with desk.reader() as reader:
        for on, collar in ((START, "412KD"), (date(2017, 2, 1), None)):
            (row,) = Boroughs().rows(reader, View(on))
            assert row == BoroughRow("E09000016", "Havering", "EA", collar)
        assert Boroughs().rows(reader, View(START, ("CN",))) == ()
        assert Boroughs().rows(reader, View(LONG_AGO)) == ()
