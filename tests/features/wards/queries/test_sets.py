"""Ward sets as the command line and the page list them."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.features.wards.commands.boundaries import Boundary, LoadBoundaries
from bcu_desk.features.wards.queries.sets import WardSetRow, WardSets
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import LONG_AGO, START, a_desk, a_ward

OUTLINE = pack(((((0, 0), (0, 10), (10, 10), (10, 0)),),))


def listed(desk: Desk) -> dict[str, WardSetRow]:
    with desk.reader() as reader:
        return {row.code: row for row in WardSets().rows(reader, View(START))}


def test_sets_tell_their_days_wards_and_boundaries(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    desk.do(
        LoadBoundaries(
            ward_set="2014", source="a file", boundaries=(Boundary(a_ward(1).code, OUTLINE),)
        )
    )
    desk.do(
        LoadBoundaries(
            ward_set="2018", source="other", boundaries=(Boundary("E05000309", OUTLINE),)
        )
    )
    found = listed(desk)
    assert list(found) == ["2014", "2018", "2022"]
    now, waiting, later = found.values()
    assert (now.from_day, now.wards, now.boundaries, now.sources) == (LONG_AGO, 2, 1, ("a file",))
    assert (waiting.from_day, waiting.wards, waiting.boundaries, waiting.here) == (
        None,
        18,
        1,
        True,
    )
    assert (later.from_day, later.wards, later.boundaries, later.here) == (None, 20, 0, False)
