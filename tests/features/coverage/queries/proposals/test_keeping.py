"""Whom a plan leaves where they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.proposals.keeping import keeping
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.work.view import View
from tests.builders import a_ward
from tests.features.coverage.small import DAY, FULL, a_borough, a_hold, a_post


def test_people_and_wards_are_kept_by_name(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    with desk.reader() as reader:
        found = keeping(reader, places(reader, View(DAY)), ("415KD", "Ward 1"), Span(DAY))
    assert found.why("415KD", "") == "kept as you asked"
    assert found.why("412KD", FULL) == "kept as you asked"
    assert found.why("414KD", "E05000002") == ""


def test_other_plans_are_told_with_their_day(tmp_path: Path) -> None:
    later = a_hold(404, 306, 103, from_day=date(2017, 4, 3))
    desk = a_borough(tmp_path, a_post(306, 1), later)
    with desk.reader() as reader:
        found = keeping(reader, (), (), Span(DAY))
    assert found.others == {"415KD": "has another post from Mon 3 Apr 2017"}


def test_two_wards_of_one_name_are_asked_by_code(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, a_ward(3, name="Ward 1"))
    with desk.reader() as reader:
        found = places(reader, View(DAY))
        with pytest.raises(Refused) as refused:
            keeping(reader, found, ("Ward 1",), Span(DAY))
        assert refused.value.code == "two_wards_named"
        assert keeping(reader, found, (FULL,), Span(DAY)).wards == {FULL}
