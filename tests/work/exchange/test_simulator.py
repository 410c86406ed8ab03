"""However real files travel between real desks, all end alike and nobody's edit is lost.

Two hundred histories over real desk files and real exchange files, each drawn from its seed: of
every second one all 26 events are played, of the others the first 10; then all that is left is
exchanged and every desk is held to the others and to the oracle. `dev.py simulate N` plays whole
histories of as many seeds as are asked for.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.work.exchange.histories import ending
from tests.work.exchange.histories.looking import Look
from tests.work.exchange.histories.oracle import held_by
from tests.work.exchange.simulator import EVENTS, SET_TWICE, main, steps_of, what_is_wrong
from tests.work.exchange.stations import three

SEEDS = range(200)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_history_over_real_files_ends_alike_on_every_desk(seed: int) -> None:
    wrong = what_is_wrong(seed, steps_of(seed))
    assert not wrong, wrong


@pytest.mark.parametrize("seed", range(1_000, 1_016))
def test_desks_that_set_and_enter_the_same_end_alike_too(seed: int) -> None:
    wrong = what_is_wrong(seed, events=SET_TWICE)
    assert not wrong, wrong


def test_a_history_that_is_wrong_tells_its_seed_and_what_happened(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(ending, "MOST_ROUNDS", 0)
    told = what_is_wrong(2, steps=4)
    assert told.startswith("seed 2: the desks differ")
    assert told.splitlines()[1].startswith("it happened: ")
    assert told.count(", ") >= 4
    assert main(1, 2) == 1
    said = capsys.readouterr().out
    assert said.startswith("seed 2: ")
    assert said.endswith("1 history, as many of values set twice and of mixed versions: 2 wrong\n")


def test_the_oracle_reads_what_a_file_holds_now(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    looks = Look(first.desk.path), Look(two.desk.path)
    assert not {"e1", "e2"} & (held_by(looks[0]) | held_by(looks[1]))
    first.desk.actor = "e1"
    first.rename("Okafor")
    assert held_by(looks[0]) >= {"e1"}
    two.desk.actor = "e2"
    two.rename("Lindqvist")
    two.receive(first.send(2))
    assert held_by(looks[1]) >= {"e1", "e2"}
    assert looks[1].digest() == two.digest()
    for look in looks:
        look.close()


def test_every_kind_of_event_can_happen() -> None:
    assert len(EVENTS) > 25
    assert min(EVENTS.values()) > 0


def test_no_history_is_none_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(0) == 0
    assert (
        capsys.readouterr().out
        == "0 histories, as many of values set twice and of mixed versions: none wrong\n"
    )
