"""What the page reads of the small fleet, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.bookings.model.loaded import Loaded, load
from bcu_desk.features.bookings.model.window import Window
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import DAY, NOW, VIEW, when


def read(path: Path, asked: Free | None = None, *, week: bool = False) -> Loaded:
    """What the page reads."""
    with Desk(path, Clock(NOW)).reader() as reader:
        return load(reader, VIEW, Window(DAY, week), asked)


@pytest.fixture(scope="session")
def loaded(made_fleet: Path) -> Loaded:
    """The day, with nothing asked."""
    return read(made_fleet)


@pytest.fixture(scope="session")
def asked(made_fleet: Path) -> Loaded:
    """The day, with what is free 12:30–13:30."""
    return read(made_fleet, Free(start=when("12:30"), end=when("13:30")))
