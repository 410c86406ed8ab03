"""Boundaries by a call: the match report, loaded in one step, refused with nothing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.places import WardShape
from bcu_desk.features.wards.rules import looking
from bcu_desk.features.wards.rules.reading.told import Asked, Found
from bcu_desk.features.wards.rules.reading.worker import answer
from bcu_desk.shell.cli.calls import call
from bcu_desk.store.session import Reader, engine_of
from tests.features.wards.files import collection, rings, shared_file

DATA = [
    ("wards_2014_test_bcus.geojson", "2014", 90),
    ("wards_2018_test_bcus.geojson", "2018", 91),
    ("wards_2022_test_bcus.geojson", "2022", 98),
    ("wards_2014_london.geojson", "2014", 90),
    ("wards_2018_london.geojson", "2018", 91),
    ("wards_2022_london.geojson", "2022", 98),
    ("originals/London-wards-2018_ESRI/London_Ward.shp", "2018", 91),
    *(
        (f"originals/wards_WD13_{borough}.{ending}", "2014", wards)
        for borough, wards in (
            ("E09000002", 17),
            ("E09000007", 18),
            ("E09000016", 18),
            ("E09000019", 16),
            ("E09000026", 21),
        )
        for ending in ("geojson", "topojson")
    ),
]


def shapes(file: str | Path) -> int:
    with Reader(engine_of(Path(file), write=False)) as reader:
        return len(reader.every(WardShape))


def read_here(path: Path, points: tuple[tuple[int, int], ...], _going: object) -> Found:
    """What the reading process would answer, without the cost of starting it."""
    found = answer(Asked(str(path), points)).found
    assert found is not None
    return found


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    path = tmp_path / "wards.geojson"
    path.write_bytes(collection(rings()[:2]))
    return path


def test_wards_in_the_wrong_place_are_refused_and_nothing_is_loaded(
    say, file: str, wards: Path
) -> None:
    code, told = say("boundaries", file, str(wards), "--apply")
    assert (code, told["refused"]["code"]) == (1, "boundaries_misplaced")
    assert shapes(file) == 0


def test_the_sample_takes_boundaries_and_gives_them_back(say, sample_file: Path) -> None:
    path = str(shared_file("wards_2014_test_bcus.geojson"))
    code, told = say("boundaries", str(sample_file), path, "--apply")
    assert (code, told["matched"], told["missing"], told["unknown"]) == (0, 90, [], [])
    assert told["step"] == "Load boundaries of 90 wards of 2014 from wards_2014_test_bcus.geojson"
    assert shapes(sample_file) == 90
    code, told = say("boundaries", str(sample_file), path)
    assert told["applied"] is False


@pytest.mark.parametrize(("name", "ward_set", "matched"), DATA)
def test_every_file_of_real_boundaries_is_read(
    say, made_sample: Path, monkeypatch: pytest.MonkeyPatch, name: str, ward_set: str, matched: int
) -> None:
    monkeypatch.setattr(looking, "read_apart", read_here)
    path = str(shared_file(name))
    code, told = say("boundaries", str(made_sample), path, "--ward-set", ward_set)
    assert (code, told["matched"], told["unknown"], told["far"]) == (0, matched, [], [])
    assert (told["overlapping"], told["gaps"]) == ([], [])


@pytest.mark.parametrize("name", ["boroughs_london_vega.topojson", "boroughs_london.geojson"])
def test_boroughs_are_no_wards(say, made_sample: Path, name: str) -> None:
    code, told = say("boundaries", str(made_sample), str(shared_file(name)))
    assert (code, told["refused"]["code"]) == (1, "boundaries_no_key")


def test_words_for_people_say_that_nothing_was_changed(
    capsys: pytest.CaptureFixture[str], made_sample: Path
) -> None:
    path = str(shared_file("originals/wards_WD13_E09000002.topojson"))
    assert call(["boundaries", str(made_sample), path]) == 0
    told = capsys.readouterr().out
    assert told.startswith("Would load the boundaries of 17 wards of 2014")
    assert "Missing in the file: " in told
    assert told.rstrip().endswith("undo takes back.")
