"""Desks of which some have an older program, without a column, that exchange in any order.

Real desk files. An older desk's table lacks the column in truth; it is updated in the midst of a
history, or at its end, and must then say what the others say. Beside the program stands an oracle:
what each edit's desk truly held, read from its file.
"""

from __future__ import annotations

import atexit
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from types import ModuleType
from unittest.mock import patch

from sqlalchemy import Column, MetaData, Table, text

from bcu_desk.domain.people import Absence, AbsenceKind
from bcu_desk.store import session, triggers
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange.upkeep import parking
from bcu_desk.store.tables import SYNCED
from tests.builders import LONG_AGO, NOON
from tests.store.exchange.desks import WALL, RealDesk, exchange_all, group

NOUN, NEW = "absence", "note"
OLD_CELL = "ordered_by"
ROWS = (600, 601)
KIND = AbsenceKind(id=1, code="leave", title="Leave", counts_as="leave", from_day=LONG_AGO)
HEAD = StepHead("merge", "Receive", "Kept for a newer program", "tests", WALL)
_VERBS = ("insert", "update", "delete")


def rows() -> tuple[object, ...]:
    """What the desks begin with."""
    times = {"start_minute": NOON, "end_minute": NOON + 60}
    return KIND, *(Absence(id=row, person_id=100, kind_id=1, **times) for row in ROWS)


def _smaller() -> Table:
    """The table as the older program knows it."""
    kept = [Column(str(c.name), c.type, nullable=c.nullable) for c in SYNCED[NOUN].c]
    return Table(NOUN, MetaData(), *(one for one in kept if one.name != NEW))


@contextmanager
def older_program() -> Iterator[None]:
    """Let the program be one that does not know the column."""
    smaller = _smaller()
    told = [one._NAMES for one in _modules() if hasattr(one, "_NAMES")]
    names = [
        patch.dict(one, {NOUN: type(one[NOUN])(map(str, smaller.c.keys()))})
        for one in told
        if NOUN in one
    ]
    for part in (patch.dict(SYNCED, {NOUN: smaller}), *names):
        part.start()
    _forget()
    try:
        yield
    finally:
        patch.stopall()
        _forget()


def _forget() -> None:
    """Forget what was worked out for the other program."""
    for module in _modules():
        for found in vars(module).values():
            if hasattr(found, "cache_clear"):
                found.cache_clear()


def _modules() -> list[ModuleType]:
    """The modules of exchange, whatever they keep."""
    return [one for name, one in sys.modules.items() if name.startswith("bcu_desk.store.exchange")]


def make_older(path: Path) -> None:
    """Take the column out of a file, as if it had never been there."""
    with closing(sqlite3.connect(path)) as opened:
        for verb in _VERBS:
            opened.execute(f"DROP TRIGGER capture_{NOUN}_{verb}")
        opened.execute(f"ALTER TABLE {NOUN} DROP COLUMN {NEW}")
        _capture(opened, _smaller())
        known = parking.columns_now()
        known[NOUN].remove(NEW)
        told = ("columns_known", json.dumps(known))
        opened.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", told)
        opened.commit()


def make_newer(path: Path) -> None:
    """Migrate an older file: the column is added, empty."""
    with closing(sqlite3.connect(path)) as opened:
        for verb in _VERBS:
            opened.execute(f"DROP TRIGGER capture_{NOUN}_{verb}")
        opened.execute(f"ALTER TABLE {NOUN} ADD COLUMN {NEW} TEXT")
        _capture(opened, SYNCED[NOUN])
        opened.commit()


def _capture(opened: sqlite3.Connection, table: Table) -> None:
    for make in (triggers._insert, triggers._update, triggers._delete):
        opened.execute(make(table))


@dataclass
class Mixed:
    """A history drawn from a seed; `faults` is what is wrong at the end."""

    folder: Path
    seed: int
    older: set[int] = field(default_factory=set)
    truth: dict[str, frozenset[str]] = field(default_factory=dict)
    place: dict[str, tuple[int, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def run(self, steps: int = 8) -> list[str]:
        """Play, update everybody, exchange everything, judge."""
        draw = Random(self.seed)
        self.older = set(draw.sample(range(3), draw.randint(1, 2)))
        self.desks = desks_in(self.folder, self.older)
        for _ in range(steps):
            at = draw.randrange(3)
            share = draw.random()
            if share < 0.5:
                self._edit(at, draw)
            elif share < 0.9:
                self._exchange(at, draw.choice([n for n in range(3) if n != at]))
            elif at in self.older:
                self._update(at)
        for at in sorted(self.older):
            self._update(at)
        exchange_all(self.desks, draw)
        self._judge()
        return self.faults

    @contextmanager
    def _program(self, at: int) -> Iterator[RealDesk]:
        """A desk with the program that it has."""
        if at in self.older:
            with older_program():
                yield self.desks[at]
        else:
            yield self.desks[at]

    def _edit(self, at: int, draw: Random) -> None:
        cells = (OLD_CELL,) if at in self.older else (OLD_CELL, NEW)
        row, cell, value = draw.choice(ROWS), draw.choice(cells), f"v{len(self.truth)}"
        self.truth[value] = values_of(self.desks[at].path)
        self.place[value] = row, cell
        with self._program(at) as desk:
            desk.edit(text(f"UPDATE {NOUN} SET {cell} = '{value}' WHERE id = {row}"))

    def _exchange(self, at: int, to: int) -> None:
        with self._program(to) as reader:
            known = reader.knows()
        with self._program(at) as sender:
            sent = sender.sends(known)
        with self._program(to) as reader:
            reader.takes(sent)

    def _update(self, at: int) -> None:
        """A newer program comes: the file is migrated, what was kept for it is taken up."""
        with self._program(at) as desk:
            desk.knows()
        self.older.discard(at)
        make_newer(self.desks[at].path)
        with session.writing(self.desks[at].engine) as connection:
            parking.take_up(connection, HEAD, wall_ms=self.desks[at].now)

    def _judge(self) -> None:
        if len({one.digest() for one in self.desks}) != 1:
            self.faults.append("the desks say different things")
        for desk in self.desks:
            if values_of(desk.path) != set(self.truth):
                self.faults.append(f"desk {desk.number} lost an edit")
            contested = {
                (key[1], cell) for key, told in desk.contested().items() for cell in told[0]
            }
            shown = {row["id"]: row for row in desk.rows(NOUN)}
            for row in ROWS:
                for cell in (OLD_CELL, NEW):
                    self._judge_cell((row, cell), shown[row][cell], contested)

    def _judge_cell(
        self, place: tuple[int, str], shown: object, contested: set[tuple[int, str]]
    ) -> None:
        edits = [one for one, where in self.place.items() if where == place]
        seen = {old for one in edits for old in self.truth[one]}
        top = {one for one in edits if one not in seen}
        if top and shown not in top:
            self.faults.append(f"{place} shows {shown}, not one of {sorted(top)}")
        if (place in contested) != (len(top) > 1):
            self.faults.append(f"{place} is open wrongly: {sorted(top)}")


@cache
def _made() -> Path:
    """The desks that histories begin with, with and without the column, made once."""
    made = Path(mkdtemp())
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    for one in group(made, 3, *rows()):
        older = Path(shutil.copy(one.path, one.path.with_name(f"older-{one.number}.bcu")))
        make_older(older)
    return made


def desks_in(folder: Path, older: set[int]) -> list[RealDesk]:
    """Three desks of a group that begin alike, some of them (by their place) with the older file.

    Their clocks differ by hours.
    """
    folder.mkdir(parents=True)
    found = []
    for at in range(3):
        source = _made() / f"{'older' if at in older else 'desk'}-{at + 2}.bcu"
        path = Path(shutil.copy(source, folder / f"{at + 2}.bcu"))
        found.append(RealDesk(path, at + 2, skew=(at - 1) * 5_000_000))
    return found


def values_of(path: Path) -> frozenset[str]:
    """The edits that a file holds: in its feeds, and in its own log."""
    with closing(sqlite3.connect(path)) as opened:
        asked = f"SELECT cells FROM feed_item WHERE noun = '{NOUN}'"
        found = {value for (told,) in opened.execute(asked) for value in json.loads(told).values()}
        own = f"SELECT after FROM op JOIN step USING (tx) WHERE noun = '{NOUN}' AND kind = 'update'"
        asked = own.replace("kind =", "op.kind =")
        for (after,) in opened.execute(asked):
            found |= set(json.loads(after))
    return frozenset(one for one in found if isinstance(one, str) and one[:1] == "v")


def main(count: int, first: int = 0, folder: Path | None = None) -> int:
    """Play histories one after another; tells each that is wrong, and returns how many were."""
    wrong = 0
    for seed in range(first, first + count):
        place = (folder or Path()) / f"mixed-{seed}"
        faults = Mixed(place, seed).run()
        shutil.rmtree(place, ignore_errors=True)
        if faults:
            wrong += 1
            sys.stdout.write(f"mixed versions, seed {seed}: {'; '.join(faults)}\n")
    return wrong
