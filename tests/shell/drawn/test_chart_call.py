"""`bcu-desk chart` as it is called: files, answers, refusals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from bcu_desk.shell.drawn.calls import drawn_call
from tests.sources import ROOT

ENVIRONMENT = {**os.environ, "BCU_DESK_NOW": "2017-01-23T06:00", "QT_QPA_PLATFORM": "offscreen"}


@pytest.fixture
def say(qapp, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch):
    """Makes the call with --json in this process; gives the exit code and the document."""
    del qapp
    monkeypatch.setenv("BCU_DESK_PROFILE", str(tmp_path / "profile"))
    monkeypatch.setenv("BCU_DESK_NOW", "2017-01-23T06:00")

    def made(*words: str) -> tuple[int, dict[str, object]]:
        code = drawn_call(["chart", *words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return made


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_the_program_draws_a_chart_without_a_window(
    sample_file: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"chart.{ending}"
    words = ["chart", str(sample_file), str(out), "--bcu", "EA", "--branch", "EA-I4", "--no-names"]
    done = subprocess.run(
        [sys.executable, "-m", "bcu_desk", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**ENVIRONMENT, "BCU_DESK_PROFILE": str(tmp_path / "profile")},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"Wrote {out}: 91 posts on ")
    assert "smallest type 7 pt, marked OFFICIAL" in done.stdout
    begins = {"pdf": b"%PDF", "svg": b"<?xml", "png": b"\x89PNG"}
    assert out.read_bytes().startswith(begins[ending])


def test_the_answer_is_one_document(say, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "east.pdf"
    code, told = say(str(sample_file), str(out), "--bcu", "EA", "--paper", "A3")
    assert code == 0
    assert told == {
        "file": str(out),
        "format": "pdf",
        "pages": told["pages"],
        "posts": 903,
        "paper": "A3",
        "smallest_type_pt": 7.0,
        "marking": "OFFICIAL",
        "on": "2017-01-23",
    }
    assert told["pages"] == out.read_bytes().count(b"/Type /Page\n")


def test_without_a_bcu_both_are_drawn(say, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "both.svg"
    code, told = say(str(sample_file), str(out), "--marking", "official-sensitive")
    assert (code, told["posts"], told["marking"]) == (0, 1551, "OFFICIAL-SENSITIVE")
    words = {text.text for text in ET.parse(out).iter("{http://www.w3.org/2000/svg}text")}
    assert {"EA-C1", "CN-C1", "OFFICIAL-SENSITIVE"} <= {str(word).strip() for word in words}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("x.docx",), "unknown_chart_format"),
        (("x",), "unknown_chart_format"),
        (("x.pdf", "--paper", "A9"), "unknown_paper"),
        (("x.pdf", "--direction", "up"), "unknown_direction"),
        (("x.pdf", "--bcu", "ZZ"), "unknown_bcu"),
        (("x.pdf", "--branch", "ZZ-1"), "unknown_post"),
        (("x.pdf", "--bcu", "CN", "--branch", "EA-S1"), "unknown_post"),
        (("x.pdf", "--marking", "SECRET"), "unknown_marking"),
        (("x.pdf", "--on", "2001-01-01"), "empty_chart"),
        (("x.pdf", "--on", "yesterday"), "bad_day"),
        (("x.pdf", "--known-at", "yesterday"), "bad_time"),
    ],
)
def test_what_can_not_be_drawn_is_refused_and_nothing_is_written(
    say, sample_file: Path, tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    out = tmp_path / words[0]
    exit_code, told = say(str(sample_file), str(out), *words[1:])
    assert (exit_code, told["refused"]["code"]) == (1, code)
    assert not out.exists()


def test_a_folder_that_is_not_there_is_told(say, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "x.pdf"
    exit_code, told = say(str(sample_file), str(out), "--branch", "EA-I9")
    assert (exit_code, told["refused"]["code"]) == (1, "no_folder")


def test_a_chart_of_the_past_says_when_it_was_known(say, sample_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.svg"
    known = ("--known-at", "2017-01-23T06:00")
    code, _ = say(str(sample_file), str(out), "--branch", "EA-I9", *known)
    assert code == 0
    assert "as known on Mon 23 Jan 2017 06:00" in out.read_text("utf-8")
