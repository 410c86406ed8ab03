"""A new desk file, empty of people or filled with a sample."""

from __future__ import annotations

import itertools
import uuid
from dataclasses import dataclass, fields
from pathlib import Path

from bcu_desk.store import create, rows
from bcu_desk.store.change_log import StepHead
from bcu_desk.work.clock import Clock
from bcu_desk.work.sample.making import make_sample
from bcu_desk.work.sample.world import SAMPLE_DAY

KINDS = ("east", "central-north", "both", "london", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """What a new file is made from: `kind` as in KINDS; the same seed gives the same rows."""

    kind: str = "none"
    seed: int = 1
    scale: int = 1
    desk_name: str = "Desk 01"


def create_file(path: Path, wanted: NewFile, clock: Clock) -> None:
    """Make a desk file. FileExistsError where one is there; nothing is left on failure."""
    ids = itertools.count(create.first_number(1))
    world = make_sample(wanted.kind, seed=wanted.seed, scale=wanted.scale, ids=ids)
    found = [row for item in fields(world) for row in getattr(world, item.name)]
    facts = create.FirstFacts(
        file_key=uuid.uuid4().hex,
        desk_number=1,
        desk_name=wanted.desk_name,
        sample="" if wanted.kind == "none" else wanted.kind,
        opens_on="" if wanted.kind == "none" else SAMPLE_DAY.isoformat(),
        made=clock.wall(),
    )
    head = StepHead("start", "new", "The file was made", "BCU Desk", clock.wall())
    create.create(path, facts, rows.in_key_order(found), head)
