"""The tiles of a day: what each feature tells of it, and what differs from a second day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bcu_desk.domain.times import long_day, midnight
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileLine, TileSource
from bcu_desk.work.view import View

NOON = 720


@dataclass(frozen=True, slots=True)
class TodayRow:
    """One thing that a tile lists, with the tile's count and sentence; a tile without a list too.

    `page` and `key` say where it is mended, `step` by which gesture.
    """

    tile: str
    title: str
    count: int
    sentence: str
    change: int | None
    group: str
    tag: str
    words: str
    detail: str
    step: str
    page: str
    key: str


def minute_for(on: date, now: int) -> int:
    """The minute a day is told for: now where it is today, else its noon."""
    start = midnight(on)
    return now if start <= now < midnight(on + timedelta(days=1)) else start + NOON


def tiles_of(
    reader: Reader, view: View, now: int, sources: Iterable[TileSource]
) -> tuple[Tile, ...]:
    """Every tile in order, with its change since the second day where there is one."""
    at = minute_for(view.on, now)
    ordered = sorted(sources, key=lambda source: source.order)
    found = [(source, source.read(reader, view, at if source.dated else now)) for source in ordered]
    if view.against is None:
        return tuple(tile for _, tile in found)
    then = replace(view, on=view.against, against=None)
    at_then = at - midnight(view.on) + midnight(view.against)
    return tuple(
        _changed(tile, source.read(reader, then, at_then), then) if source.dated else tile
        for source, tile in found
    )


def _changed(tile: Tile, before: Tile, then: View) -> Tile:
    """A tile with how its count differs from that of another day."""
    change = tile.count - before.count
    told = f"{abs(change)} {'more' if change > 0 else 'fewer'} than" if change else "As many as"
    return replace(tile, change=change, changed=f"{told} on {long_day(then.on)}.")


def today_rows(tiles: Iterable[Tile]) -> tuple[TodayRow, ...]:
    """The tiles as rows: a row for each line and strip, or one for a tile that lists nothing."""
    return tuple(row for tile in tiles for row in _rows(tile))


def _rows(tile: Tile) -> Iterable[TodayRow]:
    strips = tuple(
        TileLine(
            words=strip.words,
            detail=", ".join(
                f"{name.lower()} {figure}"
                for name, figure in zip(tile.columns[1:], strip.figures, strict=False)
            ),
            button=strip.button,
            page=strip.page,
            key=strip.key,
        )
        for strip in tile.strips
    )
    kinds = tuple(
        TileLine(words=kind.words, detail=f"{kind.count} of {kind.of}") for kind in tile.figures
    )
    for line in (*strips, *kinds, *tile.lines) or (TileLine(words=""),):
        yield TodayRow(
            tile=tile.name,
            title=tile.title,
            count=tile.count,
            sentence=tile.sentence,
            change=tile.change,
            group=line.group,
            tag=line.tag,
            words=line.words,
            detail=" ".join(part for part in (line.detail, line.alarm, line.settled) if part),
            step=line.button,
            page=line.page,
            key=line.key,
        )
