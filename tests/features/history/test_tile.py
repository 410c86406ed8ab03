"""The tile of what was changed since yesterday: steps by day, who, and where to see them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.times import minute_of
from bcu_desk.features.history.queries import Steps
from bcu_desk.features.history.tile import changes_tile
from bcu_desk.work.clock import Clock
from bcu_desk.work.contributions import Tile
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View

DAY = date(2017, 1, 25)
NOW = minute_of("2017-01-25T06:00")


def _at(path: Path, wall: str, actor: str) -> Desk:
    return Desk(path, Clock(minute_of(wall)), actor=actor)


def _tile(path: Path, now: int = NOW) -> Tile:
    with Desk(path, Clock(now), read_only=True).reader() as reader:
        return changes_tile(reader, View(DAY), now)


def test_steps_since_yesterday_are_told_by_day_with_time_and_name(sample_file: Path) -> None:
    end = EndPosting(post="EA-S1", on=date(2017, 2, 1))
    _at(sample_file, "2017-01-23T23:59", "Insp Early").do(end)
    _at(sample_file, "2017-01-24T00:00", "Insp Crisp").undo()
    _at(sample_file, "2017-01-25T05:50", "Insp Abiola").do(end)
    tile = _tile(sample_file)
    assert tile.count == 2
    assert tile.sentence == "changes by 2 people since Tue 24 Jan 2017."
    now, before = tile.lines
    assert (now.tag, now.group, now.detail) == ("05:50", "Today", "Insp Abiola")
    assert now.words.startswith("End Una Pemberton")
    assert (now.page, now.key) == ("org_chart", "EA-S1")
    assert (before.tag, before.group) == ("00:00", "Tue 24 Jan 2017")
    assert before.words.startswith("Undone: End Una Pemberton")


def test_where_nothing_was_changed_it_says_since_when(made_sample: Path) -> None:
    tile = _tile(made_sample)
    assert (tile.count, tile.lines) == (0, ())
    assert tile.sentence.startswith("changes since Tue 24 Jan 2017.")


def test_the_first_step_of_a_file_is_told_as_any_other(made_sample: Path) -> None:
    tile = _tile(made_sample, minute_of("2017-01-23T06:30"))
    assert (tile.count, tile.sentence) == (1, "change by 1 person since Sun 22 Jan 2017.")
    assert tile.lines[0].words == "The file was made"


def test_a_step_is_known_by_the_first_record_that_people_have_a_key_for(sample_file: Path) -> None:
    _at(sample_file, "2017-01-25T05:00", "A").do(EndPosting(post="EA-S1", on=date(2017, 2, 1)))
    with Desk(sample_file, Clock(NOW)).reader() as reader:
        (step,) = Steps(since="2017-01-25T00:00Z").rows(reader, View(DAY))
    assert (step.noun, step.key, step.actor) == ("posting", "EA-S1", "A")
