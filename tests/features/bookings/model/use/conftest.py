"""A day of use, read once."""

from __future__ import annotations

import pytest

from bcu_desk.features.bookings.model.use.read import UseRead
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.work.desk import Desk
from tests.features.bookings.used import a_used_desk, use_of


@pytest.fixture(scope="session")
def used(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with a day of use."""
    return a_used_desk(tmp_path_factory.mktemp("used"))


@pytest.fixture(scope="session")
def by(used: Desk) -> dict[By, UseRead]:
    """Its use by everything that it is told by."""
    return {one: use_of(used, one) for one in By}
