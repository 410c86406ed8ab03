"""The main job again as calls of the command line, as a script would do it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from tests.journeys.hands import Calls

APPOINT = {
    "post": "EA-S2",
    "person": "1902KD",
    "from": "2017-01-23",
    "to": "2017-03-01",
    "standing": "acting",
    "replace": True,
}
WARD = "E05000316"
BOOK = {
    "vehicle": "BX16 KPG",
    "borough": "Havering",
    "start": "2017-01-23T12:00",
    "end": "2017-01-23T13:30",
    "purpose": "Scene guard",
}


def _program(*words: str | Path, given: str = "") -> tuple[int, dict]:
    """A call as a process of its own: its exit code and its one document."""
    done = subprocess.run(
        [sys.executable, "-m", "bcu_desk", *map(str, words), "--json"],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stderr == ""
    return done.returncode, json.loads(done.stdout)


def test_a_script_makes_a_file_looks_and_changes_a_superintendent(
    frozen_now: str, calls: Calls, tmp_path: Path
) -> None:
    file = tmp_path / "east.bcu"
    assert _program("new", file, "--sample", "east") == (
        0,
        {"file": str(file), "sample": "east", "seed": 1},
    )
    assert calls.row(file, "superintendents", post="EA-S2")["function"] == "response"
    spare = [row for row in calls.rows(file, "people") if row["rank"] == "CI" and not row["posts"]]
    asked = {**APPOINT, "person": spare[0]["collar"], "replace": False}
    code, document = _program("run", file, "appoint", "-", given=json.dumps(asked))
    assert code == 1
    assert document["refused"]["code"] == "post_held"
    assert document["refused"]["facts"]["field"] == "from"
    assert "holds Superintendent, Response" in document["refused"]["message"]
    code, document = _program("run", file, "appoint", json.dumps({**asked, "replace": True}))
    assert code == 0
    assert set(document) >= {"step", "changed", "keys"}
    assert document["changed"] == ["posting"]
    holder = calls.row(file, "superintendents", post="EA-S2")
    assert (holder["holder"], holder["to"]) == (spare[0]["collar"], "2017-03-01")


def test_a_ward_turns_a_car_is_booked_once_and_all_of_it_can_be_undone(
    frozen_now: str, calls: Calls, sample_file: Path, tmp_path: Path
) -> None:
    file = sample_file
    before = calls.row(file, "cover", ward=WARD)
    assert (before["state"], before["shortfall"]) == ("short", 1)
    spare = calls.rows(file, "spare_officers")[0]["collar"]
    move = {"person": spare, "ward": WARD, "from": "2017-01-23"}
    assert "Mawneys" in str(calls("run", file, "move_officer", json.dumps(move))["step"])
    assert calls.row(file, "cover", ward=WARD)["state"] == "met"

    calls("run", file, "book", json.dumps(BOOK))
    assert calls.code == 0
    later = {**BOOK, "start": "2017-01-23T13:00", "end": "2017-01-23T14:00"}
    refused = calls("run", file, "book", json.dumps(later))["refused"]
    assert calls.code == 1
    assert refused["code"] == "vehicle_taken"
    assert refused["facts"]["overlap_minutes"] == 30
    instead = {**later, "vehicle": refused["facts"]["free_vehicle"]}
    both = [{**BOOK, "vehicle": instead["vehicle"]}, {**later, "vehicle": instead["vehicle"]}]
    assert "refused" in calls("run", file, "book", json.dumps(both))
    assert len(_bookings(calls, file)) == 1
    calls("run", file, "book", json.dumps(instead))
    assert len(_bookings(calls, file)) == 2

    steps = [str(calls("run", file, "undo")["step"]) for _ in range(3)]
    assert [step.split()[0] for step in steps] == ["Book", "Book", "Put"]
    assert calls.row(file, "cover", ward=WARD) == before
    assert [str(calls("run", file, "redo")["step"]) for _ in range(3)] == steps[::-1]
    assert calls.row(file, "cover", ward=WARD)["state"] == "met"
    assert len(_bookings(calls, file)) == 2


def _bookings(calls: Calls, file: Path) -> list[dict]:
    return [row for row in calls.rows(file, "bookings") if row["purpose"] == "Scene guard"]


def test_the_workbook_the_check_and_a_copy_are_made_without_a_window(
    frozen_now: str, calls: Calls, sample_file: Path, tmp_path: Path
) -> None:
    book, copy = tmp_path / "out.xlsx", tmp_path / "copy.bcu"
    calls("export", sample_file, book, "--tables", "cover,bookings", "--marking", "OFFICIAL")
    assert calls.code == 1
    calls("export", sample_file, book, "--tables", "cover,bookings")
    assert calls.code == 0
    read = load_workbook(book, read_only=True)
    cells = {cell for sheet in read for row in sheet.iter_rows(values_only=True) for cell in row}
    read.close()
    assert {"Mawneys", "OFFICIAL-SENSITIVE"} <= cells
    breaches = calls("check", sample_file)["breaches"]
    assert {row["rule"] for row in breaches if row["severity"] == "breach"} == {"R7"}
    watched = [
        (row["rule"], row["subject_name"]) for row in breaches if row["severity"] != "breach"
    ]
    assert watched == [("R13", "Junction, Islington"), ("R13", "St. Mary's, Islington")]
    calls("check", sample_file, "--strict")
    assert calls.code == 1
    calls("backup", sample_file, copy)
    assert calls("verify", copy)["whole"] is True
    code, told = _program("info", copy)
    assert code == 0
    assert told["counts"]["post"] > 1_000
