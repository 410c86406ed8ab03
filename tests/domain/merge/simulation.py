"""Desks that exchange files in any order, weeks apart, with wrong clocks, in one process.

Files get lost, come twice, late and in parts. Beside the code under test stands an *oracle*: for
every change, the set of changes that its desk truly held when it made it. It is never sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random

from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.rows import MergedRow, RowChange, merged

CELLS = ("start", "state", "note")
ROWS = range(4)


@dataclass(frozen=True)
class Sent:
    """A change on its way: without what its desk had seen, which the feed tells."""

    dot: Dot
    clock: int
    row: int
    kind: str
    cells: dict[str, str]


Item = Sent | MergeEntry


@dataclass
class SimulatedDesk:
    """One desk: its feeds, its knowledge, its rows by the code under test."""

    number: int
    skew: int
    incarnation: int = 1
    clock: int = 0
    feeds: dict[FeedId, list[Item]] = field(default_factory=dict)
    known: Knowledge = field(default_factory=Knowledge)
    merges: bool = True
    moves_clock: bool = True
    takes_gaps: bool = False

    @property
    def feed(self) -> FeedId:
        return FeedId(self.number, self.incarnation)

    def next_dot(self) -> Dot:
        return Dot(*self.feed, len(self.feeds.get(self.feed, [])) + 1)

    def _keep(self, item: Item) -> None:
        self.feeds.setdefault(item.dot.feed, []).append(item)
        self.known = self.known.raised(item.dot.feed, item.dot.number)

    def write(self, row: int, kind: str, cells: dict[str, str], now: int) -> Sent:
        self.clock = max(self.clock + 1, (now + self.skew) << 16)
        sent = Sent(self.next_dot(), self.clock, row, kind, cells)
        self._keep(sent)
        return sent

    def receive(self, items: Iterable[Item]) -> bool:
        """Take what follows on what is known; says whether anything was new."""
        changed = new = False
        for item in items:
            at = self.known.of(item.dot.feed)
            if item.dot.number <= at or (item.dot.number > at + 1 and not self.takes_gaps):
                continue
            new = True
            changed |= isinstance(item, Sent)
            if isinstance(item, Sent) and self.moves_clock:
                self.clock = max(self.clock, item.clock)
            self._keep(item)
        if changed and self.merges:
            self._keep(MergeEntry(self.next_dot(), self.known))
        return new

    def changes(self) -> list[Sent]:
        return [i for feed in self.feeds.values() for i in feed if isinstance(i, Sent)]

    def contexts(self) -> Contexts:
        found = (i for feed in self.feeds.values() for i in feed if isinstance(i, MergeEntry))
        return Contexts.of(found)

    def rows(self, merge: Callable[[list[RowChange]], MergedRow] = merged) -> list[MergedRow]:
        contexts, by_row = self.contexts(), {row: [] for row in ROWS}
        for one in self.changes():
            seen = contexts.seen_at(one.dot)
            by_row[one.row].append(RowChange(one.dot, one.clock, seen, one.kind, one.cells))
        return [merge(found) for found in by_row.values()]


@dataclass
class Simulation:
    """A history drawn from a seed; `truth` is the oracle's: what was held at each change."""

    seed: int
    desks: list[SimulatedDesk]
    merge: Callable[[list[RowChange]], MergedRow] = merged
    truth: dict[Dot, frozenset[Dot]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def run(self, steps: int = 60) -> list[str]:
        """Play, exchange everything, judge; returns what is wrong."""
        draw = Random(self.seed)
        on_the_way: list[list[Item]] = []
        for now in range(1, steps):
            desk = draw.choice(self.desks)
            if draw.random() < 0.55:
                self._write(desk, draw, now)
            elif draw.random() < 0.5 or not on_the_way:
                on_the_way.append(_file(desk, draw))
            else:
                desk.receive(
                    on_the_way[draw.randrange(len(on_the_way))]
                )  # may come twice, or never
        self._exchange_all(draw)
        self._judge()
        return self.faults

    def _write(self, desk: SimulatedDesk, draw: Random, now: int) -> None:
        held = frozenset(one.dot for one in desk.changes())
        kind = draw.choices(("update", "delete", "insert"), (8, 1, 1))[0]
        names = CELLS if kind != "update" else draw.sample(CELLS, draw.randint(1, 2))
        cells = {name: draw.choice("abcde") for name in names}
        sent = desk.write(draw.choice(ROWS), kind, cells, now)
        self.truth[sent.dot] = held
        for dot in held:
            if self._clock_of(dot) >= sent.clock:
                self.faults.append(f"the clock of {sent.dot} is not after that of {dot}")

    def _clock_of(self, dot: Dot) -> int:
        home = next(desk for desk in self.desks if desk.number == dot.desk)
        return next(i.clock for i in home.changes() if i.dot == dot)

    def _exchange_all(self, draw: Random) -> None:
        going = True
        while going:
            going = False
            for one in draw.sample(self.desks, len(self.desks)):
                for other in draw.sample(self.desks, len(self.desks)):
                    whole = [item for feed in one.feeds.values() for item in feed]
                    going |= one is not other and other.receive(whole) and bool(_changes(whole))

    def _judge(self) -> None:
        first = self.desks[0]
        for desk in self.desks:
            if {one.dot for one in desk.changes()} != set(self.truth):
                self.faults.append(f"desk {desk.number} lost a change")
            if desk.rows(self.merge) != first.rows(self.merge):
                self.faults.append(f"desk {desk.number} shows another state")
        for row, shown in zip(ROWS, first.rows(self.merge), strict=True):
            self._judge_row(row, shown)

    def _judge_row(self, row: int, shown: MergedRow) -> None:
        """The writes side by side are those that no other desk had truly seen."""
        changes = [one for one in self.desks[0].changes() if one.row == row]
        for name in CELLS:
            writes = [one for one in changes if one.kind != "delete" and name in one.cells]
            seen = {dot for one in writes for dot in self.truth[one.dot]}
            top = [one for one in writes if one.dot not in seen]
            differing = {one.dot for one in top} if len({o.cells[name] for o in top}) > 1 else set()
            found = {one.dot for one in shown.open_cells.get(name, ())}
            if found != differing:
                self.faults.append(f"row {row} {name}: open {sorted(found)}, not {differing}")
            if top and shown.cells[name] not in {one.cells[name] for one in top}:
                self.faults.append(f"row {row} {name} shows what was replaced")
        seen = {dot for one in changes for dot in self.truth[one.dot]}
        top = [one for one in changes if one.dot not in seen]
        if top and shown.stands != any(one.kind != "delete" for one in top):
            self.faults.append(f"row {row} stands wrongly")


def _file(desk: SimulatedDesk, draw: Random) -> list[Item]:
    """Some feeds of a desk, whole or from somewhere on, cut or not."""
    chosen: list[Item] = []
    for feed in desk.feeds.values():
        if draw.random() < 0.8:
            first = draw.randrange(len(feed)) if draw.random() < 0.3 else 0
            last = draw.randrange(len(feed)) + 1 if draw.random() < 0.3 else len(feed)
            chosen += feed[first:last]
    return chosen


def _changes(items: Iterable[Item]) -> list[Item]:
    return [item for item in items if isinstance(item, Sent)]


def three_desks(seed: int) -> list[SimulatedDesk]:
    """Three to five desks, with clocks up to a year wrong."""
    draw = Random(seed + 1_000_003)
    year = 365 * 24 * 60
    return [
        SimulatedDesk(n, draw.randint(-year, year) + year) for n in range(2, draw.randint(5, 7))
    ]
