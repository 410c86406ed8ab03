"""Files that are damaged, huge, knotted, foreign or false: refused or mended, with nothing kept."""

from __future__ import annotations

import io
import json
import math
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from bcu_desk.domain.places import Ward, WardSet, WardShape
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.page import WardsPage
from bcu_desk.features.wards.rules import looking
from bcu_desk.features.wards.rules.reading.told import Asked, Found
from bcu_desk.features.wards.rules.reading.worker import answer
from bcu_desk.features.wards.rules.sets import SetOfWards
from bcu_desk.work.settings import Settings
from tests.features.wards.files import (
    SIDE,
    SOUTH,
    WEST,
    collection,
    degrees,
    rings,
    shapefile_parts,
    small_wards,
    square,
    zipped,
)
from tests.features.wards.pages import Open

WHOLE = collection(rings())
EAST, NORTH = WEST + SIDE, SOUTH + SIDE
BOW = [[WEST, SOUTH], [EAST, NORTH], [EAST, SOUTH], [WEST, NORTH], [WEST, SOUTH]]
FRENCH = [[[2.3, 48.8], [2.3, 48.9], [2.4, 48.9], [2.3, 48.8]]] * 3


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same reader, without a process of its own for each file."""

    def read_here(path: Path, points: Sequence[tuple[int, int]], _going: object) -> Found:
        told = answer(Asked(str(path), tuple(points)))
        if told.found is None:
            raise Refused(told.code, **told.facts)
        return told.found

    monkeypatch.setattr(looking, "read_apart", read_here)


def bomb() -> bytes:
    """A small .zip that unpacks to more than is ever read."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("wards.geojson", b" " * 70_000_000)
    return held.getvalue()


def state(page: WardsPage) -> tuple[str, ...]:
    """All that a file of boundaries could change."""
    with page.context.desk.reader() as reader:
        return tuple(str(reader.every(kind)) for kind in (WardShape, Ward, WardSet))


REFUSED = {
    "cut off.geojson": (WHOLE[:-60], "This file can't be read as boundaries"),
    "no json.json": (b"\x00\xff" * 400, "This file can't be read as boundaries"),
    "nested.geojson": (b"[" * 200_000 + b"]" * 200_000, "This file holds more than"),
    "bomb.zip": (bomb(), "This file holds more than"),
    "nan.geojson": (collection([[[math.nan, 1]] * 5]), "This file can't be read as boundaries"),
    "endless.geojson": (
        WHOLE.replace(str(WEST).encode(), b"1e300", 1),
        "The file names no projection",
    ),
    "foreign.geojson": (collection(FRENCH), "By its projection"),
    "not boundaries.geojson": (b'{"type": "Feature"}', "This file holds no area of any size"),
    "boroughs.geojson": (WHOLE.replace(b"E05", b"E09"), "No field of this file holds GSS codes"),
    "moved.geojson": (
        collection([square(n + 30) for n in range(3)]),
        "3 of 3 wards in this file lie far",
    ),
    "cut off.zip": (zipped(shapefile_parts())[:-30], "This file can't be read as boundaries"),
    "short.zip": (
        zipped({**shapefile_parts(), "shp": shapefile_parts()["shp"][:-20]}),
        "This file can't be read as boundaries",
    ),
    "two.zip": (
        zipped({"geojson": WHOLE, "json": WHOLE}),
        "The .zip holds 2 files of boundaries",
    ),
    "empty.geojson": (b"", "This file can't be read as boundaries"),
    "wards.exe": (WHOLE, "wards.exe is of no kind that is read here"),
}
MENDED = {
    "knotted.geojson": (collection([BOW, *rings()[1:]]), "crossed themselves and were mended: 1"),
    "swapped.geojson": (
        collection([[point[::-1] for point in degrees(ring)] for ring in rings()]),
        "Latitude stood before longitude",
    ),
    "north first.geojson": (
        collection([[point[::-1] for point in ring] for ring in rings()]),
        "North stood before east",
    ),
    "huge ward.geojson": (
        collection([*rings()[:2], [[x, y + (SIDE * 9) * (y > SOUTH)] for x, y in square(2)]]),
        "Left out, as they lie far from where the ward is or are of another size: Ward 3",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_no_file_of_wards_is_refused_and_changes_nothing(
    qtbot, tmp_path: Path, opened: Open, name: str
) -> None:
    content, told = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(content)
    page = opened()
    before = state(page)
    page.reading.look(path, "2014")
    assert page.told().startswith(told)
    assert page.report.looked is None
    assert page.sets.load_button.isEnabled()
    assert state(page) == before


@pytest.mark.parametrize("name", MENDED)
def test_a_file_that_can_be_mended_is_shown_with_a_note_and_changes_nothing(
    qtbot, tmp_path: Path, opened: Open, name: str
) -> None:
    content, told = MENDED[name]
    path = tmp_path / name
    path.write_bytes(content)
    page = opened()
    before = state(page)
    page.reading.look(path, "2014")
    assert page.told() == ""
    assert page.report.looked is not None
    assert any(told in note for note in page.report.looked.notes)
    assert state(page) == before


def test_a_link_to_another_file_is_not_followed(qtbot, tmp_path: Path, opened: Open) -> None:
    (tmp_path / "other.geojson").write_bytes(WHOLE)
    link = tmp_path / "link.geojson"
    link.symlink_to(tmp_path / "other.geojson")
    page = opened()
    page.reading.look(link, "2014")
    assert page.told().startswith("link.geojson is no plain file")


@pytest.mark.parametrize("place", ["type", "properties", "geometry", "id"])
def test_no_part_of_a_feature_is_believed(tmp_path: Path, place: str) -> None:
    """Whatever stands in the place of one value of a feature, it is read or refused."""
    held, settings = SetOfWards("2014", None, small_wards()), Settings(tmp_path)
    path, ends = tmp_path / "odd.geojson", set()
    for value in (None, True, -1, 10**400, "x" * 9_999, [], {}, [[[]]], "\ud800"):
        told = json.loads(WHOLE)
        told["features"][1][place] = value
        path.write_text(json.dumps(told), "utf-8")
        try:
            ends.add("read" if looking.look(path, held, settings).matched else "empty")
        except Refused as refused:
            ends.add(refused.code.partition("_")[0])
    assert ends <= {"read", "boundaries"}
