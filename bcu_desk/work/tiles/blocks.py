"""The blocks of a section made of what a feature tells the home page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bcu_desk.work.contributions import Tile, TileLine, TileStrip
from bcu_desk.work.packs.blocks import Block, Column, Line, Table, Words
from bcu_desk.work.packs.shortened import Short, shortened


def blocks_of(tile: Tile, short: Short | None = None) -> tuple[Block, ...]:
    """The sentence, the shares and figures, the strips and every line of a tile.

    With `short` its list is cut short, and how many more there are is told; they are on the page
    that the tile leads to where nothing else is said.
    """
    return tuple(_blocks(tile, short))


def _blocks(tile: Tile, short: Short | None) -> Iterator[Block]:
    if short is None:
        yield Words(tile.sentence, str(tile.count), tile.tone)
        yield from (Words(f"{words}.") for words in _counts(tile))
    else:
        told = " ".join((tile.sentence, *(f"{words}." for words in _counts(tile))))
        yield Words(told, str(tile.count), tile.tone)
    if tile.strips:
        yield _table(tile)
    if short is not None and not short.where:
        short = replace(short, where=f"see {tile.link}")
    yield from shortened([_line(line) for line in tile.lines], short)
    if tile.note:
        yield Words(tile.note, tone="muted")


def _counts(tile: Tile) -> list[str]:
    """Shares and figures in words."""
    shares = ", ".join(f"{share.count} {share.words}" for share in tile.shares)
    figures = ", ".join(f"{one.count} of {one.of} {one.words}" for one in tile.figures)
    return [words for words in (shares, figures) if words]


def _line(line: TileLine) -> Line:
    detail = " ".join(part for part in (line.detail, line.alarm) if part)
    return Line(line.words, detail, line.tag, line.aside or line.settled, line.tone)


def _table(tile: Tile) -> Table:
    """A row for each strip, with what weighs in words."""
    heads = tile.columns or ("", *("" for _ in tile.strips[0].figures))
    columns = (
        Column(heads[0], 1.3),
        *(Column(head, 0.6, number=True) for head in heads[1:]),
        Column("In words", 2.6),
    )
    return Table(columns, tuple(_row(strip) for strip in tile.strips))


def _row(strip: TileStrip) -> tuple[str, ...]:
    told = " ".join(part for part in (strip.short, strip.detail) if part)
    return (strip.words, *strip.figures, told)
