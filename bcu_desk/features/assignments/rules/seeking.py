"""Finding something on the board: by a key that people use, or as the next problem."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bcu_desk.features.assignments.rules.board import COMMAND, Row
from bcu_desk.features.assignments.rules.items import BarItem, GapItem, Item, RuleItem
from bcu_desk.features.assignments.rules.lanes import OF_COMMAND, Stand


def found_by(code: str, items: Iterable[Item], on: date) -> str:
    """The key of the item meant by a row's key, BCU, post code, collar number or rule; '' for none.

    What holds on the day comes before what is later, and that before what is past.
    """
    meant = [item for item in items if _meant(code, item)]
    ordered = sorted(meant, key=lambda item: _away(item, on))
    return ordered[0].key if ordered else ""


def _meant(code: str, item: Item) -> bool:
    if isinstance(item, BarItem):
        return code in (*_of_row(item.row), item.bar.post, item.bar.collar, item.key, _person(item))
    if isinstance(item, GapItem):
        return code in (*_of_row(item.row), *item.gap.posts, item.key)
    return code == item.key or (item.stretch is None and code == item.lane.rule.code)


def _person(item: BarItem) -> str:
    """A post with the person in it, as changes to come name them."""
    return f"{item.bar.post}|{item.bar.collar}"


def _of_row(row: Row) -> tuple[str, ...]:
    """A row's key; a whole BCU is shown where its command is."""
    return (row.key, row.bcu) if row.group == COMMAND else (row.key,)


def _away(item: Item, on: date) -> tuple[int, int]:
    if isinstance(item, RuleItem) or item.days.holds(on):
        return 0, 0
    later = item.days.start > on
    return (1, (item.days.start - on).days) if later else (2, (on - item.days.start).days)


def next_problem(key: str, items: Iterable[Item]) -> str:
    """The key of the next gap or stretch of a broken rule, around to the first.

    What concerns the command comes first, then wards, people and vehicles, each by first day.
    """
    found = sorted((*_first(item), item.key) for item in items if _wrong(item))
    keys = [name for _, _, name in found]
    if not keys:
        return ""
    return keys[(keys.index(key) + 1) % len(keys)] if key in keys else keys[0]


def _wrong(item: Item) -> bool:
    if isinstance(item, RuleItem):
        return item.stretch is not None and item.stretch.stand is Stand.BROKEN
    return isinstance(item, GapItem)


def _first(item: Item) -> tuple[bool, date]:
    if not isinstance(item, RuleItem):
        return False, item.days.start
    first = date.min if item.stretch is None else item.stretch.days.start
    return item.lane.rule.code not in OF_COMMAND, first
