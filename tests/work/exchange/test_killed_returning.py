"""A program that is killed while a desk returns leaves no new file, or all of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.membership import cards, joining
from tests.work.exchange.stations import Station
from tests.work.exchange.test_killed import KILLED, die_at
from tests.work.exchange.test_returning import a_desk_lost_whose_stick_only_one_took_in

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


class Return:
    """The second desk has a join file, and its old file with what only that holds."""

    def __init__(self, folder: Path) -> None:
        self.first, self.two, _ = a_desk_lost_whose_stick_only_one_took_in(folder, revoke=False)
        card = cards.write_card(folder / "again.bcucard", "Ilford", self.two.shelf.pending())
        self.join, self.new = folder / "again.bcujoin", folder / "again.bcu"
        joining.readmit(self.first.desk, self.first.shelf, 2, card, self.join)

    def accept(self) -> joining.Joined:
        """Make the new file."""
        two = self.two
        return joining.accept(self.join, self.new, two.shelf, two.desk.clock, two.desk.path)

    def killed(self, dies: Callable[[], object]) -> bool:
        """Make it in a process that dies somewhere; whether it did."""
        child = os.fork()
        if child == 0:  # pragma: no cover - the child dies
            dies()
            self.accept()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) == KILLED

    def goes_on(self, name: str) -> None:
        """Whatever the kill left, the desk returns with all that its old file held."""
        if not self.new.exists():
            assert (self.accept().unsent, self.new.exists()) == (1, True)
        again = Station(
            Desk(self.new, self.two.desk.clock, actor="Ilford"), self.two.shelf, self.two.stick
        )
        assert (again.surname(), again.surname("413KD")) == (
            "Only Ilford holds this",
            "Built on it",
        )
        assert self.first.receive(again.send(1, name=name)).waiting == 0
        assert self.first.surname("413KD") == "Built on it"


def test_killed_at_any_write_there_is_no_new_file_yet(tmp_path: Path) -> None:
    begun, number = Return(tmp_path), 0
    while begun.killed(partial(die_at, number)):
        assert not begun.new.exists()
        number += 1
    assert number > 10
    begun.goes_on("a.bcusync")
    assert not list(tmp_path.glob(".again.bcu.*"))


@pytest.mark.parametrize("named", [False, True])
def test_killed_about_the_name_the_desk_has_its_keys_or_begins_again(
    tmp_path: Path, *, named: bool
) -> None:
    begun = Return(tmp_path)

    def dies() -> None:
        name = joining.put_new

        def put(made: Path, new: Path) -> None:
            if named:
                name(made, new)
            os._exit(KILLED)

        patch.object(joining, "put_new", put).start()

    assert begun.killed(dies)
    assert begun.new.exists() == named
    begun.goes_on("a.bcusync")
