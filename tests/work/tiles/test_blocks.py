"""A tile of the home page as blocks of a pack: nothing that it tells is left out."""

from __future__ import annotations

from bcu_desk.work.contributions import Tile, TileFigure, TileLine, TileShare, TileStrip
from bcu_desk.work.packs.blocks import Column, Line, Lines, Table, Words
from bcu_desk.work.tiles.blocks import blocks_of


def _tile(**more: object) -> Tile:
    return Tile(name="fleet", title="Fleet", count=3, sentence="vehicles are free.", **more)  # type: ignore[arg-type]


def test_a_bare_tile_is_its_count_and_sentence() -> None:
    assert blocks_of(_tile()) == (Words("vehicles are free.", "3"),)


def test_shares_figures_lines_and_the_note_follow() -> None:
    made = blocks_of(
        _tile(
            shares=(TileShare(count=2, words="out", tone="muted"),),
            figures=(TileFigure(count=1, of=4, words="vans"),),
            lines=(TileLine(words="Late", detail="BX16.", alarm="3 h", tag="now", tone="bad"),),
            note="1 waived",
        )
    )
    assert made[1:] == (
        Words("2 out."),
        Words("1 of 4 vans."),
        Lines((Line("Late", "BX16. 3 h", "now", "", "bad"),)),
        Words("1 waived", tone="muted"),
    )


def test_strips_are_a_table_with_what_weighs_in_words() -> None:
    strip = TileStrip(
        words="Havering", figures=("16 of 18",), cells=(), short="Heaton", detail="short"
    )
    (_, table) = blocks_of(_tile(strips=(strip,), columns=("By ward", "Met")))
    assert isinstance(table, Table)
    assert table.rows == (("Havering", "16 of 18", "Heaton short"),)
    assert table.columns[1] == Column("Met", 0.6, number=True)
