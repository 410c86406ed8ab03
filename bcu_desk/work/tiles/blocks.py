"""The blocks of a section made of what a feature tells the home page."""

from __future__ import annotations

from collections.abc import Iterator

from bcu_desk.work.contributions import Tile, TileLine, TileStrip
from bcu_desk.work.packs.blocks import Block, Column, Line, Lines, Table, Words


def blocks_of(tile: Tile) -> tuple[Block, ...]:
    """The sentence, the shares and figures, the strips and every line of a tile."""
    return tuple(_blocks(tile))


def _blocks(tile: Tile) -> Iterator[Block]:
    yield Words(tile.sentence, str(tile.count), tile.tone)
    if tile.shares:
        yield Words(", ".join(f"{share.count} {share.words}" for share in tile.shares) + ".")
    if tile.figures:
        told = (f"{figure.count} of {figure.of} {figure.words}" for figure in tile.figures)
        yield Words(", ".join(told) + ".")
    if tile.strips:
        yield _table(tile)
    if tile.lines:
        yield Lines(tuple(_line(line) for line in tile.lines))
    if tile.note:
        yield Words(tile.note, tone="muted")


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
