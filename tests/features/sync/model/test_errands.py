"""Looking at files, taking them in, writing them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.people import Person
from bcu_desk.features.sync.model.errands import look_at, received_step, take_in, write_file
from bcu_desk.work.command import Command
from bcu_desk.work.exchange.sending import Wanted
from bcu_desk.work.unit import Unit
from tests.work.exchange.stations import three


class Drop(Command, frozen=True, kw_only=True):
    """Delete a person."""

    collar: str

    def run(self, unit: Unit) -> str:
        """Delete it."""
        unit.remove(unit.named(Person, collar=self.collar))
        return "Drop"


def _quiet(_share: int, _words: str) -> None:
    """Nobody asks."""


def test_a_look_names_what_would_go_and_changes_nothing(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.desk.do(Drop(collar="413KD"))
    sent, size = write_file(first.desk, first.shelf, first.stick, Wanted((2,)), lambda *_: None)
    assert (sent.to, size) == ((2,), sent.file.stat().st_size)
    shares: list[int] = []
    look = look_at(two.desk, two.shelf, (sent.file,), lambda share, _: shares.append(share))
    assert look.removed == ("person 413KD Lindqvist",)
    assert look.found.much
    assert shares == sorted(shares)
    assert two.surname("413KD") == "Lindqvist"
    found = take_in(two.desk, two.shelf, (sent.file,), _quiet, removes=True)
    assert received_step(found).changed == {"person", "desk"}


def test_a_user_who_cancels_leaves_all_as_it_was(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2)

    def stop(share: int, _words: str) -> None:
        if share >= 90:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        take_in(two.desk, two.shelf, (sent.file,), stop)
    assert two.surname() == "Tembo"
    assert two.receive(sent).state == "new"
