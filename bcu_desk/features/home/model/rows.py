"""What a tile lists, as rows with the places in them that can be gone to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bcu_desk.work.contributions import Tile, TileLine, TileStrip


@dataclass(frozen=True, slots=True)
class Target:
    """A record of a page that can be gone to, in words; `step` is the gesture it starts."""

    told: str
    page: str
    key: str
    step: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line or a strip of a tile with its targets; a `group` is written above it."""

    what: TileLine | TileStrip
    targets: tuple[Target, ...]
    group: str = ""


def rows_of(tile: Tile, *, writable: bool = True) -> tuple[Row, ...]:
    """The rows of a tile; in a file that is only read they go to records and start nothing."""
    strips = tuple(Row(strip, tuple(_of_strip(strip, writable=writable))) for strip in tile.strips)
    return (*strips, *_of_lines(tile, writable=writable))


def link_of(tile: Tile) -> Target | None:
    """The way to the tile's page, at its foot."""
    return Target(tile.link, tile.page, tile.key) if tile.link else None


def _of_lines(tile: Tile, *, writable: bool) -> Iterator[Row]:
    group = ""
    for line in tile.lines:
        told = ", ".join(part for part in _words_of(line) if part)
        target = Target(told, line.page, *_key(line.key, line.button, writable=writable))
        yield Row(line, (target,), line.group if line.group != group else "")
        group = line.group


def _words_of(line: TileLine) -> tuple[str, ...]:
    return (
        line.group,
        line.tag,
        line.words,
        line.aside,
        line.detail.rstrip("."),
        line.alarm,
        line.settled,
    )


def _of_strip(strip: TileStrip, *, writable: bool) -> Iterator[Target]:
    told = f"{strip.words}, {', '.join(strip.figures)}. {strip.short} {strip.detail}".strip()
    yield Target(told, strip.page, *_key(strip.key, strip.button, writable=writable))
    for cell in strip.cells:
        yield Target(cell.told, strip.page, *_key(cell.key, "", writable=writable))


def _key(key: str, step: str, *, writable: bool) -> tuple[str, str]:
    """The key with its verb, and the step; without both where nothing can be written."""
    return (key, step) if writable else (key.partition(":")[0], "")
