"""When so much would go that it is asked about again."""

from __future__ import annotations

import pytest

from bcu_desk.domain.merge.removals import is_much


@pytest.mark.parametrize(
    ("removed", "count", "asks"),
    [(0, 10, False), (10, 1_000, False), (11, 1_000, True), (5, 100, False), (6, 100, True)],
)
def test_much_removed_is_asked_about(removed: int, count: int, asks: bool) -> None:
    assert is_much({"booking": removed}, {"booking": count}) == asks
