"""A core function led twice, or a borough held twice, since two desks each chose somebody.

One desk may keep two knowingly; that breaks a rule of the model and is no clash.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.store.exchange import feed

Rows = tuple[int, int, int]
# Pairs of rows that two desks made, of one owner (for functions: within one BCU), overlapping.
# CROSS JOIN: the few rows first, then what the feeds say of them.
_PAIRS = """
SELECT one.{owner}, one.id, two.id, a.desk, a.incarnation, a.number, b.desk, b.incarnation, b.number
FROM {noun} AS one JOIN {noun} AS two
  ON two.{owner} = one.{owner} AND two.id > one.id AND two.post_id <> one.post_id
  AND (one.to_day IS NULL OR two.from_day < one.to_day)
  AND (two.to_day IS NULL OR one.from_day < two.to_day)
JOIN post AS p ON p.id = one.post_id JOIN post AS q ON q.id = two.post_id AND q.bcu_id = p.bcu_id
CROSS JOIN feed_item AS a ON a.noun = '{noun}' AND a.row = one.id AND a.kind = 'insert'
CROSS JOIN feed_item AS b ON b.noun = '{noun}' AND b.row = two.id AND b.kind = 'insert'
  AND b.desk <> a.desk
ORDER BY one.{owner}, one.id, two.id"""


def led_twice(connection: Connection) -> Iterator[Rows]:
    """Functions with two leads that had not seen one another."""
    return _unseen(connection, "function_lead", "function_id")


def dedicated_twice(connection: Connection) -> Iterator[Rows]:
    """Boroughs with two superintendents dedicated by desks that had not seen one another."""
    return _unseen(connection, "dedication", "borough_id")


def _unseen(connection: Connection, noun: str, owner: str) -> Iterator[Rows]:
    found = connection.exec_driver_sql(_PAIRS.format(noun=noun, owner=owner)).all()
    if not found:
        return
    seen = feed.contexts(connection)
    for number, one, two, *dots in found:
        first, second = Dot(*dots[:3]), Dot(*dots[3:])
        if not (seen.seen_at(first).knows(second) or seen.seen_at(second).knows(first)):
            yield number, one, two
