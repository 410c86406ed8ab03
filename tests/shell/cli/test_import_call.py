"""Figures from files by a call: previewed, loaded in one step, and refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.domain.places import WardShape
from bcu_desk.shell.cli.calls import call
from tests.builders import a_file, a_ward
from tests.features.figures.small import abstraction_lines

LINES = (
    "2017-01,EA,Havering,E09000016,Ward 1,DWO,Local aid,480",
    "2017-01,EA,Havering,E09000016,Nowhere,DWO,Court,60",
)
KEYS = {"error", "conflict", "changed", "missing", "unknown", "new", "unchanged"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A monthly abstraction table with a team that is not known."""
    path = tmp_path / "january.csv"
    path.write_bytes(abstraction_lines(*LINES))
    return path


def test_a_preview_tells_every_line_and_changes_nothing(say, file: str, table: Path) -> None:
    code, told = say("import", file, str(table))
    assert (code, told["applied"], told["step"]) == (0, False, None)
    assert set(told["counts"]) == KEYS
    assert told["counts"]["new"] == 2
    known, unknown = told["rows"]
    assert known == {
        "row": 2,
        "state": "new",
        "what": "Ward 1, DWO, Local aid",
        "area": "E05000001",
        "month": "2017-01",
        "before": None,
        "after": 480,
    }
    assert (unknown["code"], unknown["after"]) == ("figures_unknown_team", 60)
    assert "Nowhere" in unknown["message"]
    assert say("show", file, "abstraction_table")[1]["rows"] == []


def test_what_is_applied_is_one_step_and_is_unchanged_the_next_time(
    say, file: str, table: Path
) -> None:
    code, told = say("import", file, str(table), "--apply", "--kind", "abstractions")
    assert (code, told["applied"], told["step"]) == (0, True, "Load 2 figures from january.csv")
    rows = say("show", file, "abstraction_table")[1]["rows"]
    assert [(row["team"], row["ward"]) for row in rows] == [
        ("Nowhere", None),
        ("Ward 1", "E05000001"),
    ]
    again = say("import", file, str(table), "--apply")[1]
    assert (again["step"], again["counts"]["unchanged"]) == (None, 2)
    assert say("run", file, "undo")[0] == 0
    assert say("show", file, "abstraction_table")[1]["rows"] == []


def test_one_wrong_line_keeps_everything_out(say, file: str, table: Path) -> None:
    table.write_bytes(abstraction_lines(*LINES, LINES[0].replace("480", "lots")))
    assert say("import", file, str(table))[1]["counts"]["error"] == 1
    code, told = say("import", file, str(table), "--apply")
    assert (code, told["refused"]["code"]) == (1, "figures_have_errors")
    assert "Line 4" in told["refused"]["message"]
    assert say("show", file, "abstraction_table")[1]["rows"] == []


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("--kind", "nonsense"), "unknown_kind", 1),
        (("--kind", "crime"), "figures_unknown_layout", 1),
    ],
)
def test_a_kind_that_is_not_read_is_refused(
    say, file: str, table: Path, words: tuple[str, ...], code: str, exit_code: int
) -> None:
    found, told = say("import", file, str(table), *words)
    assert (found, told["refused"]["code"]) == (exit_code, code)


def test_a_file_that_is_not_there_and_a_workbook_are_told(say, file: str, tmp_path: Path) -> None:
    code, told = say("import", file, str(tmp_path / "none.csv"))
    assert (code, told["refused"]["code"]) == (5, "cannot_read_file")
    code, told = say("import", file, str(tmp_path / "book.XLSX"))
    assert (code, told["refused"]["code"]) == (5, "cannot_read_file")


def test_words_for_people_tell_sums_and_troubles(
    capsys: pytest.CaptureFixture[str], file: str, table: Path
) -> None:
    heads, *_ = abstraction_lines().decode().splitlines()
    lines = [LINES[1].replace("Nowhere", f"Team {n}") for n in range(12)]
    table.write_bytes(abstraction_lines(*(f"{line},x" for line in lines), heads=f"{heads},More"))
    assert call(["import", file, str(table)]) == 0
    printed = capsys.readouterr().out
    assert "Would load 12 figures from january.csv (monthly abstraction table): 12 new." in printed
    assert "Columns passed over: More." in printed
    assert "Line 2, new: The team Team 0 is no ward of its borough in 2017-01." in printed
    assert "and 4 lines like it" in printed
    assert "Nothing was changed." in printed


def test_street_crimes_are_placed_by_the_boundaries_of_the_desk(say, tmp_path: Path) -> None:
    square = ((544_850, 179_000), (546_850, 179_000), (546_850, 181_000), (544_850, 181_000))
    shape = WardShape(id=1, ward_id=a_ward(1).id, source="a test", outline=pack(((square,),)))
    file = str(a_file(tmp_path / "shaped.bcu", shape))
    crimes = tmp_path / "street.csv"
    force = "Metropolitan Police Service"
    crimes.write_text(
        "Month,Falls within,Longitude,Latitude,LSOA code,Crime type\n"
        f"2017-01,{force},0.1,51.5,,Drugs\n2017-01,{force},0.5,51.5,,Drugs\n",
        "utf-8",
    )
    told = say("import", file, str(crimes), "--apply")[1]
    assert (told["counts"]["new"], told["counts"]["unknown"]) == (2, 1)
    rows = say("show", file, "measures")[1]["rows"]
    assert {(row["code"], row["area"], row["numerator"]) for row in rows} == {
        ("offences", "E05000001", 1),
        ("offences.drugs", "E05000001", 1),
    }
