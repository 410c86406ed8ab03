"""Protective markings."""

from __future__ import annotations

import pytest

from bcu_desk.domain.markings import TIERS, in_file_name, marking_of
from bcu_desk.domain.refusals import Refused


@pytest.mark.parametrize(
    ("told", "marking"),
    [
        ("OFFICIAL", "OFFICIAL"),
        (" official-sensitive ", "OFFICIAL-SENSITIVE"),
        ("Official-Sensitive: personal data", "OFFICIAL-SENSITIVE: PERSONAL DATA"),
    ],
)
def test_a_marking_is_told_in_capitals(told: str, marking: str) -> None:
    assert marking_of(told) == marking


@pytest.mark.parametrize(
    "told", ["", "SECRET", "OFFICIAL:", "OFFICIAL: <b>", "OFFICIAL\nSECRET", "TOP SECRET: X"]
)
def test_any_other_tier_or_form_is_refused(told: str) -> None:
    with pytest.raises(Refused) as caught:
        marking_of(told)
    assert (caught.value.code, caught.value.facts["known"]) == ("unknown_marking", TIERS)


def test_a_long_wrong_marking_is_told_in_part() -> None:
    with pytest.raises(Refused) as caught:
        marking_of("X" * 500)
    assert caught.value.facts["value"] == "X" * 80


def test_a_marking_in_a_file_name_has_no_colon() -> None:
    assert in_file_name("OFFICIAL: A, B") == "OFFICIAL A B"
