"""What the change log puts into a pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.times import midnight, minute_of
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.history.sections import changed_part
from bcu_desk.store.packs.book import last_step
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Lines, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def _part(path: Path, since: int | None) -> Part:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return changed_part(reader, View(DAY), Asked(at=SIX, since=since))


def test_every_step_since_the_last_pack_is_told(sample_file: Path) -> None:
    desk = Desk(sample_file, Clock(SIX + 60))
    desk.do(SetTarget(ward="E05000026", dwo=3, from_day=DAY))
    part = _part(sample_file, SIX + 30)
    told, steps = part.blocks
    assert told == Words("change by 1 person.", "1")
    assert isinstance(steps, Lines)
    assert steps.lines[0].words.startswith("Set the target of Abbey")
    assert part.note.startswith("since the last pack, ")


def test_what_came_in_after_the_last_pack_is_told_whenever_it_was_done(sample_file: Path) -> None:
    """Within the minute of the last pack nothing is told twice, and nothing is lost."""
    desk = Desk(sample_file, Clock(SIX))
    target = SetTarget(ward="E05000026", dwo=3, from_day=DAY)
    desk.do(target)
    with desk.reader() as reader:
        before = last_step(reader.connection)
    Desk(sample_file, Clock(SIX - 600)).do(SetTarget(ward="E05000026", dwo=4, from_day=DAY))
    with desk.reader() as reader:
        part = changed_part(reader, View(DAY), Asked(at=SIX, since=SIX, after=before))
    assert part.count == 1
    lines = part.blocks[1]
    assert isinstance(lines, Lines)
    assert len(lines.lines) == 1


def test_without_a_pack_before_it_begins_yesterday(made_sample: Path) -> None:
    part = _part(made_sample, None)
    assert part.note.startswith("since yesterday began")
    assert part.count == 1
    late = minute_of(GO_LIVE) + 10
    assert _part(made_sample, late).blocks == (Words("Nothing was changed."),)
