"""The sample of both test BCUs, made once."""

from __future__ import annotations

import itertools

import pytest

from bcu_desk.store.create import first_number
from bcu_desk.work.sample.making import make_sample
from bcu_desk.work.sample.world import World


@pytest.fixture(scope="session")
def world() -> World:
    """The rows of `new FILE --sample both`."""
    return make_sample("both", seed=1, scale=1, ids=itertools.count(first_number(1)))
