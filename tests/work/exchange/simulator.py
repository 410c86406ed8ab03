"""Real desk files that exchange real files in any order, judged by an oracle outside the program.

Files are lost, repeated, late, cut; imports crash, are taken back, changed back; files are put
back; desks come, are withdrawn and return; the lead and keys change; old changes are let go of.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.store.exchange import versions
from tests.work.exchange.histories import edits, membership, travel
from tests.work.exchange.histories.ending import exchange_all, judge
from tests.work.exchange.histories.world import Member, World

Event = Callable[[World, Member], None]
AT_DESKS: dict[Event, int] = {
    edits.write: 26, edits.drop: 1, edits.bring_back: 1, edits.book: 5, edits.rebook: 4,
    edits.take_off: 4, edits.put_on: 3, edits.settle: 5, edits.undo: 2, edits.redo: 1,
    edits.change_back: 1,
}  # fmt: skip
ON_THE_WAY: dict[Event, int] = {
    travel.send: 8, travel.hand: 16, travel.take: 8, travel.take_again: 1, travel.cut: 1,
    travel.crash: 1, travel.take_in_and_back: 2, travel.take_back_now: 1, travel.keep: 2,
    travel.put_back: 2, travel.wait: 2, travel.let_go: 1,
}  # fmt: skip
IN_THE_GROUP: dict[Event, int] = {
    membership.join: 1, membership.withdraw: 2, membership.come_back: 2, membership.allow: 1,
    membership.hand_on: 1, membership.name_second: 2, membership.take_over: 2,
    membership.rotate: 2,
}  # fmt: skip
EVENTS = AT_DESKS | ON_THE_WAY | IN_THE_GROUP


@dataclass
class Simulation:
    """A history drawn from a seed; `happened` names what took place."""

    folder: Path
    seed: int

    def run(self, steps: int = 26) -> list[str]:
        """Play, exchange everything, judge; what is wrong at the end."""
        draw = Random(self.seed)
        self.world = world = World.begin(self.folder, draw)
        self.happened: list[str] = []
        for _ in range(steps):
            world.now += draw.randint(1, 3_000)
            member = draw.choice(world.present())
            (event,) = draw.choices(list(EVENTS), list(EVENTS.values()))
            self.happened.append(f"{event.__name__} {member.number}")
            event(world, member)
        left = exchange_all(world)
        judge(world, left)
        if len(left) > 1 and not world.faults and draw.random() < 0.3:
            travel.fork(world, draw.choice(left))
        return world.faults


def main(count: int, first: int = 0) -> int:
    """Play histories one after another; tells each that is wrong, and returns how many were."""
    wrong = sum(_is_wrong(seed) for seed in range(first, first + count))
    with tempfile.TemporaryDirectory() as folder:
        wrong += versions.main(count, first, Path(folder))
    told = "1 history" if count == 1 else f"{count} histories"
    sys.stdout.write(f"{told}, as many of mixed versions: {wrong or 'none'} wrong\n")
    return min(wrong, 1)


def _is_wrong(seed: int) -> bool:
    folder = tempfile.mkdtemp()
    try:
        faults = Simulation(Path(folder) / "desks", seed).run()
    except Exception:  # noqa: BLE001 - told with its seed, and the next is played
        faults = [traceback.format_exc(limit=-6)]
    shutil.rmtree(folder, ignore_errors=True)
    if faults:
        sys.stdout.write(f"seed {seed}: {'; '.join(faults)}\n")
        sys.stdout.flush()
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
