"""Real desk files that exchange real files in any order, judged by an oracle outside the program.

Files are lost, repeated, late, in parts, cut; imports crash, are taken back, changed back; desks'
files are put back; desks come, are withdrawn and return; the lead and keys change; old changes are
let go of.
"""

from __future__ import annotations

import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from bcu_desk.store.exchange.plain import sorting
from bcu_desk.store.session import collector_at_rest
from tests.store.exchange import versions
from tests.work.exchange.histories import edits, membership, travel, values
from tests.work.exchange.histories.ending import exchange_all, judge
from tests.work.exchange.histories.world import Member, World

Event = Callable[[World, Member], None]
AT_DESKS: dict[Event, int] = {
    edits.write: 26, edits.drop: 1, edits.bring_back: 1, edits.book: 5, edits.rebook: 4,
    edits.take_off: 4, edits.put_on: 3, edits.settle: 5, edits.undo: 2, edits.redo: 1,
    edits.change_back: 1,
}  # fmt: skip
ON_THE_WAY: dict[Event, int] = {
    travel.send: 8, travel.send_in_parts: 4, travel.hand: 12, travel.take: 8,
    travel.take_again: 1, travel.cut: 1, travel.crash: 1, travel.take_in_and_back: 2,
    travel.take_back_now: 1, travel.keep: 2, travel.put_back: 2, travel.wait: 2, travel.let_go: 1,
}  # fmt: skip
IN_THE_GROUP: dict[Event, int] = {
    membership.join: 1, membership.withdraw: 2, membership.come_back: 2, membership.allow: 1,
    membership.hand_on: 1, membership.name_second: 2, membership.take_over: 2,
    membership.rotate: 2,
}  # fmt: skip
EVENTS = AT_DESKS | ON_THE_WAY | IN_THE_GROUP
SET_TWICE: dict[Event, int] = EVENTS | {
    values.promise: 8, values.enter: 6, values.let_drive: 5,
}  # fmt: skip


STEPS, FEWER_STEPS = 26, 10
MEMORY = Path("/dev") / "shm"  # where Linux keeps files in memory
ROOM = 48 << 20  # more than the files of a history take


@dataclass
class Simulation:
    """A history drawn from a seed; `happened` names what took place.

    One in eight keeps a copy of each desk before every import, as the program does by itself. One
    in three writes rows that nobody changed meanwhile together, as is done with very many.
    """

    folder: Path
    seed: int
    events: Mapping[Event, int] = field(default_factory=EVENTS.copy)
    happened: list[str] = field(default_factory=list)

    def run(self, steps: int = STEPS) -> list[str]:
        """Play, exchange everything, judge; what is wrong at the end."""
        draw = Random(self.seed)
        world = World.begin(self.folder, draw, copies=self.seed % 8 == 0)
        few = 1 if self.seed % 3 == 0 else sorting.FEW
        with collector_at_rest(), patch.object(sorting, "FEW", few):
            try:
                self._play(world, steps)
            finally:
                world.leave()
        return world.faults

    def _play(self, world: World, steps: int) -> None:
        draw = world.draw
        for _ in range(steps):
            world.now += draw.randint(1, 3_000)
            member = draw.choice(world.present())
            (event,) = draw.choices(list(self.events), list(self.events.values()))
            self.happened.append(f"{event.__name__} {member.number}")
            event(world, member)
        self.happened.append("everybody exchanges")
        left = exchange_all(world)
        judge(world, left)
        if len(left) > 1 and not world.faults and draw.random() < 0.3:
            self.happened.append("fork")
            travel.fork(world, draw.choice(left))


def steps_of(seed: int) -> int:
    """As many as are played of a seed in tests: all of every second one, else fewer."""
    return FEWER_STEPS if seed % 2 else STEPS


def what_is_wrong(seed: int, steps: int = STEPS, events: Mapping[Event, int] = EVENTS) -> str:
    """Play a history; nothing, or its seed, what is wrong and what happened in it."""
    with quick_folder() as folder:
        played = Simulation(folder / "desks", seed, events)
        try:
            faults = played.run(steps)
        except Exception:  # noqa: BLE001 - told with its seed, and the next is played
            faults = [traceback.format_exc(limit=-6)]
    if not faults:
        return ""
    return f"seed {seed}: {'; '.join(faults)}\nit happened: {', '.join(played.happened)}\n"


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder that goes again, in memory where that has room: thousands of writes wait there."""
    room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    home = MEMORY if room and os.access(MEMORY, os.W_OK) else None
    with TemporaryDirectory(dir=home, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def main(count: int, first: int = 0) -> int:
    """Play histories one after another; tells each that is wrong, and returns how many were."""
    wrong = 0
    for seed in range(first, first + count):
        told = what_is_wrong(seed)
        also = what_is_wrong(seed, events=SET_TWICE)
        wrong += bool(told) + bool(also)
        sys.stdout.write(told + also)
        sys.stdout.flush()
    with quick_folder() as folder:
        wrong += versions.main(count, first, folder)
    played = "1 history" if count == 1 else f"{count} histories"
    sys.stdout.write(
        f"{played}, as many of values set twice and of mixed versions: {wrong or 'none'} wrong\n"
    )
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
