"""Wards in force on a day, and on the days of a period in which they change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.places import WardSet
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.where.places import places, places_over
from bcu_desk.work.view import View
from tests.builders import A_WARD_SET, a_desk, a_ward

CHANGE = date(2018, 5, 3)
NEWER = WardSet(id=9, code="2018", name="Wards of 2018", from_day=CHANGE)


def test_wards_are_those_of_the_day_or_of_any_day_of_a_period(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, NEWER, replace(a_ward(1), id=9, ward_set_id=NEWER.id))
    with desk.reader() as reader:
        now = places(reader, View(CHANGE))
        both = places_over(reader, View(CHANGE), Span(date(2018, 5, 1), date(2018, 5, 5)))
        before = places_over(reader, View(CHANGE), Span(date(2018, 5, 1), CHANGE))
        assert places(reader, View(CHANGE, ("CN",))) == ()
    assert {9} < {place.ward.id for place in now}  # the older set of this desk has no end
    assert {place.days.start for place in both} == {A_WARD_SET.from_day, CHANGE}
    assert {place.days.start for place in before} == {A_WARD_SET.from_day}
