"""However real files travel between real desks, all end alike and nobody's edit is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Knowledge
from tests.work.exchange.simulator import Simulation, contested_cells, held_by, main
from tests.work.exchange.stations import three


@pytest.mark.parametrize("seed", range(6))
def test_a_history_over_real_files_ends_alike_on_every_desk(tmp_path: Path, seed: int) -> None:
    assert Simulation(tmp_path / "desks", seed).run() == []


def test_desks_that_do_not_count_what_was_seen_are_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Contexts, "seen_at", lambda _, dot: Knowledge({dot.feed: dot.number}))
    found = [Simulation(tmp_path / f"{seed}", seed).run() for seed in (2,)]
    assert any(found)


def test_the_oracle_reads_what_a_file_holds(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("v1")
    assert held_by(first.desk.path) == {"v1"}
    two.rename("v2")
    two.receive(first.send(2))
    assert held_by(two.desk.path) == {"v1", "v2"}
    assert contested_cells(two.desk.path) == {("412KD", "surname")}


def test_no_history_is_none_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(0) == 0
    assert capsys.readouterr().out == "0 histories, as many of mixed versions: 0 wrong\n"
