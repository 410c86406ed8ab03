"""Real desk files that exchange real files in any order: lost, repeated, late, cut, put back.

Beside the program stands an *oracle*: for every edit, which edits the file truly held when it was
made, read from the file by plain SQL. From that alone follows what must be open at the end.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from itertools import product
from pathlib import Path
from random import Random

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.verify import verify
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.receiving import How, receive
from bcu_desk.work.exchange.sending import Wanted, send
from bcu_desk.work.unit import Unit
from tests.builders import NOON
from tests.store.exchange import versions
from tests.work.exchange.stations import Station, three

YEAR = 525_600
PEOPLE, CELLS = ("412KD",), ("surname", "forename")


ALL = How(apply=True, removes=True, copy=False)


class Write(Command, frozen=True, kw_only=True):
    """Give one cell of a person a value that no other edit gives."""

    collar: str
    cell: str
    value: str

    def run(self, unit: Unit) -> str:
        """Write it."""
        unit.change(unit.named(Person, collar=self.collar), **{self.cell: self.value})
        return self.value


class Crash(Exception):
    """The program is ended in the midst of an import."""


@dataclass
class Simulation:
    """A history drawn from a seed over three desks; `faults` is what is wrong at the end."""

    folder: Path
    seed: int
    truth: dict[str, frozenset[str]] = field(default_factory=dict)
    place: dict[str, tuple[str, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def run(self, steps: int = 14) -> list[str]:
        """Play, exchange everything, judge."""
        self.draw = Random(self.seed)
        self.stations = three(self.folder)
        self.skews = [self.draw.randint(-YEAR, YEAR) for _ in self.stations]
        self.now, self.files, self.count = 0, [], 0
        self.kept: dict[int, bytes] = {}
        for _ in range(steps):
            self.now += self.draw.randint(1, 3_000)
            at = self.draw.randrange(3)
            station = self.station(at)
            kinds, weights = zip(*self._events(), strict=True)
            self.draw.choices(kinds, weights)[0](at, station)
        self._exchange_all()
        self._judge()
        return self.faults

    def _events(self) -> tuple[tuple[object, int], ...]:
        return (
            (self._edit, 8), (self._send, 3), (self._hand, 5), (self._receive, 3), (self._cut, 1),
            (self._crash, 1), (self._keep, 1), (self._put_back, 1),
        )  # fmt: skip

    def station(self, at: int) -> Station:
        """A desk, its clock at the simulated time and its skew."""
        one = self.stations[at]
        clock = Clock(NOON + self.now + self.skews[at] + YEAR)
        return Station(Desk(one.desk.path, clock, actor=one.desk.actor), one.shelf, one.stick)

    def _edit(self, at: int, station: Station) -> None:
        self.count += 1
        value = f"v{self.count}"
        collar, cell = self.draw.choice(PEOPLE), self.draw.choice(CELLS)
        self.truth[value] = self._known(station.desk.path)
        self.place[value] = (collar, cell)
        station.desk.do(Write(collar=collar, cell=cell, value=value))

    def _known(self, path: Path) -> frozenset[str]:
        """The edits that a file holds, and what those were built on, which may be let go of."""
        held = held_by(path)
        return frozenset(held).union(*(self.truth[one] for one in held if one in self.truth))

    def _send(self, at: int, station: Station) -> None:
        others = [n + 1 for n in range(3) if n != at]
        to = tuple(sorted(self.draw.sample(others, self.draw.randint(1, 2))))
        out = station.stick / f"{len(self.files)}.bcusync"
        self.files.append(send(station.desk, station.shelf, out, Wanted(to)).file)

    def _hand(self, at: int, station: Station) -> None:
        """A file that goes straight to another desk, whatever else is on its way."""
        other = self.draw.choice([n for n in range(3) if n != at])
        out = station.stick / f"{len(self.files)}.bcusync"
        self.files.append(send(station.desk, station.shelf, out, Wanted((other + 1,))).file)
        reader = self.station(other)
        with suppress(Refused):  # the list of desks has not come yet
            receive(reader.desk, reader.shelf, [out], ALL)

    def _receive(self, at: int, station: Station) -> None:
        """Some files, in any order, again or for the first time; many are never taken."""
        if self.files:
            chosen = self.draw.sample(self.files, min(len(self.files), self.draw.randint(1, 2)))
            with suppress(Refused):  # a file for others
                receive(station.desk, station.shelf, chosen, ALL)

    def _cut(self, at: int, station: Station) -> None:
        if self.files:
            whole = self.draw.choice(self.files).read_bytes()
            cut = station.stick / "cut.bcusync"
            cut.write_bytes(whole[: self.draw.randrange(len(whole))])
            self._must_refuse(station, cut)

    def _must_refuse(self, station: Station, path: Path) -> None:
        before = station.digest()
        try:
            receive(station.desk, station.shelf, [path], ALL)
            self.faults.append("a file that was cut was taken")
        except Refused:
            if station.digest() != before:
                self.faults.append("a refused file changed something")

    def _crash(self, at: int, station: Station) -> None:
        def end(share: int, _words: str) -> None:
            if share >= 90:
                raise Crash

        before = station.digest()
        if self.files:
            with suppress(Refused, Crash):
                receive(
                    station.desk, station.shelf, [self.draw.choice(self.files)],
                    replace(ALL, going=end),
                )  # fmt: skip
            if station.digest() != before:
                self.faults.append("an import that crashed left something")

    def _keep(self, at: int, station: Station) -> None:
        self.kept[at] = station.desk.path.read_bytes()

    def _put_back(self, at: int, station: Station) -> None:
        """The file is put back from a copy; its keys and its mark are as they were left."""
        if at in self.kept:
            station.desk.path.write_bytes(self.kept[at])

    def _exchange_all(self) -> None:
        for turn, at in product(range(2), range(3)):
            self.now += 1
            station = self.station(at)
            sent = send(station.desk, station.shelf, station.stick / f"all-{turn}-{at}.bcusync")
            for other in {0, 1, 2} - {at}:
                reader = self.station(other)
                receive(reader.desk, reader.shelf, [sent.file], ALL)

    def _judge(self) -> None:
        paths = [one.desk.path for one in self.stations]
        if len({one.digest() for one in self.stations}) != 1:
            self.faults.append("the desks say different things")
        held = [self._known(path) for path in paths]
        if held[1:] != held[:-1]:
            self.faults.append("a change is not held by all")
        for path in paths:
            if not verify(path).whole:
                self.faults.append(f"{path.name} is not whole")
            self._judge_cells(path, held[0])

    def _judge_cells(self, path: Path, held: frozenset[str]) -> None:
        """Side by side stand the edits that no other edit had truly seen."""
        open_cells = contested_cells(path)
        for collar in PEOPLE:
            for cell in CELLS:
                edits = [one for one in held if self.place.get(one) == (collar, cell)]
                seen = {old for one in edits for old in self.truth[one]}
                top = {one for one in edits if one not in seen}
                shown = value_of(path, collar, cell)
                if top and shown not in top:
                    self.faults.append(f"{collar} {cell} shows {shown}, not one of {sorted(top)}")
                if ((collar, cell) in open_cells) != (len(top) > 1):
                    self.faults.append(f"{collar} {cell}: open wrongly, {sorted(top)}")


def held_by(path: Path) -> set[str]:
    """The edits that a file holds: in the feeds, and in its own log since it last sent."""
    with closing(sqlite3.connect(path)) as opened:
        feeds = opened.execute("SELECT cells FROM feed_item WHERE noun = 'person'")
        found = {value for (told,) in feeds for value in json.loads(told).values()}
        own = (
            "SELECT after FROM op JOIN step USING (tx) WHERE noun = 'person' AND seq >"
            " (SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'numbered_upto')"
            " AND step.kind IN ('do', 'outside')"
        )
        for (after,) in opened.execute(own):
            found |= set(json.loads(after or "[]"))
    return {one for one in found if isinstance(one, str) and one[:1] == "v" and one[1:].isdigit()}


def contested_cells(path: Path) -> set[tuple[str, str]]:
    """The cells that the program shows as open."""
    from bcu_desk.store.exchange.open_items import open_items

    with Desk(path, Clock(NOON)).reader() as reader:
        found = open_items(reader.connection)
        collars = {one.id: one.collar for one in reader.every(Person)}
    return {(collars[one.row], one.cell) for one in found}


def value_of(path: Path, collar: str, cell: str) -> str:
    """What a file says in a cell."""
    with closing(sqlite3.connect(path)) as opened:
        asked = f"SELECT {cell} FROM person WHERE collar = ?"
        return str(opened.execute(asked, (collar,)).fetchone()[0])


def main(count: int, first: int = 0) -> int:
    """Play histories one after another; tells each that is wrong, and returns how many were."""
    wrong = 0
    for seed in range(first, first + count):
        with tempfile.TemporaryDirectory() as folder:
            faults = Simulation(Path(folder) / "desks", seed).run()
        if faults:
            wrong += 1
            sys.stdout.write(f"seed {seed}: {'; '.join(faults)}\n")
        shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        wrong += versions.main(count, first, Path(folder))
    sys.stdout.write(f"{count} histories, as many of mixed versions: {wrong} wrong\n")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
