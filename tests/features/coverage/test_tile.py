"""The tile of ward cover: the figures of the page, a cell for each ward, the worst first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.queries.wards import Cover, CoverTotals
from bcu_desk.features.coverage.tile import CARES, coverage_tile
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.clock import Clock
from bcu_desk.work.contributions import Tile
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

DAY = date(2017, 1, 23)


def _tile(path: Path, scope: tuple[str, ...] = ()) -> Tile:
    with Desk(path, Clock(minute_of(GO_LIVE)), read_only=True).reader() as reader:
        return coverage_tile(reader, View(DAY, scope), 0)


@pytest.mark.parametrize("scope", [(), ("EA",), ("CN",)])
def test_its_figures_are_the_totals_of_the_page(made_sample: Path, scope: tuple[str, ...]) -> None:
    tile = _tile(made_sample, scope)
    with Desk(made_sample, Clock(0), read_only=True).reader() as reader:
        totals = CoverTotals().rows(reader, View(DAY, scope))
        cover = Cover().rows(reader, View(DAY, scope))
    assert tile.count == sum(row.wards_met for row in totals)
    assert [strip.words for strip in tile.strips] == [row.name for row in totals]
    for strip, row in zip(tile.strips, totals, strict=True):
        met, in_post, available = strip.figures
        assert (met, in_post) == (f"{row.wards_met} of {row.wards}", f"{row.in_post} of {row.need}")
        own = [ward for ward in cover if ward.borough == row.code]
        assert int(available) == sum(ward.available_dwo for ward in own)
        assert len(strip.cells) == len(own)
    short, over = sum(row.shortfall for row in totals), sum(row.surplus for row in totals)
    assert (f"{short} short" in tile.sentence) == bool(short)
    assert (f"{over} over elsewhere do not hide it." in tile.sentence) == bool(short and over)


def test_the_worst_ward_comes_first_and_is_what_the_button_mends(made_sample: Path) -> None:
    camden = next(strip for strip in _tile(made_sample).strips if strip.words == "Camden")
    first = camden.cells[0]
    assert (first.digit, first.hue) == ("0", "class.none")
    assert first.told.startswith("Highgate: 0 of 2 DWOs in post, none. 2 posts vacant for 14 days")
    assert (camden.key, camden.button) == (first.key, "Cover")
    assert first.key == "E05000137:put"
    assert camden.short == "Highgate, Belsize, St. Pancras and Somers Town, West Hampstead"
    assert camden.cells[-1].hue == "class.over"


def test_a_borough_with_all_it_was_promised_says_so(made_sample: Path) -> None:
    islington = next(strip for strip in _tile(made_sample).strips if strip.words == "Islington")
    assert islington.button == ""
    assert islington.detail == "Every ward has what it was promised · Hillrise, Mildmay over"


def test_a_file_without_posts_says_what_comes_first(tmp_path: Path) -> None:
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), Clock(minute_of(GO_LIVE)))
    tile = _tile(path)
    assert (tile.count, tile.strips) == (0, ())
    (line,) = tile.lines
    assert (line.page, line.key, line.button) == ("org_chart", ":create", "Make a post")


def test_the_nouns_it_cares_for_are_nouns_of_the_file() -> None:
    assert set(SYNCED) >= CARES
