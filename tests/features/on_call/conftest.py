"""A copy of the sample, to read and to change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Post
from bcu_desk.domain.people import Absence, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.features.on_call.queries.rota import OnCallRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON

MONDAY = View(date(2017, 1, 23), ("EA",))


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """A desk over the sample."""
    return Desk(sample_file, Clock(NOON), actor="Supt Test")


def named(turn: OnCallRow) -> dict[str, str]:
    """What a command calls a turn by."""
    return {"bcu": turn.bcu, "role": turn.role, "person": turn.collar, "start": turn.start}


def a_chief_inspector_and_a_post(desk: Desk) -> tuple[str, str]:
    """The collar number of a chief inspector and the code of a superintendent's post."""
    with desk.reader() as reader:
        ranks = {row.code: row.id for row in reader.every(Rank)}
        bcu = next(row.id for row in reader.every(Bcu) if row.code == "EA")
        away = {row.person_id for row in reader.every(Absence)}
        collar = next(
            row.collar
            for row in reader.every(Person)
            if (row.rank_id, row.bcu_id) == (ranks["CI"], bcu) and row.id not in away
        )
        post = next(
            row.code
            for row in reader.every(Post)
            if (row.rank_id, row.bcu_id) == (ranks["Supt"], bcu)
        )
    return collar, post
