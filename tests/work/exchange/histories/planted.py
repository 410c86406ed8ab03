"""Faults to plant in the merge core, each in a place of its own: histories must find every one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from bcu_desk.domain.merge import arrivals, rows
from bcu_desk.domain.merge.arrivals import Stretch
from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Dot, Knowledge
from bcu_desk.domain.merge.registers import Write, siblings
from bcu_desk.domain.merge.rows import MergedRow, RowChange, merged
from bcu_desk.store.exchange import feed, held, merging
from bcu_desk.store.exchange.plain import sorting
from bcu_desk.store.exchange.unseen import wards
from bcu_desk.store.exchange.upkeep import collecting, reissuing
from tests.work.exchange.histories import edits, travel
from tests.work.exchange.simulator import EVENTS, Event


@dataclass(frozen=True)
class Fault:
    """Another thing in the place of `name`; the seed whose history finds it, and what that says.

    `events` are other ones than usual where what is needed seldom happens.
    """

    place: object
    name: str
    planted: Callable[..., object]
    seed: int
    told: str
    events: Mapping[Event, int] = field(default_factory=lambda: EVENTS)


def _nothing(*_: object, **__: object) -> None:
    """Say and do nothing."""


def _none(*_: object, **__: object) -> tuple[()]:
    return ()


def _only_its_own(_: Contexts, dot: Dot) -> Knowledge:
    return Knowledge({dot.feed: dot.number})


def _the_earliest_first(writes: Iterable[Write]) -> tuple[Write, ...]:
    return siblings(writes)[::-1]


def _the_latest_alone(writes: Iterable[Write]) -> tuple[Write, ...]:
    return siblings(writes)[:1]


def _a_delete_wins(changes: Iterable[RowChange]) -> MergedRow:
    found = merged(changes)
    return replace(found, stands=found.stands and all(end.value for end in found.open_end))


def _of_none(*_: object) -> set[int]:
    return set()


def _over_gaps(known: Knowledge, stretches: list[Stretch]) -> list[Stretch]:
    return [one for one in stretches if one.last > known.of(one.feed)]


IN_PARTS: dict[Event, int] = {
    edits.write: 6, travel.send: 2, travel.send_in_parts: 6, travel.take: 4,
}  # fmt: skip
FAULTS = {
    "what was seen is not counted": Fault(Contexts, "seen_at", _only_its_own, 7, "differ: open"),
    "nobody says what it has seen": Fault(feed, "say_seen", _nothing, 7, "differ: open"),
    "what arrives moves no clock": Fault(merging, "_raise_clock", _nothing, 2, "the clock of"),
    "the earlier write is shown": Fault(rows, "siblings", _the_earliest_first, 1, "shows"),
    "the later write hides others": Fault(rows, "siblings", _the_latest_alone, 1, "open wrongly"),
    "what differs is no conflict": Fault(rows, "contested", _none, 0, "open wrongly"),
    "a delete wins over an edit": Fault(merging, "merged", _a_delete_wins, 12, "stands wrongly"),
    "none changed it meanwhile": Fault(sorting, "_unseen", _of_none, 6, "open wrongly"),
    "nothing is marked as open": Fault(merging, "_mark_contested", _nothing, 6, "open wrongly"),
    "what others lack is let go of": Fault(collecting, "horizon", feed.held, 9, "lost"),
    "a returning desk forgets": Fault(reissuing, "unsent", _none, 2, "lost"),
    "a fork is taken": Fault(held, "refuse_fork", _nothing, 0, "a fork was taken"),
    "a ward's gap is not seen": Fault(wards, "beyond_the_promise", _none, 113, "the ward's gap"),
    "gaps are passed over": Fault(arrivals, "_following", _over_gaps, 0, "lost", IN_PARTS),
}
