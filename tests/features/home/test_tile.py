"""The tile of who is on call: who, until when, and the gaps of the week."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.times import midnight
from bcu_desk.features.home.tile import CARES, on_call_tile
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.clock import Clock
from bcu_desk.work.contributions import Tile
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.view import View
from tests.features.home.tiles import DAY

SIX = midnight(DAY) + 360


def _tile(path: Path, at: int = SIX, scope: tuple[str, ...] = ()) -> Tile:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return on_call_tile(reader, View(DAY, scope), at)


def test_it_names_who_has_each_duty_until_when_the_superintendent_first(made_sample: Path) -> None:
    tile = _tile(made_sample, scope=("EA",))
    first, second, *_ = tile.lines
    assert (first.detail, second.detail) == ("Superintendent", "Detective superintendent")
    assert first.words.startswith("Supt ")
    assert first.aside == "until 07:00"
    assert tile.count == 2


def test_with_more_bcus_each_line_names_its_own(made_sample: Path) -> None:
    details = [line.detail for line in _tile(made_sample).lines[:4]]
    assert details == [
        "Superintendent, Central North",
        "Detective superintendent, Central North",
        "Superintendent, East Area",
        "Detective superintendent, East Area",
    ]


def test_a_gap_of_the_week_is_told_with_its_hours_and_one_that_is_now_as_now(
    made_sample: Path,
) -> None:
    tile = _tile(made_sample, scope=("EA",))
    gap = tile.lines[-1]
    assert (gap.words, gap.tone) == ("No det. superintendent on Sat 28 Jan", "bad")
    assert gap.detail == "19:00 to Sun 29 Jan 07:00"
    assert tile.sentence == "on call at 06:00. 1 gap in the 7 days to come."
    assert tile.tone == ""
    within = _tile(made_sample, midnight(DAY) + 5 * 1_440 + 20 * 60, ("EA",))
    assert (within.count, within.tone) == (1, "bad")
    assert within.lines[-1].words == "No det. superintendent now"
    assert within.lines[-1].detail == "until Sun 29 Jan 07:00"
    before = _tile(made_sample, SIX - 8 * 1_440, ("EA",))
    assert "det. superintendent on Sat 28 Jan" not in " ".join(x.words for x in before.lines)


def test_a_file_without_a_rota_says_so(tmp_path: Path) -> None:
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), Clock(SIX))
    tile = _tile(path)
    assert (tile.count, tile.lines) == (0, ())
    assert tile.sentence == "on call at 06:00. The rota holds no turn in the 7 days to come."


def test_the_nouns_it_cares_for_are_nouns_of_the_file() -> None:
    assert set(SYNCED) >= CARES
