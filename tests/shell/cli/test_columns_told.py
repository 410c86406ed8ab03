"""Lists of somebody else by a call: columns as guessed, told or remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.spreadsheets.model.columning import columning
from bcu_desk.features.spreadsheets.rules.reading.told import Asked
from bcu_desk.features.spreadsheets.rules.reading.worker import answer
from bcu_desk.shell.offers import sheets
from bcu_desk.work.settings import Settings
from tests.builders import A_PERSON


@pytest.fixture
def staff(tmp_path: Path) -> Path:
    """A list with heads of its own."""
    path = tmp_path / "staff.csv"
    path.write_text(f"Number;Name\n{A_PERSON.collar};Vale\n", "utf-8")
    return path


def test_the_call_says_what_a_list_holds_and_which_column_is_which(
    say, file: str, staff: Path
) -> None:
    words = ("import", file, str(staff), "--sheet", "people")
    code, told = say(*words)
    assert (code, told["refused"]["code"]) == (1, "columns_lack")
    code, told = say(*words, "--columns", "collar=A, surname=name", "--apply")
    assert (code, told["counts"]["changed"]) == (0, 1)
    assert told["step"] == "Load 1 change from staff.csv"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--sheet", "flights"), "unknown_sheet"),
        (("--sheet", "people", "--columns", "wings=A"), "unknown_field"),
        (("--sheet", "people", "--columns", "collar=Z"), "unknown_column"),
        (("--kind", "workbook"), "workbook_nothing_known"),
    ],
)
def test_what_is_not_there_is_refused(
    say, file: str, staff: Path, words: tuple[str, ...], code: str
) -> None:
    found, told = say("import", file, str(staff), *words)
    assert (found, told["refused"]["code"]) == (1, code)


@pytest.mark.parametrize(
    ("lines", "column"),
    [
        ("Collar number,First name,Surname,Rank\n{0},Ann,Vale,PC", "Forename"),
        ("Driver,Course,Passed,Expires\n{0},standard,01/01/2017,01/01/2018", "To"),
    ],
)
def test_a_plain_list_is_known_by_its_columns(
    say, file: str, tmp_path: Path, lines: str, column: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(lines.format(A_PERSON.collar), "utf-8")
    code, told = say("import", file, str(path))
    assert (code, told["applied"]) == (0, False)
    (row,) = told["rows"]
    assert column in {cell["column"] for cell in row["cells"]}


def test_a_list_that_is_not_plain_is_refused_with_the_next_step(
    say, file: str, staff: Path
) -> None:
    code, told = say("import", file, str(staff))
    assert (code, told["refused"]["code"]) == (1, "list_not_known")
    assert "--sheet NAME, of people, postings" in told["refused"]["message"]
    assert "monthly abstraction table" in told["refused"]["message"]


def test_what_the_window_was_told_is_remembered_by_the_call(
    say, file: str, staff: Path, tmp_path: Path
) -> None:
    book = answer(Asked(str(staff))).book
    assert book is not None
    asked = columning(book, sheets(), ())
    assert asked is not None
    asked = asked.take_for("people").take(0, "collar").take(1, "surname")
    (tmp_path / "profile").mkdir(exist_ok=True)
    Settings(tmp_path / "profile").set("workbook_layouts", asked.remember(()))
    code, told = say("import", file, str(staff), "--kind", "workbook")
    assert (code, told["counts"]["changed"]) == (0, 1)
