"""Faults that are planted in the merge core are found by the histories, each by a named seed.

The same seeds without a fault end well: what is found is the fault, not the seed. The small
histories in one process (tests/domain/merge/test_simulation.py) find five more.
"""

from __future__ import annotations

import pytest

from tests.work.exchange.histories.planted import FAULTS, Fault
from tests.work.exchange.simulator import EVENTS, steps_of, what_is_wrong
from tests.work.exchange.test_simulator import SEEDS


def _what_is_wrong(fault: Fault) -> str:
    return what_is_wrong(fault.seed, steps_of(fault.seed), fault.events)


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = FAULTS[name]
    monkeypatch.setattr(fault.place, fault.name, fault.planted)
    wrong = _what_is_wrong(fault)
    assert fault.told in wrong
    assert "Traceback" not in wrong


def test_the_seeds_that_find_faults_end_well_without_one() -> None:
    usual = {fault.seed for fault in FAULTS.values() if fault.events is EVENTS}
    assert usual <= set(SEEDS)  # all of them are played in test_simulator.py
    for fault in FAULTS.values():
        assert fault.events is EVENTS or not _what_is_wrong(fault)
