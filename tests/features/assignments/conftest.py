"""The sample of both BCUs as a desk whose clock stands at 06:00 on Mon 23 Jan 2017."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """A desk over a copy of the sample."""
    return Desk(sample_file, Clock(minute_of("2017-01-23T06:00")), actor="PS Test")
