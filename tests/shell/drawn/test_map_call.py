"""`bcu-desk map` as it is called: files, answers, refusals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.domain.places import WardShape
from bcu_desk.shell.drawn.calls import drawn_call
from tests.features.coverage.small import a_borough
from tests.sources import ROOT

Say = Callable[..., tuple[int, dict[str, object]]]
NOW = {"BCU_DESK_NOW": "2017-01-23T06:00", "QT_QPA_PLATFORM": "offscreen"}
SVG = "{http://www.w3.org/2000/svg}"
SQUARE = ((540_000, 185_000), (541_000, 185_000), (541_000, 186_000), (540_000, 186_000))


@pytest.fixture
def say(qapp, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch) -> Say:
    """Makes the call with --json in this process; gives the exit code and the document."""
    del qapp
    monkeypatch.setenv("BCU_DESK_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("BCU_DESK_NOW", NOW["BCU_DESK_NOW"])

    def made(*words: str) -> tuple[int, dict[str, object]]:
        code = drawn_call(["map", *words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return made


def _refused(told: dict[str, object]) -> object:
    refused = told["refused"]
    assert isinstance(refused, dict)
    return refused["code"]


def _words(out: Path) -> set[str]:
    root = ET.parse(out).getroot()
    return {"".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")}


def test_the_map_is_written_with_all_that_is_said_around_it(
    say: Say, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "east.svg"
    code, told = say(str(sample_file), str(out), "--bcu", "EA", "--lens", "available")
    assert code == 0
    classes = told.pop("classes")
    assert isinstance(classes, dict)
    assert sum(classes.values()) == 56
    assert told == {
        "file": str(out),
        "format": "svg",
        "view": "schematic",
        "lens": "available",
        "wards": 56,
        "missing": 0,
        "marking": "OFFICIAL",
        "on": "2017-01-23",
        "against": None,
    }
    words = _words(out)
    assert {"Ward cover: DWOs available", "OFFICIAL", "As at Mon 23 Jan 2017", "N"} <= words
    assert {f"{name} {count}" for name, count in classes.items()} <= words
    assert "Schematic: not true boundaries" in words


def test_equal_cells_of_both_bcus_are_drawn_as_a_picture(
    say: Say, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "both.png"
    code, told = say(str(sample_file), str(out), "--view", "tiles", "--on", "2017-02-01")
    assert (code, told["view"], told["wards"], told["on"]) == (0, "tiles", 90, "2017-02-01")
    assert out.read_bytes().startswith(b"\x89PNG")


def test_true_boundaries_are_drawn_where_they_were_loaded(say: Say, tmp_path: Path) -> None:
    shape = WardShape(id=900, ward_id=5000001, source="Ward file", outline=pack(((SQUARE,),)))
    desk = a_borough(tmp_path, shape)
    code, told = say(str(desk.path), str(tmp_path / "map.svg"))
    assert (code, told["view"], told["wards"], told["missing"]) == (0, "map", 1, 1)
    assert "1 ward is not on it" in _words(tmp_path / "map.svg")


def test_rules_broken_and_what_differs_are_drawn_too(
    say: Say, sample_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "map.svg"
    code, told = say(str(sample_file), str(out), "--bcu", "EA", "--lens", "breaches")
    classes = told["classes"]
    assert isinstance(classes, dict)
    assert (code, sum(classes.values())) == (0, 56)
    assert classes["2 or more broken"] > 0
    code, told = say(str(sample_file), str(out), "--bcu", "EA", "--against", "2017-01-09")
    assert (code, told["against"]) == (0, "2017-01-09")
    assert "Ward cover, what differs: DWOs in post" in _words(out)
    hours = ("--lens", "hours", "--on", "2017-02-15", "--against", "2017-01-09")
    code, told = say(str(sample_file), str(out), "--bcu", "EA", *hours)
    classes = told["classes"]
    assert isinstance(classes, dict)
    assert (code, sum(classes.values())) == (0, 56)
    assert classes["A class higher"] > 0
    assert "Wards, what differs: hours in ward" in _words(out)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--lens", "speed"), "unknown_lens"),
        (("--view", "globe"), "unknown_map_view"),
        (("--view", "map"), "no_boundaries"),
        (("--marking", "secret"), "unknown_marking"),
        (("--bcu", "ZZ"), "unknown_bcu"),
        (("--on", "2017-13-01"), "bad_day"),
        (("--against", "soon"), "bad_day"),
        (("--on", "2010-01-01"), "no_wards_in_view"),
    ],
)
def test_what_can_not_be_drawn_is_refused_and_nothing_is_written(
    say: Say, sample_file: Path, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    out = tmp_path / "map.pdf"
    exit_code, told = say(str(sample_file), str(out), *words)
    assert (exit_code, _refused(told)) == (1, code)
    assert not out.exists()


def test_a_wrong_ending_and_a_folder_that_is_not_there_are_refused(
    say: Say, sample_file: Path, tmp_path: Path
) -> None:
    assert _refused(say(str(sample_file), str(tmp_path / "map.gif"))[1]) == "unknown_map_format"
    nowhere = tmp_path / "none" / "map.pdf"
    assert _refused(say(str(sample_file), str(nowhere))[1]) == "no_folder"


@pytest.mark.slow
def test_the_program_draws_a_map_without_a_window(sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    done = subprocess.run(
        [sys.executable, "-m", "bcu_desk", "map", str(sample_file), str(out), "--bcu", "CN"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **NOW, "BCU_DESK_PROFILE": str(tmp_path / "profile")},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"Wrote {out}: 34 wards as a schematic, marked OFFICIAL.\n"
    assert out.read_bytes().startswith(b"%PDF")
