"""The reading process keeps its limits."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bcu_desk.work.apart.limits import CAN_LIMIT
from tests.sources import ROOT

GREEDY = """
import sys
from bcu_desk.features.wards.rules.reading import worker
worker._limit()
try:
    held = bytearray(2 * worker.MOST_MEMORY)
except MemoryError:
    print("held back")
"""


@pytest.mark.skipif(not CAN_LIMIT, reason="memory is capped where the system can")
def test_the_reading_process_gets_no_more_memory_than_its_cap() -> None:
    told = subprocess.run(
        [sys.executable, "-c", GREEDY], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.stdout.strip() == "held back", told.stderr
