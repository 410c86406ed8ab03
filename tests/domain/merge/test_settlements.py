"""What was settled about two records."""

from __future__ import annotations

import pytest

from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.settlements import (
    ALLOW_BOTH,
    AS_IT_IS,
    Decision,
    Part,
    Settlement,
    differing,
)

CANCELLED = {"state": "cancelled"}


def test_a_settlement_names_its_clash_and_what_both_said() -> None:
    made = Settlement(id=1, clash='["booking",1,2]', choice=ALLOW_BOTH, rows="ab")
    assert (made.clash, made.choice, made.rows) == ('["booking",1,2]', "allow_both", "ab")


def decided(desk: int, number: int, choice: str, *parts: Part) -> Decision:
    return Decision(Dot(desk, 1, number), 10 * desk + number, choice, parts)


def part(row: int, kind: str = "update", **cells: str | int) -> Part:
    return Part(row, kind, cells)


UPHOLD_1 = decided(1, 5, "uphold:1", part(2, **CANCELLED))


@pytest.mark.parametrize(
    ("choice", "change", "told"),
    [
        ("uphold:1", part(1, **CANCELLED), True),
        ("uphold:1", part(2, **CANCELLED), False),
        ("uphold:1", part(2, start_minute=5), True),
        ("uphold:1", part(1, "delete"), True),
        ("uphold:1", part(2, "delete"), False),  # a conflict of the record itself
        (ALLOW_BOTH, part(1, **CANCELLED), True),
        (ALLOW_BOTH, part(1, start_minute=5), False),
        (AS_IT_IS, part(2, start_minute=5), False),
    ],
)
def test_a_change_apart_goes_against_what_a_settlement_relies_on(
    choice: str, change: Part, told: bool
) -> None:
    parts = (part(2, **CANCELLED),) if choice == "uphold:1" else ()
    settled, other = decided(1, 5, choice, *parts), decided(2, 3, "", change)
    found = differing((settled,), (other,), Contexts())
    assert found == ((settled, other) if told else ())


def test_a_settlement_that_saw_both_closes_what_differs() -> None:
    other = decided(2, 3, "uphold:2", part(1, **CANCELLED))
    assert differing((UPHOLD_1, other), (), Contexts()) == (UPHOLD_1, other)
    last = decided(3, 2, AS_IT_IS)
    saw = Knowledge({FeedId(1, 1): 5, FeedId(2, 1): 3})
    seen = Contexts.of([MergeEntry(Dot(3, 1, 1), saw)])
    assert differing((UPHOLD_1, other, last), (), seen) == ()


def test_what_was_changed_in_sight_of_a_settlement_is_no_difference() -> None:
    seen = Contexts.of([MergeEntry(Dot(2, 1, 1), Knowledge({FeedId(1, 1): 5}))])
    assert differing((UPHOLD_1,), (decided(2, 3, "", part(1, **CANCELLED)),), seen) == ()
