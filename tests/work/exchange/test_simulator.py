"""However real files travel between real desks, all end alike and nobody's edit is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Knowledge
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.upkeep import collecting, reissuing
from tests.work.exchange.histories.oracle import held_by
from tests.work.exchange.simulator import EVENTS, Simulation, main
from tests.work.exchange.stations import three

SEEDS = (0, 1, 2, 3)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_history_over_real_files_ends_alike_on_every_desk(tmp_path: Path, seed: int) -> None:
    assert Simulation(tmp_path / "desks", seed).run() == []


def _only_its_own(_: Contexts, dot: feed.Dot) -> Knowledge:
    return Knowledge({dot.feed: dot.number})


@pytest.mark.parametrize(
    ("place", "name", "planted", "seed"),
    [
        pytest.param(Contexts, "seen_at", _only_its_own, 5, id="what was seen is not counted"),
        pytest.param(collecting, "horizon", feed.held, 0, id="what others lack is let go of"),
        pytest.param(reissuing, "unsent", lambda *_: (), 0, id="a returning desk forgets"),
    ],
)
def test_a_planted_fault_is_caught(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
    planted: Callable[..., object],
    seed: int,
) -> None:
    monkeypatch.setattr(place, name, planted)
    assert Simulation(tmp_path / "desks", seed).run() != []


def test_the_oracle_reads_what_a_file_holds(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.desk.actor = "e1"
    first.rename("Okafor")
    assert held_by(first.desk.path) >= {"e1"}
    two.desk.actor = "e2"
    two.rename("Lindqvist")
    two.receive(first.send(2))
    assert held_by(two.desk.path) >= {"e1", "e2"}


def test_every_kind_of_event_can_happen() -> None:
    assert len(EVENTS) > 25
    assert min(EVENTS.values()) > 0


def test_no_history_is_none_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(0) == 0
    assert capsys.readouterr().out == "0 histories, as many of mixed versions: none wrong\n"
