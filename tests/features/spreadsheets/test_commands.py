"""What a workbook writes: all of it or nothing, as one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.commands import LoadWorkbook
from bcu_desk.work.desk import Desk
from tests.builders import Rename, a_desk


def _names(desk: Desk) -> list[str]:
    with desk.reader() as reader:
        return [row.surname for row in reader.every(Person)]


def test_every_gesture_is_done_under_one_name_and_undone_at_once(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    before = _names(desk)
    one = Rename(collar="412KD", surname="Okoro")
    assert desk.do(LoadWorkbook(source="a.xlsx", gestures=(one,))).label == (
        "Load 1 change from a.xlsx"
    )
    assert "Okoro" in _names(desk)
    desk.undo()
    assert _names(desk) == before


def test_one_that_is_refused_refuses_them_all(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    before = _names(desk)
    good, bad = Rename(collar="412KD", surname="Okoro"), Rename(collar="none", surname="x")
    with pytest.raises(Refused):
        desk.do(LoadWorkbook(source="a.xlsx", gestures=(good, bad)))
    assert _names(desk) == before
