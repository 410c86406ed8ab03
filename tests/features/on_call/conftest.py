"""A copy of the sample, to read and to change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON

MONDAY = View(date(2017, 1, 23), ("EA",))


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """A desk over the sample."""
    return Desk(sample_file, Clock(NOON), actor="Supt Test")
