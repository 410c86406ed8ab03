"""A pack by the command line: written, recorded, listed, made again; nonsense refused."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.shell.drawn.calls import drawn_call


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict]:
    code = drawn_call([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


DAY = ("--on", "2017-01-23", "--bcu", "EA", "--sections", "on_call,figures,coverage,absences")


def test_a_pack_is_written_recorded_listed_and_made_again(
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    sample_file: Path,
    tmp_path: Path,
    profile: Path,
    frozen_now: str,
) -> None:
    out, again = tmp_path / "daily.pdf", tmp_path / "again.html"
    marked = ("--marking", "OFFICIAL", "--recipient", "Commander")
    code, told = _said(capsys, "brief", str(sample_file), str(out), *DAY, *marked)
    assert (code, told["pack"], told["format"], told["marking"]) == (0, 1, "pdf", "OFFICIAL")
    assert told["left_out"][-1].startswith("Absences, next 72 hours: the reason of")
    code, listed = _said(capsys, "packs", str(sample_file))
    (row,) = listed["packs"]
    assert (row["pack"], row["recipient"], row["digest"]) == (1, "Commander", told["digest"])
    code, made = _said(capsys, "brief", str(sample_file), str(again), "--again", "1")
    assert (code, made["digest"], made["pack"]) == (0, told["digest"], 1)
    assert again.read_text("utf-8").startswith("<!DOCTYPE html>")
    more = ("--again", "1", "--recipient", "Cllr Ash")
    code, made = _said(capsys, "brief", str(sample_file), str(again), *more)
    assert (code, made["digest"], made["pack"]) == (0, told["digest"], 2)
    assert _said(capsys, "packs", str(sample_file))[1]["packs"][0]["recipient"] == "Cllr Ash"
    drawn_call(["packs", str(sample_file)])
    assert f"{told['digest'][:8]}…" in capsys.readouterr().out
    _is_marked_on_every_page(out, told["pages"])


def _is_marked_on_every_page(out: Path, pages: int) -> None:
    """Read by another program, where that is there."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext of poppler is not installed")
    text = subprocess.run([reader, "-layout", str(out), "-"], capture_output=True, check=True)
    found = text.stdout.decode().split("\f")[:-1]
    assert len(found) == pages
    for number, page in enumerate(found, 1):
        assert page.count("OFFICIAL") == 2
        assert f"Page {number} of {pages}" in page


@pytest.mark.parametrize(
    ("out", "more", "code"),
    [
        ("daily.pdf", (), "marking_needed"),
        ("daily.pdf", ("--marking", "SECRET"), "unknown_marking"),
        ("daily.xlsx", ("--marking", "OFFICIAL"), "unknown_pack_format"),
        ("daily.pdf", ("--marking", "OFFICIAL", "--template", "weekly"), "unknown_template"),
        ("daily.pdf", ("--marking", "OFFICIAL", "--sections", "weather"), "unknown_section"),
        ("no/daily.pdf", ("--marking", "OFFICIAL", "--sections", "exceptions"), "no_folder"),
        ("daily.pdf", ("--again", "7"), "unknown_pack"),
    ],
)
def test_nonsense_is_refused_and_nothing_is_recorded(
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    sample_file: Path,
    tmp_path: Path,
    profile: Path,
    frozen_now: str,
    out: str,
    more: tuple[str, ...],
    code: str,
) -> None:
    ended, told = _said(capsys, "brief", str(sample_file), str(tmp_path / out), *more)
    assert (ended, told["refused"]["code"]) == (1, code)
    assert _said(capsys, "packs", str(sample_file))[1] == {"packs": []}
