"""A desk that was copied with its profile tells two stories, however long each of them is."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.work.desk import Desk
from tests.work.exchange.stations import Station, three


def _clone(station: Station, folder: Path) -> Station:
    """The desk once more, with its profile, as somebody copied it."""
    shutil.copytree(station.shelf.profile, folder / "cloned profile")
    path = Path(shutil.copy(station.desk.path, folder / "cloned.bcu"))
    desk = Desk(path, station.desk.clock, actor=station.desk.actor)
    return replace(
        station, desk=desk, shelf=replace(station.shelf, profile=folder / "cloned profile")
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [(1, 1), (2, 1), (1, 2), (3, 2)],
)
def test_a_fork_is_found_out_whatever_its_segments_span(
    tmp_path: Path, mine: int, theirs: int
) -> None:
    first, two, _ = three(tmp_path)
    clone = _clone(first, tmp_path)
    for station, count in ((first, mine), (clone, theirs)):
        for number in range(count):
            station.rename(f"{station.desk.path.stem} {number}")
    two.receive(first.send(2, name="one.bcusync"))
    before = two.digest()
    with pytest.raises(Refused, match="exchange_forked"):
        two.receive(clone.send(2, name="two.bcusync"))
    assert two.digest() == before
