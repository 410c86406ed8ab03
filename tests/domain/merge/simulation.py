"""Desks that exchange files in any order, weeks apart, with wrong clocks, in one process.

Files get lost, come twice, late and in parts; desks join in the middle, are put back from copies,
and let go of what all have seen replaced. Beside the code under test stands an *oracle*: for every
change, the set of changes that its desk truly held when it made it. It is never sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from random import Random

from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge, common
from bcu_desk.domain.merge.rows import MergedRow, RowChange, merged
from bcu_desk.store.exchange.upkeep.collecting import _replaced

CELLS = ("start", "state", "note")
ROWS = range(4)
MOST_DESKS = 7


@dataclass(frozen=True)
class Sent:
    """A change on its way: without what its desk had seen, which the feed tells."""

    dot: Dot
    clock: int
    row: int
    kind: str
    cells: dict[str, str]

    def told(self, contexts: Contexts) -> RowChange:
        """The change with what its feed tells."""
        seen = contexts.seen_at(self.dot)
        return RowChange(self.dot, self.clock, seen, self.kind, self.cells)


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
    gone: frozenset[Dot] = frozenset()

    @property
    def feed(self) -> FeedId:
        return FeedId(self.number, self.incarnation)

    def next_dot(self) -> Dot:
        return Dot(*self.feed, self.known.of(self.feed) + 1)

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

    def copied(self) -> tuple[dict[FeedId, list[Item]], Knowledge]:
        """Its file as it is."""
        return {feed: list(items) for feed, items in self.feeds.items()}, self.known

    def put_back(self, copy: tuple[dict[FeedId, list[Item]], Knowledge]) -> None:
        """Go on from a copy, under a new incarnation, and say what that holds."""
        feeds, self.known = copy
        self.feeds = {feed: list(items) for feed, items in feeds.items()}
        self.incarnation += 1
        self._keep(MergeEntry(self.next_dot(), self.known))

    def let_go(self, seen_by_all: Knowledge) -> None:
        """Drop what all have seen replaced, of rows that stand."""
        contexts, by_row = self.contexts(), self._by_row()
        for changes in by_row.values():
            told = [one.told(contexts) for one in changes]
            gone = _replaced(told, seen_by_all) if told and merged(told).stands else set()
            for dot in filter(seen_by_all.knows, gone):
                self.feeds[dot.feed] = [one for one in self.feeds[dot.feed] if one.dot != dot]
                self.gone |= {dot}

    def changes(self) -> list[Sent]:
        return [i for feed in self.feeds.values() for i in feed if isinstance(i, Sent)]

    def contexts(self) -> Contexts:
        found = (i for feed in self.feeds.values() for i in feed if isinstance(i, MergeEntry))
        return Contexts.of(found)

    def rows(self, merge: Callable[[list[RowChange]], MergedRow] = merged) -> list[MergedRow]:
        contexts = self.contexts()
        return [
            merge([one.told(contexts) for one in changes]) for changes in self._by_row().values()
        ]

    def _by_row(self) -> dict[int, list[Sent]]:
        by_row: dict[int, list[Sent]] = {row: [] for row in ROWS}
        for one in self.changes():
            by_row[one.row].append(one)
        return by_row


@dataclass
class Simulation:
    """A history drawn from a seed; `truth` is the oracle's: what was held at each change."""

    seed: int
    desks: list[SimulatedDesk]
    merge: Callable[[list[RowChange]], MergedRow] = merged
    truth: dict[Dot, frozenset[Dot]] = field(default_factory=dict)
    sent: dict[Dot, Sent] = field(default_factory=dict)
    copies: dict[int, tuple[dict[FeedId, list[Item]], Knowledge]] = field(default_factory=dict)
    may_be_gone: set[Dot] = field(default_factory=set)
    on_the_way: list[list[Item]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def run(self, steps: int = 80) -> list[str]:
        """Play, exchange everything, judge; returns what is wrong."""
        draw = Random(self.seed)
        for now in range(1, steps):
            desk = draw.choice(self.desks)
            if draw.random() < 0.1:
                self._upkeep(desk, draw)
            elif draw.random() < 0.55:
                self._write(desk, draw, now)
            elif draw.random() < 0.5 or not self.on_the_way:
                self.on_the_way.append(_file(desk, draw))
            else:
                desk.receive(draw.choice(self.on_the_way))  # may come twice, or never
        self._exchange_all(draw)
        for dot in self.may_be_gone:  # a file on its way may have kept it
            if not any(desk.known.knows(dot) for desk in self.desks):
                self.truth.pop(dot, None)
        self._judge()
        return self.faults

    def _upkeep(self, desk: SimulatedDesk, draw: Random) -> None:
        kind = draw.choice(("join", "copy", "copy", "put back", "put back", "let go", "let go"))
        if kind == "join" and len(self.desks) < MOST_DESKS:
            self._join(desk, draw)
        elif kind == "copy":
            self.copies[desk.number] = desk.copied()
        elif kind == "put back" and desk.number in self.copies:
            self._put_back(desk)
        elif kind == "let go":
            self.copies.clear()  # who goes back behind it gets all anew, by a copy of the lead's
            desk.let_go(common(one.known for one in self.desks))

    def _join(self, desk: SimulatedDesk, draw: Random) -> None:
        """Another desk begins with a copy of what this one holds."""
        number = 2 + len(self.desks)
        new = replace(desk, number=number, incarnation=0, skew=draw.randint(0, 525_600))
        new.put_back(desk.copied())
        self.desks.append(new)

    def _put_back(self, desk: SimulatedDesk) -> None:
        """What nobody else has heard of may be gone with the file that was lost."""
        self.may_be_gone |= {one.dot for one in desk.changes()}
        desk.put_back(self.copies[desk.number])

    def _write(self, desk: SimulatedDesk, draw: Random, now: int) -> None:
        held = frozenset(one.dot for one in desk.changes()) | desk.gone
        row = draw.choice(ROWS)
        stands = desk.rows(self.merge)[row].stands
        kind = draw.choices(("update", "delete"), (8, 1))[0] if stands else "insert"
        names = CELLS if kind != "update" else draw.sample(CELLS, draw.randint(1, 2))
        cells = {name: draw.choice("abcde") for name in names}
        sent = desk.write(row, kind, cells, now)
        self.truth[sent.dot], self.sent[sent.dot] = held, sent
        for dot in held:
            if self.sent[dot].clock >= sent.clock:
                self.faults.append(f"the clock of {sent.dot} is not after that of {dot}")

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
            held = {one.dot for one in desk.changes()}
            self._judge_held(desk, held)
            for one, other in zip(desk.rows(self.merge), first.rows(self.merge), strict=True):
                if _shown(one) != _shown(other):
                    self.faults.append(f"desk {desk.number} shows another state")
        for row, shown in zip(ROWS, first.rows(self.merge), strict=True):
            self._judge_row(row, shown)

    def _judge_held(self, desk: SimulatedDesk, held: set[Dot]) -> None:
        """Nothing is lost, but for what was let go of: what others had knowingly replaced."""
        if held - set(self.truth):
            self.faults.append(f"desk {desk.number} has what nobody wrote")
        for dot in set(self.truth) - held:
            one = self.sent[dot]
            by_cell = [self._top(one.row, name) for name in one.cells if one.kind != "delete"]
            if any(dot in top for top in (*by_cell, self._top(one.row, ""))):
                self.faults.append(f"desk {desk.number} lost {dot}")

    def _top(self, row: int, name: str) -> list[Dot]:
        """The writes to a cell that no other desk had truly seen; without a cell, to the row."""
        writes = [
            self.sent[dot]
            for dot in self.truth
            if self.sent[dot].row == row
            and (not name or (self.sent[dot].kind != "delete" and name in self.sent[dot].cells))
        ]
        seen = {dot for one in writes for dot in self.truth[one.dot]}
        return [one.dot for one in writes if one.dot not in seen]

    def _judge_row(self, row: int, shown: MergedRow) -> None:
        """The writes side by side are those that no other desk had truly seen."""
        for name in CELLS:
            values = {dot: self.sent[dot].cells[name] for dot in self._top(row, name)}
            differing = set(values) if len(set(values.values())) > 1 else set()
            found = {one.dot for one in shown.open_cells.get(name, ())}
            if found != differing:
                self.faults.append(f"row {row} {name}: open {sorted(found)}, not {differing}")
            if values and shown.cells[name] not in values.values():
                self.faults.append(f"row {row} {name} shows what was replaced")
        top = self._top(row, "")
        if top and shown.stands != any(self.sent[dot].kind != "delete" for dot in top):
            self.faults.append(f"row {row} stands wrongly")


def _shown(row: MergedRow) -> tuple[object, ...]:
    """What people see of a row."""
    return row.stands, row.stands and row.image(), row.open_cells, row.open_end


def _file(desk: SimulatedDesk, draw: Random) -> list[Item]:
    """Some feeds of a desk, whole or from somewhere on, cut or not."""
    chosen: list[Item] = []
    for feed in desk.feeds.values():
        if feed and draw.random() < 0.8:
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
