"""Reading files before anything is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.bundle import read_file
from bcu_desk.work.exchange.reading import refuse_others
from tests.work.exchange.stations import three


def test_authors_and_what_changes_build_on_are_told(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    two.rename("Built on it")
    two.rename("And once more", "413KD")
    look = third.receive(two.send(3, name="b.bcusync"), apply=False)
    told = {(one.name, one.desk): (one.changes, one.removes) for one in look.authors}
    assert told["Ilford", 2] == (2, 0)
    assert told["PS Test", 1] == (1, 0)
    only_own = read_file(two.send(1, name="c.bcusync").file).manifest
    assert (1, 1) in {(desk, incarnation) for desk, incarnation, _ in only_own.needs}
    found = first.receive(tmp_path / "stick" / "c.bcusync", apply=False)
    assert 1 in {desk for desk, _ in found.builds_on}


def test_a_file_for_others_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    found = read_file(first.send(2).file)
    refuse_others(found, found.manifest.group, 2)
    for group, own, code in (("x", 2, "foreign_group"), (found.manifest.group, 3, "not_for_us")):
        with pytest.raises(Refused, match=code):
            refuse_others(found, group, own)
