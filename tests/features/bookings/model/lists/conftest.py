"""The small fleet with something out, due, lent and waited for."""

from __future__ import annotations

import pytest

from bcu_desk.features.bookings.model.lists.read import Lists
from tests.features.bookings.lists import a_busy_desk, read_of


@pytest.fixture(scope="session")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Lists:
    """What the lists show of vehicles at 10:40."""
    return read_of(a_busy_desk(tmp_path_factory.mktemp("read")))
