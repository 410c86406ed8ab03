"""What a desk had done and never told, when it returns after having been withdrawn.

Its changes go on under a new incarnation, with what the desk had seen when it made them: whatever
others did meanwhile stands beside them, to review. What was taken of it before is not told twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.registers import Value
from bcu_desk.store.books import feed_step, step
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.sealed.segments import Transaction
from bcu_desk.store.tables import SYNCED

_SAID = ("actor", "command", "label", "reason", "wall")
Cut = tuple[int, int]  # the incarnation and number up to which the desk's changes were taken


def unsent(
    old: Connection,
    desks: Mapping[int, GroupDesk],
    fresh: FeedId,
    is_there: Callable[[str, int], bool],
) -> tuple[FeedItem, ...]:
    """The changes of an old file beyond what counts of them, as they stand in a new feed.

    `desks` are those of the group, as the lead tells of them now; `is_there` tells whether a row
    is in the new file: of one that has gone there meanwhile, a change is told as the whole record.
    """
    contexts = feed.contexts(old)
    made: list[FeedItem] = []
    seen = Knowledge()
    numbers: dict[tuple[int, int], int] = {}
    for item in _beyond(old, _cut(desks[fresh.desk]), fresh.desk):
        now = _capped(contexts.seen_at(item.dot), desks, fresh)
        if not made or now != seen:
            told: dict[str, Value] = {"seen": feed.told_of(now)}
            dot = Dot(*fresh, len(made) + 1)
            made.append(FeedItem(dot, 0, item.clock, feed.MERGE, "", 0, told))
            seen = now
        dot = Dot(*fresh, len(made) + 1)
        tx = numbers.setdefault((item.dot.incarnation, item.tx), -1 - len(numbers))
        made.append(_as_new(old, item, (dot, tx), there=is_there(item.noun, item.row)))
    return tuple(made)


def _beyond(old: Connection, cut: Cut, desk: int) -> Iterator[FeedItem]:
    """The old file's own changes after the cut, in the order in which they were made."""
    incarnation, number = cut
    for feed_id, _ in feed.held(old):
        if feed_id.desk == desk and feed_id.incarnation >= incarnation:
            first = number + 1 if feed_id.incarnation == incarnation else 1
            found = feed.items(old, feed_id, first)
            yield from (one for one in found if one.kind != feed.MERGE)
    yield from feed.not_numbered(old)


def _cut(desk: GroupDesk) -> Cut:
    """The last change that counts of a desk that was withdrawn."""
    return desk.last_incarnation or 1, desk.last_number or 0


def _capped(known: Knowledge, desks: Mapping[int, GroupDesk], fresh: FeedId) -> Knowledge:
    """What others can come to know too: of desks that were withdrawn, what counts.

    What such a desk told beyond that, it tells under other numbers when it returns, or never.
    """
    kept: dict[FeedId, int] = {}
    for feed_id, last in known:
        desk = desks.get(feed_id.desk)
        if desk is None or (feed_id.desk != fresh.desk and desk.takes(feed_id.incarnation, last)):
            kept[feed_id] = last
        elif feed_id.incarnation <= _cut(desk)[0]:
            same = feed_id.incarnation == _cut(desk)[0]
            kept[feed_id] = min(last, _cut(desk)[1]) if same else last
    return Knowledge(kept)


def _as_new(old: Connection, item: FeedItem, new: tuple[Dot, int], *, there: bool) -> FeedItem:
    """The change under its new number; its step has a negative one, as no own step has."""
    kind, cells = item.kind, item.cells
    if kind == "update" and not there:
        table = SYNCED[item.noun]
        found = old.execute(select(table).where(table.c.id == item.row)).mappings().first()
        if found is not None:
            kind, cells = "insert", dict(found)
    dot, tx = new
    return FeedItem(dot, tx, item.clock, kind, item.noun, item.row, cells)


def steps(old: Connection, told: Iterable[FeedItem], desk: GroupDesk) -> tuple[Transaction, ...]:
    """Who made what `unsent` told, and why; a desk may return more than once."""
    fresh = (one for one in told if one.kind != feed.MERGE)
    sources = zip(fresh, _beyond(old, _cut(desk), desk.id), strict=False)
    found = {new.tx: (source.dot.incarnation, source.tx) for new, source in sources}
    return tuple(
        Transaction(tx, **_said(old, desk.id, *of))
        for tx, of in sorted(found.items(), reverse=True)
    )


def _said(old: Connection, desk: int, incarnation: int, tx: int) -> dict[str, Any]:
    """What a step says of itself: by the feed, or by the log where it has no number yet."""
    mine = (feed_step.c.desk == desk) & (feed_step.c.incarnation == incarnation)
    for table, at in ((feed_step, mine & (feed_step.c.tx == tx)), (step, step.c.tx == tx)):
        row = old.execute(select(*(table.c[name] for name in _SAID)).where(at)).mappings().first()
        if row is not None:
            return dict(row)
    return {"actor": "", "command": "", "label": "", "reason": None, "wall": ""}
