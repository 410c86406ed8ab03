"""The facts of the check are frozen rows."""

from __future__ import annotations

import dataclasses

import pytest

from bcu_desk.domain.model_check.facts import ModelFacts
from tests.domain.model_check.worlds import lawful


def test_no_facts_are_a_world_of_nothing() -> None:
    assert all(getattr(ModelFacts(), field.name) == () for field in dataclasses.fields(ModelFacts))


def test_facts_can_not_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        lawful().posts = ()  # type: ignore[misc]
