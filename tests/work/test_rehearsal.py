"""Gestures tried on a copy: what is refused, in which order the others go, nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.people import Person
from bcu_desk.work.command import Command
from bcu_desk.work.rehearsal import rehearse
from bcu_desk.work.unit import Unit
from tests.builders import Rename, a_desk


class Needs(Command, frozen=True, kw_only=True):
    """Give whoever has a surname another."""

    surname: str
    then: str

    def run(self, unit: Unit) -> str:
        """Change one row."""
        unit.change(unit.named(Person, surname=self.surname, field="surname"), surname=self.then)
        return "Rename"


GOOD = Rename(collar="412KD", surname="Okoro")
BAD = Rename(collar="none", surname="x")


def test_what_would_be_refused_is_told_and_nothing_is_written(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    found = rehearse(desk, [(GOOD,), (BAD,), (), (GOOD, BAD)])
    assert found.order == (0,)
    assert [(number, why.code) for number, why in found.refused] == [
        (1, "unknown_person"), (3, "unknown_person"),
    ]  # fmt: skip
    with desk.reader() as reader:
        assert "Okoro" not in {row.surname for row in reader.every(Person)}
    assert desk.undo_label() is None


def test_a_group_that_needs_another_goes_after_it(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    moved = Rename(collar="412KD", surname="First")
    needs = Needs(surname="First", then="Second")
    found = rehearse(desk, [(needs,), (moved,)])
    assert (found.order, found.refused) == ((1, 0), ())


def test_who_waits_no_more_ends_it(tmp_path: Path) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rehearse(a_desk(tmp_path), [(GOOD,)], stop)
