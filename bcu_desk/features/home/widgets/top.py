"""The upper part of a painted tile: title, count and sentence, bar, figures, heads of columns."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from bcu_desk.features.home.model.plan import PAD, TEXT, Band, Plan
from bcu_desk.features.home.widgets.pen import LEFT, MIDDLE, RIGHT, Pen
from bcu_desk.work.contributions import Tile, TileFigure, TileShare

SHARE_LOOKS = {"good": "good", "muted": "line2", "bad": "bad"}
BUTTON_ROOM = 66  # at the right of figures, for the buttons of strips
COLUMN_GAP = 12


def paint_head(pen: Pen, tile: Tile, band: Band, width: int, number: int | None) -> None:
    """The title; at the right the legend and the key that goes here."""
    right = width - pen.of(PAD)
    if number is not None:
        side = pen.of(19)
        box = QRectF(right - side, band.top + (band.height - side) / 2 + 2, side, side)
        pen.block(box, "surface", "line2", 5)
        pen.write("small", "muted", box, str(number), MIDDLE)
        right -= side + pen.of(14)
    title = pen.fonts.width("section", tile.title)
    if _legend_width(pen, tile) <= right - title - pen.of(2 * PAD):
        right = _paint_legend(pen, tile, band, right)
    room = QRectF(pen.of(PAD), band.top + 4, right - pen.of(PAD + 4), band.height - 4)
    pen.write("section", "ink", room, tile.title)


def _legend_width(pen: Pen, tile: Tile) -> int:
    words = (pen.fonts.width("small", told) for _, _, told in tile.legend)
    return sum(width + pen.of(36) for width in words)


def _paint_legend(pen: Pen, tile: Tile, band: Band, right: int) -> int:
    """Digits in their colours with the words for them, from the right."""
    side = pen.of(16)
    for hue, digit, told in reversed(tile.legend):
        words = pen.fonts.width("small", told)
        right -= words
        pen.write("small", "muted", QRectF(right, band.top + 4, words + 2, band.height - 4), told)
        right -= side + pen.of(6)
        paint_cell(
            pen, QRectF(right, band.top + 2 + (band.height - side) / 2, side, side), hue, digit
        )
        right -= pen.of(14)
    return right


def paint_cell(pen: Pen, box: QRectF, hue: str, digit: str) -> None:
    """A digit on the colour of its class."""
    pen.block(box, hue, "line2" if hue == "class.no_data" else "", 2)
    pen.write(
        "strong" if box.width() >= pen.of(15) else "small", pen.ink_on(hue), box, digit, MIDDLE
    )


def paint_lead(pen: Pen, tile: Tile, made: Plan, width: int) -> None:
    """The count, and its sentence beside it; below it what differs from another day."""
    pad, text, band = pen.of(PAD), pen.of(TEXT), made.lead
    colour = tile.tone if tile.tone in ("bad", "warn") else "ink"
    pen.write("figure", colour, QRectF(pad, band.top, made.indent, 2 * text), str(tile.count))
    left, top = pad + made.indent, band.top
    for line in made.sentence:
        pen.write("body", "ink", QRectF(left, top, width - left - pad, text), line)
        top += text
    if tile.changed:
        sign = "±0" if not tile.change else f"{tile.change:+d}".replace("-", "−")
        badge = QRectF(left, top + 1, pen.fonts.width("strong", sign) + pen.of(10), text - 2)
        pen.block(badge, "accent_soft")
        pen.write("strong", "accent", badge, sign, MIDDLE)
        after = badge.right() + pen.of(6)
        pen.write(
            "secondary", "accent", QRectF(after, top, width - after - pad, text), tile.changed
        )


def paint_columns(pen: Pen, tile: Tile, band: Band, width: int) -> None:
    """What the figures of the strips count."""
    first, *others = tile.columns
    for right, title in zip(column_rights(pen, tile, width), others, strict=True):
        pen.write("small", "muted", QRectF(0, band.top, right, band.height), title, RIGHT)
    room = QRectF(pen.of(PAD), band.top, width / 2, band.height)
    pen.write("small", "muted", room, first, LEFT)


def column_rights(pen: Pen, tile: Tile, width: int) -> tuple[int, ...]:
    """The right edges of the figures' columns, each as wide as what stands in it."""
    right = width - pen.of(PAD) - pen.of(BUTTON_ROOM)
    found: list[int] = []
    for number, title in reversed(list(enumerate(tile.columns[1:]))):
        figures = (pen.fonts.width("body", strip.figures[number]) for strip in tile.strips)
        found.insert(0, right)
        right -= max(pen.fonts.width("small", title), *figures) + pen.of(COLUMN_GAP)
    return tuple(found)


def paint_bar(pen: Pen, tile: Tile, band: Band, width: int) -> None:
    """Shares of a whole as one bar, with the words for each below it."""
    pad, gap = pen.of(PAD), 2
    whole = sum(share.count for share in tile.shares)
    room = width - 2 * pad - gap * (sum(share.count > 0 for share in tile.shares) - 1)
    left = float(pad)
    for share in tile.shares:
        size = room * share.count / whole
        if share.count:
            _paint_share(pen, share, QRectF(left, band.top, size, pen.of(8)))
            left += size + gap
    words, side, top = float(pad), pen.of(10), band.top + pen.of(12)
    for share in tile.shares:
        _paint_share(pen, share, QRectF(words, top + pen.of(5), side, side))
        told = f"{share.count} {share.words}"
        room_left = QRectF(words + side + 6, top, width - words - pad, pen.of(20))
        words += side + 6 + pen.write("secondary", "ink", room_left, told) + pen.of(18)


def _paint_share(pen: Pen, share: TileShare, box: QRectF) -> None:
    colour = SHARE_LOOKS.get(share.tone, share.tone)
    if share.tone == "bad":
        pen.hatch(box, colour, "bad_soft")
    else:
        pen.block(box, colour, radius=2)


def paint_figures(pen: Pen, tile: Tile, band: Band, width: int) -> None:
    """How many of each kind, side by side in boxes as wide as their words."""
    pen.line(band.top, 0, width)
    widths = [
        max(pen.fonts.width("small", kind.words), sum(_figure_widths(pen, kind)))
        for kind in tile.figures
    ]
    spare = (width - sum(widths)) / len(widths)
    left = 0.0
    for kind, own in zip(tile.figures, widths, strict=True):
        box = QRectF(left, band.top, own + spare, band.height)
        if left:
            pen.painter.fillRect(QRectF(left, band.top, 1, band.height), _line(pen))
        _paint_figure(pen, box, kind)
        left += own + spare


def _figure_widths(pen: Pen, kind: TileFigure) -> tuple[int, int]:
    """Pixels of the count, and of what it is of."""
    return (
        pen.fonts.width("section", str(kind.count)),
        pen.fonts.width("small", f" of {kind.of}"),
    )


def _paint_figure(pen: Pen, box: QRectF, kind: TileFigure) -> None:
    wide = sum(_figure_widths(pen, kind))
    left, half = box.left() + (box.width() - wide) / 2, box.height() / 2
    top = QRectF(left, box.top() + pen.of(4), wide + 4, half - pen.of(2))
    left += pen.write("section", "ink" if kind.count else "bad", top, str(kind.count))
    top.setLeft(left)
    pen.write("small", "muted", top, f" of {kind.of}")
    low = QRectF(box.left() + 2, box.top() + half, box.width() - 4, half - pen.of(5))
    pen.write("small", "muted", low, kind.words, MIDDLE)


def _line(pen: Pen) -> str:
    return pen.look.line
