"""The reading process: its answer, its limits, and what happens when it fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading import apart
from bcu_desk.features.wards.rules.reading.apart import WORD, command, read_apart
from bcu_desk.features.wards.rules.reading.told import Asked
from bcu_desk.features.wards.rules.reading.worker import answer
from tests.features.wards.files import CODES, collection, rings


@pytest.fixture
def wards(tmp_path: Path) -> Path:
    path = tmp_path / "wards.geojson"
    path.write_bytes(collection(rings()))
    return path


def test_a_file_is_read_in_a_process_of_its_own(wards: Path) -> None:
    asked = []
    found = read_apart(wards, going=lambda: asked.append(1))
    assert [shape.fields["GSS_CODE"] for shape in found.shapes] == list(CODES)
    assert found == answer(Asked(str(wards))).found
    assert asked


def test_a_refusal_comes_through_with_its_facts(tmp_path: Path) -> None:
    told = answer(Asked(str(tmp_path / "wards.exe")))
    assert told.code == "boundaries_unknown_kind"
    assert "gpkg" in str(told.facts["known"])


def test_a_built_program_starts_itself() -> None:
    assert command("bcu-desk.exe", frozen=True) == ["bcu-desk.exe", WORD]
    assert command(frozen=False) == [sys.executable, "-m", "bcu_desk", WORD]


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("import threading; threading.Event().wait()", "boundaries_too_slow"),
        ("import os; os.abort()", "boundaries_reader_failed"),
        ("print('{\"found\": 3}')", "boundaries_reader_failed"),
    ],
)
def test_a_reader_that_hangs_dies_or_babbles_is_a_refusal(
    wards: Path, monkeypatch: pytest.MonkeyPatch, script: str, code: str
) -> None:
    monkeypatch.setattr(apart, "command", lambda: [sys.executable, "-c", script])
    with pytest.raises(Refused, match=code):
        read_apart(wards, most_seconds=0.5 if "wait" in script else 20)


def test_who_waits_no_more_ends_the_process(wards: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "import threading; threading.Event().wait()"
    monkeypatch.setattr(apart, "command", lambda: [sys.executable, "-c", script])

    def stop() -> None:
        raise KeyError("stopped")

    with pytest.raises(KeyError, match="stopped"):
        read_apart(wards, going=stop)
