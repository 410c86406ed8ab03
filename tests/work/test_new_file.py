"""New desk files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Ward
from bcu_desk.store.identify import identify
from bcu_desk.store.verify import verify
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.state_of_file import state_of_file
from tests.builders import NOON

CLOCK = Clock(NOON)


@pytest.mark.parametrize(
    ("kind", "wards", "opens_on"),
    [("none", 90, ""), ("central-north", 34, "2017-01-23")],
)
def test_a_new_file_is_whole_and_says_what_it_was_made_from(
    tmp_path: Path, kind: str, wards: int, opens_on: str
) -> None:
    path = tmp_path / "new.bcu"
    create_file(path, NewFile(kind=kind, desk_name="Romford"), CLOCK)
    assert identify(path).current
    assert verify(path).whole
    state = state_of_file(Desk(path, CLOCK))
    assert (state.counts["ward"], state.opens_on, state.desk_name) == (wards, opens_on, "Romford")
    assert state.sample == ("" if kind == "none" else kind)
    assert [found.name for found in tmp_path.iterdir()] == ["new.bcu"]


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "new.bcu"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        create_file(path, NewFile(), CLOCK)
    assert path.read_text() == "mine"


def test_the_same_seed_gives_the_same_rows_in_another_file(tmp_path: Path) -> None:
    wanted = NewFile(kind="central-north", seed=5)
    found = []
    for name in ("a.bcu", "b.bcu"):
        create_file(tmp_path / name, wanted, CLOCK)
        with Desk(tmp_path / name, CLOCK).reader() as reader:
            found.append((reader.every(Person), reader.every(Ward)))
    assert found[0] == found[1]


def test_two_new_files_have_keys_of_their_own(tmp_path: Path) -> None:
    for name in ("a.bcu", "b.bcu"):
        create_file(tmp_path / name, NewFile(), CLOCK)
    keys = {state_of_file(Desk(tmp_path / name, CLOCK)).group for name in ("a.bcu", "b.bcu")}
    assert len(keys) == 2
