"""Holders of posts that another desk closed, or that were made to begin later, meanwhile.

Where the post is not in force nobody sees who holds it: neither desk could do so by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

Rows = tuple[int, int]
_BEYOND = """
SELECT p.id, held.id FROM posting AS held JOIN post AS p ON p.id = held.post_id
WHERE held.from_day < p.from_day
  OR (p.to_day IS NOT NULL AND (held.to_day IS NULL OR held.to_day > p.to_day))
ORDER BY p.id, held.id"""


def held_beyond(connection: Connection) -> Iterator[Rows]:
    """Posts with postings on days on which the post is not in force: the ids of both."""
    for post, posting in connection.exec_driver_sql(_BEYOND).all():
        yield int(post), int(posting)
