"""What the map on paper says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.model.grounds import MapKind
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.printed import (
    Source,
    Wanted,
    map_sheet,
    outlines_in_view,
)
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.work.view import View
from tests.features.coverage.small import DAY, a_borough, loaded

SOURCE = Source("both.bcu", minute_of("2017-01-23T06:00Z"))


def test_head_legend_and_foot_tell_the_day(both: Loaded, themed: QApplication) -> None:
    made = map_sheet(both, {}, Wanted("available", "tiles"), SOURCE)
    assert (made.kind, made.sight, made.missing) == (MapKind.TILES, Sight.AVAILABLE, 0)
    sheet = made.sheet
    assert sheet.title == "Ward cover: DWOs available"
    assert sheet.about.startswith("Central North, East Area · ")
    assert sheet.about.endswith("; ".join(both.heads(Lens.AVAILABLE)))
    assert sheet.as_at.startswith("As at ")
    assert sheet.made == "both.bcu · made Mon 23 Jan 2017 06:00"
    assert sum(entry.count for entry in sheet.legend) == len(both.cover)
    assert len(sheet.looks) == len(sheet.groups) == len(sheet.ground.codes)


@pytest.mark.parametrize(
    ("lens", "title", "classes"),
    [
        ("youth", "Wards: youth officers in post in the borough, against its target", "Met"),
        ("hours", "Wards: hours in ward in the ward, of those rostered this month", "No data"),
        ("people", "Wards: population for each DWO in post", "B  4,000–5,999"),
        ("breaches", "Wards: rules broken of the model, in the ward on the day", "None broken"),
    ],
)
def test_what_has_no_target_is_drawn_with_its_own_classes(
    both: Loaded, themed: QApplication, lens: str, title: str, classes: str
) -> None:
    known = replace(both, broken={})
    sheet = map_sheet(known, {}, Wanted(lens), SOURCE).sheet
    assert sheet.title == title
    assert classes in [entry.words for entry in sheet.legend]


def test_two_days_are_drawn_by_what_differs(tmp_path: Path, themed: QApplication) -> None:
    told = loaded(a_borough(tmp_path), against=date(2017, 1, 20))
    sheet = map_sheet(told, {}, Wanted(compared=True), SOURCE).sheet
    assert sheet.title == "Ward cover, what differs: DWOs in post"
    assert sum(entry.count for entry in sheet.legend if entry.words == "Same") == 2


def test_an_earlier_knowledge_is_told(both: Loaded, themed: QApplication) -> None:
    source = replace(SOURCE, known_at=minute_of("2017-01-20T09:00Z"))
    assert map_sheet(both, {}, Wanted(), source).sheet.as_at.endswith(
        ", as known on Fri 20 Jan 2017 09:00"
    )


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted("speed"), "unknown_lens"),
        (Wanted(kind="globe"), "unknown_map_view"),
        (Wanted(kind="map"), "no_boundaries"),
    ],
)
def test_what_is_not_known_is_refused(both: Loaded, wanted: Wanted, code: str) -> None:
    with pytest.raises(Refused) as told:
        map_sheet(both, {}, wanted, SOURCE)
    assert told.value.code == code


def test_without_wards_there_is_no_map(both: Loaded) -> None:
    with pytest.raises(Refused, match="no_wards_in_view"):
        map_sheet(replace(both, cover=()), {}, Wanted(), SOURCE)


def test_outlines_are_those_of_the_wards_in_view(tmp_path: Path) -> None:
    with a_borough(tmp_path).reader() as reader:
        assert outlines_in_view(reader, View(DAY)) == {}
