"""A file of figures before it is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.figures.model.looked import Looked, line_columns, line_words, look
from bcu_desk.store.unusable import DiskFault
from bcu_desk.work.desk import Desk
from tests.builders import a_desk
from tests.features.figures.small import ELSEWHERE, HERE

HEAD = "Ward code,Month,Category,Count"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return a_desk(tmp_path_factory.mktemp("figures"))


def _look(desk: Desk, folder: Path, *lines: str) -> Looked:
    path = folder / "counts.csv"
    path.write_text("\n".join((HEAD, *lines)), "utf-8")
    with desk.reader() as reader:
        return look(reader, path)


def test_lines_are_told_by_state_with_those_to_look_at_first(desk: Desk, tmp_path: Path) -> None:
    told = _look(desk, tmp_path, f"{HERE},2017-01,burglary,3", f"{ELSEWHERE},2017-01,drugs,1")
    assert told.sums() == (("unknown", 1), ("new", 2))
    assert told.told.startswith("Nothing is kept yet. 2 figures would be written, as one step.")
    first, second = told.lines()[:2]
    assert line_words(first)
    assert line_words(second) == ""
    assert [line.state for line in told.lines(frozenset({"new"}))] == ["new", "new"]
    cells = [column.show(column.value(second)) for column in line_columns(told)]
    assert "Ward 1" in cells
    assert "Jan 2017" in cells


def test_a_wrong_line_stands_in_the_way_of_all(desk: Desk, tmp_path: Path) -> None:
    told = _look(desk, tmp_path, f"{HERE},2017-01,burglary,many")
    assert told.command is None
    assert told.told == "1 line is wrong. Nothing can be loaded before the file is mended."


def test_a_file_of_other_places_has_nothing_to_load(desk: Desk, tmp_path: Path) -> None:
    told = _look(desk, tmp_path, f"{ELSEWHERE},2017-01,drugs,1")
    assert told.command is None
    assert told.told == "No line of it can be loaded here. The list says why."


def test_what_the_desk_has_is_not_loaded_again(desk: Desk, tmp_path: Path) -> None:
    own = a_desk(tmp_path)
    command = _look(own, tmp_path, f"{HERE},2017-01,burglary,3").command
    assert command is not None
    own.do(command)
    again = _look(own, tmp_path, f"{HERE},2017-01,burglary,3")
    assert again.told == "The desk has all of it already. There is nothing to load."


def test_a_file_that_is_gone_is_told(desk: Desk, tmp_path: Path) -> None:
    with desk.reader() as reader, pytest.raises(DiskFault, match="cannot_read_file"):
        look(reader, tmp_path / "gone.csv")
