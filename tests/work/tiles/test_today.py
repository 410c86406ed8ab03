"""The tiles of a day: their order, their minute, and what differs from a second day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bcu_desk.domain.times import midnight
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import (
    Tile,
    TileCell,
    TileFigure,
    TileLine,
    TileSource,
    TileStrip,
)
from bcu_desk.work.tiles.today import NOON, minute_for, tiles_of, today_rows
from bcu_desk.work.view import View
from tests.builders import START, a_desk

NOW = midnight(START) + 6 * 60


def _source(name: str, order: int, *, dated: bool = True) -> TileSource:
    """A tile whose count is the day of the month, and whose sentence is the minute told."""

    def read(_reader: Reader, view: View, at: int) -> Tile:
        return Tile(name=name, title=name.title(), count=view.on.day, sentence=str(at))

    return TileSource(name, name.title(), order, read, frozenset({"post"}), dated=dated)


def test_today_is_told_as_it_is_now_and_any_other_day_at_noon() -> None:
    assert minute_for(START, NOW) == NOW
    tomorrow = START + timedelta(days=1)
    assert minute_for(tomorrow, NOW) == midnight(tomorrow) + NOON
    assert minute_for(START, midnight(tomorrow)) == midnight(START) + NOON


def test_tiles_come_in_their_order_each_told_its_minute(tmp_path: Path) -> None:
    later = View(date(2017, 1, 20))
    with a_desk(tmp_path).reader() as reader:
        sources = (_source("second", 2), _source("first", 1), _source("log", 3, dated=False))
        found = tiles_of(reader, later, NOW, sources)
    assert [tile.name for tile in found] == ["first", "second", "log"]
    noon = str(midnight(later.on) + NOON)
    assert [tile.sentence for tile in found] == [noon, noon, str(NOW)]
    assert [tile.change for tile in found] == [None, None, None]


def test_against_a_second_day_each_count_tells_its_change_in_words(tmp_path: Path) -> None:
    told = {}
    for against in (date(2017, 1, 16), date(2017, 1, 20), date(2017, 1, 22)):
        view = View(date(2017, 1, 20), against=against)
        folder = tmp_path / against.isoformat()
        folder.mkdir()
        with a_desk(folder).reader() as reader:
            sources = (_source("first", 1), _source("log", 2, dated=False))
            first, log = tiles_of(reader, view, NOW, sources)
        told[against.day] = (first.change, first.changed)
        assert log.change is None
    assert told == {
        16: (4, "4 more than on Mon 16 Jan 2017."),
        20: (0, "As many as on Fri 20 Jan 2017."),
        22: (-2, "2 fewer than on Sun 22 Jan 2017."),
    }


def test_every_strip_kind_and_line_is_a_row_and_an_empty_tile_is_one_too() -> None:
    bare = Tile(name="bare", title="Bare", count=0, sentence="nothing.")
    strip = TileStrip(
        words="Havering",
        figures=("1 of 2", "3"),
        cells=(TileCell(digit="1", hue="class.short", told="Ward 1"),),
        page="coverage",
        key="E1:put",
        button="Cover",
    )
    full = replace(
        bare,
        name="full",
        columns=("By ward", "Met", "In post"),
        strips=(strip,),
        figures=(TileFigure(count=2, of=5, words="IRV"),),
        lines=(TileLine(words="A post", detail="Vacant.", alarm="No successor", tag="9 days"),),
    )
    first, second, third, fourth = today_rows((bare, full))
    assert (first.tile, first.count, first.words) == ("bare", 0, "")
    assert (second.words, second.detail, second.step) == (
        "Havering",
        "met 1 of 2, in post 3",
        "Cover",
    )
    assert (second.page, second.key) == ("coverage", "E1:put")
    assert (third.words, third.detail) == ("IRV", "2 of 5")
    assert (fourth.tag, fourth.detail) == ("9 days", "Vacant. No successor")
