"""Under which post another may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WORDS = {
    "under_itself": "This is the post itself",
    "under_other_bcu": "Another BCU",
    "under_lower_rank": "Not of a higher rank",
    "under_own_branch": "In its own branch",
    "under_already": "Its place now",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A post as far as its place matters: its code, BCU and the grade of its rank."""

    code: str
    bcu: str
    grade: int


def why_not_under(post: Placed, under: Placed, over: Mapping[str, str]) -> str | None:
    """The code of the reason that a post can't report to another, or None where it can.

    `over` holds the post that each post reports to. A post reports to one of a higher rank, of
    its own BCU, and never into its own branch.
    """
    if post.code == under.code:
        return "under_itself"
    if post.bcu != under.bcu:
        return "under_other_bcu"
    if under.grade <= post.grade:
        return "under_lower_rank"
    at: str | None = under.code
    while at is not None:
        if at == post.code:
            return "under_own_branch"
        at = over.get(at)
    return None
