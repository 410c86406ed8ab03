"""Posts, postings and their words."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.assignments import Standing, Target
from tests.builders import A_POST, a_posting


def test_a_standing_is_its_own_word_in_the_file() -> None:
    assert [str(item) for item in Standing] == ["substantive", "acting", "temporary"]
    with pytest.raises(ValueError, match="acing"):
        Standing("acing")


def test_a_post_may_be_for_a_whole_bcu() -> None:
    assert (A_POST.borough_id, A_POST.ward_id, A_POST.function_id) == (None, None, None)


def test_a_posting_is_dated_and_a_target_may_be_for_everywhere() -> None:
    assert a_posting().on(date(2017, 1, 9))
    assert Target(id=1, kind="dwo", amount=2, from_day=date(2017, 1, 9)).ward_id is None
