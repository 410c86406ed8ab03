"""The import of all London's wards from the shapefile in national grid metres, start to commit.

Time is that of the processor in both processes, so that others at work do not count.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

import pytest

from bcu_desk.domain.places import WardShape
from bcu_desk.features.wards.commands.boundaries import load_of
from bcu_desk.features.wards.queries.sets import read_set
from bcu_desk.features.wards.rules.looking import look
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.settings import Settings
from tests.builders import NOON
from tests.features.wards.files import shared_file

MOST_SECONDS = 3.0
SHAPES = "originals/London-wards-2018_ESRI/London_Ward.shp"


@pytest.fixture(scope="module")
def london(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with all boroughs of London."""
    path = tmp_path_factory.mktemp("london") / "london.bcu"
    create_file(path, NewFile(kind="london"), Clock(NOON))
    return Desk(path, Clock(NOON))


def _processor() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def test_the_shapefile_of_all_london_is_imported_within_3_seconds(
    london: Desk, tmp_path: Path
) -> None:
    path = shared_file(SHAPES)
    began = _processor()
    with london.reader() as reader:
        held = read_set(reader, "2018")
    found = look(path, held, Settings(tmp_path))
    london.do(load_of(found, "2018", path.name))
    took = _processor() - began
    sys.stdout.write(f"{len(found.matched)} wards in {took:.2f} s\n")
    with london.reader() as reader:
        assert len(reader.every(WardShape)) == len(found.matched) == len(held.wards) > 620
    assert took < MOST_SECONDS, f"{len(found.matched)} wards in {took:.2f} s"
