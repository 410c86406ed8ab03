"""Posts that go on keep their number with the year of their wards, and a title of their own."""

from __future__ import annotations

import pytest

from bcu_desk.domain.words import clean_key
from bcu_desk.features.wards.rules.naming import code_after, next_code, role_of, title_in


def test_a_post_that_goes_on_has_its_number_and_the_year() -> None:
    made = code_after("EA-D1", "2018", {"EA-D1"})
    assert made == clean_key(made, "code") == "EA-D1/18"
    assert code_after(made, "2022", {made}) == "EA-D1/22"
    assert code_after("EA-D1", "2018", {"EA-D1/18"}) == "EA-D1/18-2"


def test_a_post_that_is_opened_has_the_next_number() -> None:
    assert next_code("EA-D1/18", {"EA-D1", "EA-D1/18", "EA-D2/18", "CN-D3"}) == "EA-D3"


@pytest.mark.parametrize(
    ("role", "made"),
    [
        ("DWO 1", "DWO 3, Heath"),
        ("PCSO", "PCSO, Heath"),
        ("Youth officer", "Youth officer 2, Heath"),
    ],
)
def test_a_title_is_of_the_new_ward_and_nobody_elses(role: str, made: str) -> None:
    taken = {"DWO 1, Heath", "DWO 2, Heath", "Youth officer, Heath"}
    assert title_in(role, "Heath", taken) == made


def test_a_title_without_its_ward_is_left_as_it_is() -> None:
    assert role_of("DWO 1, Abbey", "Abbey") == "DWO 1"
    assert role_of("Schools officer", "Abbey") is None
