"""Imports that remove much: people are asked once more before a mistake travels."""

from __future__ import annotations

from collections.abc import Mapping

MOST_REMOVED, REMOVED_SHARE = 10, 0.05


def is_much(removed: Mapping[str, int], before: Mapping[str, int]) -> bool:
    """Whether more than 10 rows go, or more than 5 % of those that a noun had."""
    if sum(removed.values()) > MOST_REMOVED:
        return True
    return any(n > REMOVED_SHARE * max(1, before.get(noun, 0)) for noun, n in removed.items())
