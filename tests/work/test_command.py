"""The shape of commands and queries."""

from __future__ import annotations

import pytest

from bcu_desk.work.command import Command, Query
from tests.builders import Rename


def test_a_command_is_frozen_and_equal_to_one_with_the_same_fields() -> None:
    made = Rename(collar="412KD", surname="Osei")
    assert made == Rename(collar="412KD", surname="Osei")
    with pytest.raises(AttributeError):
        made.surname = "Vance"


def test_fields_are_given_by_name_only() -> None:
    with pytest.raises(TypeError):
        Rename("412KD", "Osei")
    with pytest.raises(TypeError):
        Rename(collar="412KD", surname="Osei", forename="Ada")


def test_a_command_or_query_without_its_own_work_says_so() -> None:
    with pytest.raises(NotImplementedError):
        Command().run(None)
    with pytest.raises(NotImplementedError):
        Query().rows(None, None)
