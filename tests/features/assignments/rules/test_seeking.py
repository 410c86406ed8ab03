"""Finding things on the board."""

from __future__ import annotations

import pytest

from bcu_desk.features.assignments.rules.seeking import found_by, next_problem
from tests.domain.model_check.worlds import day, lawful
from tests.features.assignments.boards import (
    BAR,
    GAP,
    HAVERING,
    NEXT,
    ON,
    REDBRIDGE,
    RULE,
    shown,
    with_gap,
)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        (REDBRIDGE, BAR),
        (HAVERING, f"{HAVERING}|EA-S2|112KD|2017-01-09"),
        ("EA-S1", BAR),
        ("111KD", BAR),
        ("EA/response", "EA/response|EA-S2|112KD|2017-01-09"),
        ("EA-C1", "EA-C1|EA-C1|110KD|2017-01-09"),
        ("EA", "EA-C1|EA-C1|110KD|2017-01-09"),
        ("R5", "rule.R5"),
        (GAP, GAP),
        (RULE, RULE),
        ("nobody", ""),
    ],
)
def test_things_are_found_by_the_keys_that_people_use(code: str, key: str) -> None:
    assert found_by(code, shown(with_gap()).items.values(), ON) == key


def test_what_holds_on_the_day_comes_first_then_what_is_later() -> None:
    items = shown(with_gap()).items.values()
    assert found_by("EA-S1", items, day(2, 5)) == GAP
    assert found_by("EA-S1", items, day(3, 1)) == NEXT
    assert found_by("111KD", items, day(3, 1)) == BAR


def test_the_next_problem_goes_round_and_tells_the_command_first() -> None:
    items = shown(with_gap()).items
    seen = [next_problem("", items.values())]
    while (key := next_problem(seen[-1], items.values())) != seen[0]:
        seen.append(key)
    assert seen[0] == GAP
    assert RULE in seen
    assert len(seen) == len({key for key in items if "gap" in key or "|broken|" in key})


def test_a_complete_command_has_no_problem() -> None:
    assert next_problem(BAR, shown(lawful()).items.values()) == ""
