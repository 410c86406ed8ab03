"""The tile of who is on call: who, until when, and the gaps of the week."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.times import midnight, minute_of
from bcu_desk.features.on_call.tile import CARES, on_call_tile
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.clock import Clock
from bcu_desk.work.contributions import Tile
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.on_call.conftest import MONDAY

SIX = midnight(MONDAY.on) + 360
GAP = "EA:detective_superintendent:fill"


def _tile(path: Path, at: int = SIX, scope: tuple[str, ...] = ("EA",)) -> Tile:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return on_call_tile(reader, View(MONDAY.on, scope), at)


def test_it_names_who_has_each_role_until_when_with_a_phone(made_sample: Path) -> None:
    tile = _tile(made_sample)
    first, second, *_ = tile.lines
    assert first.words.startswith("Supt ")
    assert first.detail.startswith("Superintendent · 07700 900")
    assert second.detail.startswith("Detective superintendent · ")
    assert (first.aside, first.page, first.key) == ("until 07:00", "on_call", "EA:superintendent")
    assert tile.count == 2


def test_with_more_bcus_each_line_names_its_own(made_sample: Path) -> None:
    details = [line.detail for line in _tile(made_sample, scope=()).lines[:4]]
    assert [", CN" in detail for detail in details] == [True, True, False, False]
    assert [", EA" in detail for detail in details] == [False, False, True, True]


def test_a_gap_of_the_week_is_filled_from_here_and_one_that_is_now_is_told_as_now(
    made_sample: Path,
) -> None:
    tile = _tile(made_sample)
    gap = tile.lines[-1]
    assert (gap.words, gap.tone, gap.button) == ("No DSupt on call on Sat 28 Jan", "bad", "Fill")
    assert gap.detail == "19:00 to Sun 29 Jan 07:00"
    assert gap.key == f"{GAP}:{minute_of('2017-01-28T19:00')}"
    assert tile.sentence == "on call at 06:00. 1 gap in the 7 days to come."
    assert tile.tone == ""
    within = _tile(made_sample, minute_of("2017-01-28T20:00"))
    assert (within.count, within.tone) == (1, "bad")
    assert within.lines[-1].words == "No DSupt on call now"
    assert within.lines[-1].detail == "until Sun 29 Jan 07:00"
    before = _tile(made_sample, SIX - 8 * 1_440)
    assert "Sat 28 Jan" not in " ".join(line.words for line in before.lines)


def test_without_a_rota_the_first_step_is_told(made_sample: Path) -> None:
    tile = _tile(made_sample, midnight(date(2018, 1, 8)) + 360)
    (line,) = tile.lines
    assert (tile.count, tile.tone) == (0, "")
    assert tile.sentence == "on call at 06:00. There is no on-call rota yet."
    assert (line.button, line.key) == ("Put on call", "EA:superintendent:put")


def test_the_nouns_it_cares_for_are_nouns_of_the_file() -> None:
    assert set(SYNCED) >= CARES
