"""Faults that are planted in the merge core are found by the histories, each by a named seed.

The same seeds without a fault end well (test_simulator.py): what is found is the fault, not the
seed. The small histories in one process (tests/domain/merge) find five more.
"""

from __future__ import annotations

import pytest

from tests.work.exchange.histories.planted import FAULTS
from tests.work.exchange.simulator import steps_of, what_is_wrong
from tests.work.exchange.test_simulator import SEEDS


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = FAULTS[name]
    monkeypatch.setattr(fault.place, fault.name, fault.planted)
    wrong = what_is_wrong(fault.seed, steps_of(fault.seed))
    assert fault.told in wrong
    assert "Traceback" not in wrong


def test_the_seeds_that_find_faults_end_well_without_one() -> None:
    assert {one.seed for one in FAULTS.values()} <= set(SEEDS)
