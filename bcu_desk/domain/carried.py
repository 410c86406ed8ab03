"""Posts that go on as others when wards change: told by their numbers, `EA-D1` and `EA-D1/18`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bcu_desk.domain.assignments import Post
from bcu_desk.domain.dated import Every

YEAR = re.compile(r"/[0-9]{2}(-[0-9]+)?$")


def number_of(code: str) -> str:
    """A post's number without the year of the wards that it was carried to."""
    return YEAR.sub("", code)


def earlier_posts(every: Every) -> dict[int, Post]:
    """The post that another goes on from, by the later one's id, of all that there are."""
    return earlier_of(every(Post))


def earlier_of(posts: Sequence[Post]) -> dict[int, Post]:
    """The post that another goes on from, by the later one's id.

    They have the same number and kind, and one ends on the day that the other begins.
    """
    ended = {(number_of(row.code), row.kind, row.to_day): row for row in posts if row.to_day}
    found = {}
    for row in posts:
        number = number_of(row.code)
        before = ended.get((number, row.kind, row.from_day)) if number != row.code else None
        if before is not None and before.id != row.id:
            found[row.id] = before
    return found
