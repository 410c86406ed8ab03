"""Where the parts of a tile stand in a card of some size, and how many rows there is room for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bcu_desk.features.home.model.rows import Row
from bcu_desk.work.contributions import Tile, TileLine, TileStrip

Width = Callable[[str, str], int]  # of words in a role of the type scale
PAD = 16
HEAD, TEXT, LINE, GROUP, FOOT = 38, 18, 41, 24, 28
COLUMNS, BAR, FIGURES = 22, 36, 44
STRIP, STRIP_WORDS = 46, 18
SPARE = 12  # what a row may grow by, where there is room
END = 8  # below the last row of a card without a foot
COUNT = 46  # the least width of the count
TAG, TONED_PAD, TAG_GAP = 34, 12, 12
MOST_WORDS = 2  # lines that the words of a line in a group may take
MOST_TEXT = 3


@dataclass(frozen=True, slots=True)
class Band:
    """A stripe of the card across its width, from `top`; what it holds begins `inset` below."""

    top: int
    height: int
    inset: int = 0

    @property
    def begin(self) -> int:
        """Where what it holds begins."""
        return self.top + self.inset


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its stripe; its group's heading stands above it where it has one."""

    number: int
    band: Band
    heading: Band | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The stripes of a card from top to bottom; None for those it has not.

    `tags` is the room for the tags of lines; `full` strips have their words below them; `hidden`
    rows come after those placed, and `before` are scrolled away above.
    """

    head: Band
    lead: Band
    sentence: tuple[str, ...]
    indent: int
    tags: int
    columns: Band | None
    bar: Band | None
    figures: Band | None
    placed: tuple[Placed, ...]
    foot: Band | None
    before: int
    hidden: int
    full: bool
    height: int


@dataclass(frozen=True, slots=True)
class Room:
    """The size of a card, with its text's scale and the width of words in it."""

    width: int
    height: int
    scale: float
    measure: Width

    def of(self, pixels: int) -> int:
        """Pixels at the text's scale."""
        return round(pixels * self.scale)


def _bands(tile: Tile, room: Room, top: int) -> dict[int, Band]:
    """What a tile has of columns, a bar and figures, one under another."""
    found: dict[int, Band] = {}
    parts = ((tile.columns, COLUMNS), (tile.shares, BAR), (tile.figures, FIGURES))
    for pixels in (pixels for has, pixels in parts if has):
        found[pixels] = Band(top, room.of(pixels))
        top += room.of(pixels)
    return found


def plan(tile: Tile, rows: tuple[Row, ...], room: Room, first: int = 0) -> Plan:
    """Place a tile's parts; `first` is the first row to be shown."""
    of = room.of
    indent = max(of(COUNT), room.measure("figure", str(tile.count)) + of(14))
    sentence = wrapped(tile.sentence, "body", room.width - 2 * of(PAD) - indent, room.measure)
    texts = len(sentence) + bool(tile.changed)
    head = Band(0, of(HEAD))
    lead = Band(head.height, max(2, texts) * of(TEXT) + of(6))
    top = lead.top + lead.height
    found = _bands(tile, room, top)
    top += sum(band.height for band in found.values())
    footed = bool(tile.link or tile.note)
    free = room.height - top - of(FOOT if footed else END)
    full = sum(_height(row, room, full=True) for row in rows) <= free
    footed = footed or not full
    bottom = room.height - of(FOOT if footed else END)
    first = max(0, min(first, _last_first(rows, room, bottom - top, full=full)))
    placed = _placed(rows, room, (top, bottom, first), full=full)
    return Plan(
        head,
        lead,
        sentence,
        indent,
        tag_width(tile, room),
        found.get(COLUMNS),
        found.get(BAR),
        found.get(FIGURES),
        placed,
        Band(bottom, of(FOOT)) if footed else None,
        first,
        len(rows) - first - len(placed),
        full,
        room.height,
    )


def natural_height(tile: Tile, rows: tuple[Row, ...], room: Room) -> int:
    """How tall a card is that shows all its rows."""
    made = plan(tile, (), room)
    top = max(band.top + band.height for band in (made.lead, *_upper(made)))
    foot = room.of(FOOT) if tile.link or tile.note else room.of(END)
    return top + sum(_height(row, room, full=True) for row in rows) + foot


def _upper(made: Plan) -> tuple[Band, ...]:
    found = (made.columns, made.bar, made.figures)
    return tuple(band for band in found if band is not None)


def _height(row: Row, room: Room, *, full: bool) -> int:
    heading = room.of(GROUP) if row.group else 0
    if isinstance(row.what, TileStrip):
        return room.of(STRIP) + (room.of(STRIP_WORDS) if full else 0)
    more = len(words_of(row.what, room)) - 1
    return heading + room.of(LINE) + more * room.of(TEXT)


def words_of(line: TileLine, room: Room) -> tuple[str, ...]:
    """The words of a line; in two lines where it belongs to a group and is long."""
    if not line.group:
        return (line.words,)
    tag = room.measure("secondary", line.tag) + room.of(TAG_GAP) if line.tag else 0
    width = room.width - 2 * room.of(PAD) - tag
    return wrapped(line.words, "body", width, room.measure, MOST_WORDS)


def tag_width(tile: Tile, room: Room) -> int:
    """Pixels that the tags of a tile's lines need; 0 where there are none."""
    widths = [
        room.measure("strong" if line.tone else "secondary", line.tag)
        + (room.of(TONED_PAD) if line.tone else 0)
        for line in tile.lines
        if line.tag
    ]
    least = room.of(TAG) if any(line.tone for line in tile.lines) else 0
    return max(*widths, least) if widths else 0


def _last_first(rows: tuple[Row, ...], room: Room, free: int, *, full: bool) -> int:
    """The first row to show when the last one is at the bottom."""
    number = len(rows)
    while number and free >= _height(rows[number - 1], room, full=full):
        free -= _height(rows[number - 1], room, full=full)
        number -= 1
    return min(number, max(0, len(rows) - 1))


def _placed(
    rows: tuple[Row, ...], room: Room, where: tuple[int, int, int], *, full: bool
) -> tuple[Placed, ...]:
    """The rows from the first on that there is room for."""
    top, bottom, first = where
    heights: list[int] = []
    for row in rows[first:]:
        height = _height(row, room, full=full)
        if top + sum(heights) + height > bottom:
            break
        heights.append(height)
    spare = (bottom - top - sum(heights)) // max(1, len(heights))
    spare = max(0, min(spare, room.of(SPARE)))
    found = []
    for number, height in enumerate(heights, start=first):
        heading = Band(top, room.of(GROUP)) if rows[number].group else None
        under = heading.height if heading else 0
        band = Band(top + under, height - under + spare, spare // 2)
        found.append(Placed(number, band, heading))
        top += height + spare
    return tuple(found)


def wrapped(
    text: str, role: str, width: int, measure: Width, most: int = MOST_TEXT
) -> tuple[str, ...]:
    """Text in lines of a width, at most so many; the last one holds the rest."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if line and len(lines) < most - 1 and measure(role, longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)
