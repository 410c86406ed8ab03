"""Titles of groups of areas: beside the group, on free paper, nearest to its own areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.looks import GroupLook

STEP = 8  # pixels between the spots that are tried
EDGE, BREATH = 10.0, 5.0
FARTHEST = 130.0
CHUNK = 64  # spots that are asked at once whether others are nearer
CLOSE = 3.0


@dataclass(frozen=True, slots=True)
class Title:
    """A group's title in its place."""

    look: GroupLook
    box: QRectF


class Paper:
    """Which pixels of a widget are free of areas, of titles and of what is kept clear."""

    def __init__(self, covered: NDArray[np.bool_], ratio: float, kept: Sequence[QRectF]) -> None:
        step = max(1, round(STEP * ratio))
        rows, columns = covered.shape[0] // step, covered.shape[1] // step
        half = max(1, step // 2)  # looked at twice a step each way: no area is that thin
        starts = [half * at for at in range(step // half)]
        whole = covered[: rows * step, : columns * step]
        seen = [whole[down::step, right::step] for down in starts for right in starts]
        self._sums: NDArray[np.int64] | None = None
        self._busy: NDArray[np.bool_] = np.logical_or.reduce(seen)
        for box in kept:
            self.take(box)

    def take(self, box: QRectF) -> None:
        """Keep a box clear of what comes later."""
        rows, columns = self._cells(box)
        self._busy[rows, columns] = True
        self._sums = None

    def free_spots(
        self, size: QSizeF, breath: float = BREATH, near: QRectF | None = None
    ) -> NDArray[np.float64]:
        """The top left corners at which a box of a size, and room around, meets nothing.

        Only those whose cells begin in `near` are looked at, where it is told.
        """
        high = int(np.ceil((size.height() + 2 * breath) / STEP))
        wide = int(np.ceil((size.width() + 2 * breath) / STEP))
        rows, columns = self._busy.shape
        if rows < high or columns < wide:
            return np.empty((0, 2))
        sums = self._summed()
        down, across = (slice(None), slice(None)) if near is None else self._cells(near)
        top, bottom, _ = down.indices(rows - high + 1)
        left, right, _ = across.indices(columns - wide + 1)
        high_rows, wide_columns = slice(top + high, bottom + high), slice(left + wide, right + wide)
        rows_, columns_ = slice(top, bottom), slice(left, right)
        held = sums[high_rows, wide_columns] - sums[rows_, wide_columns]
        held += sums[rows_, columns_] - sums[high_rows, columns_]
        tops, lefts = np.nonzero(held == 0)
        spots = np.stack(((lefts + left) * STEP + breath, (tops + top) * STEP + breath), axis=1)
        return spots.astype(np.float64)

    def _summed(self) -> NDArray[np.int64]:
        """How many cells are busy above and left of each corner of cells."""
        if self._sums is None:
            rows, columns = self._busy.shape
            self._sums = np.zeros((rows + 1, columns + 1), dtype=np.int64)
            self._sums[1:, 1:] = self._busy.cumsum(axis=0).cumsum(axis=1)
        return self._sums

    def _cells(self, box: QRectF) -> tuple[slice, slice]:
        return (
            slice(max(0, int(box.top() // STEP)), max(0, int(box.bottom() // STEP) + 1)),
            slice(max(0, int(box.left() // STEP)), max(0, int(box.right() // STEP) + 1)),
        )


def title_size(look: GroupLook) -> QSizeF:
    """Room for a title and the line about it."""
    return _Measure().size(look)


class _Measure:
    """Measures titles in the fonts of now."""

    def __init__(self) -> None:
        self._strong = QFontMetricsF(font_of("strong"))
        self._small = QFontMetricsF(font_of("small"))

    def size(self, look: GroupLook) -> QSizeF:
        strong, small = self._strong, self._small
        width = max(strong.horizontalAdvance(look.title), small.horizontalAdvance(look.about))
        height = strong.height() + (small.height() if look.about else 0)
        return QSizeF(width + 2, height)


class _Group(NamedTuple):
    """Where a group's areas lie, from where to where, and others that may be nearer to a spot."""

    own: NDArray[np.float64]
    others: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    middle: NDArray[np.float64]


def _group(places: NDArray[np.float64], own: NDArray[np.bool_]) -> _Group:
    here = places[own]
    low, high, reach = here.min(axis=0), here.max(axis=0), 2 * FARTHEST
    near = ((places >= low - reach) & (places <= high + reach)).all(axis=1) & ~own
    return _Group(here, places[near], low, high, here.mean(axis=0))


def placed_titles(
    looks: Mapping[str, GroupLook],
    groups: Sequence[str],
    places: NDArray[np.float64],
    paper: Paper,
) -> tuple[Title, ...]:
    """Each group's title where there is free paper close to its own areas, by their `places`.

    One that finds none is set closer, then shorter; else it is left out.
    """
    named, measure = np.array(groups), _Measure()
    open_: dict[str, _Group] = {}
    for name, look in looks.items():
        own = named == name
        if own.any():
            around = _group(places, own)
            if _spot(_tries(look)[-1], measure, paper, around) is not None:
                open_[name] = around  # where the shortest has no room, no other has
    found: dict[str, Title] = {}
    for number, group in product(range(len(_tries(GroupLook("")))), open_):
        told = _tries(looks[group])[number]
        box = None if group in found else _spot(told, measure, paper, open_[group])
        if box is not None:
            paper.take(box.adjusted(-BREATH, -BREATH, BREATH, BREATH))
            found[group] = Title(told[0], box)
    return tuple(found[group] for group in looks if group in found)


def _tries(look: GroupLook) -> tuple[tuple[GroupLook, float], ...]:
    """A title as it is tried, with the room around it, the fullest first."""
    short = look.short or look.title
    return (
        (look, BREATH),
        (look, CLOSE),
        (GroupLook(short, look.about), CLOSE),
        (GroupLook(look.title), CLOSE),
        (GroupLook(short), CLOSE),
    )


def _spot(
    told: tuple[GroupLook, float],
    measure: _Measure,
    paper: Paper,
    group: _Group,
) -> QRectF | None:
    """A title's best place; None where there is none."""
    look, breath = told
    size = measure.size(look)
    half = np.array((size.width() / 2, size.height() / 2))
    first, last = group.low - half - FARTHEST, group.high - half + FARTHEST
    near = QRectF(QPointF(*first.tolist()), QPointF(*last.tolist()))
    spots = paper.free_spots(size, breath, near)
    best = _best(spots + half, group) if len(spots) else None
    return None if best is None else QRectF(QPointF(*map(float, spots[best])), size)


def _best(middles: NDArray[np.float64], group: _Group) -> int | None:
    """The spot nearest to the group's middle that is nearer to its areas than to others'."""
    mine = _nearest(middles, group.own)
    close = np.flatnonzero(mine <= FARTHEST)
    cost = np.hypot(*(middles[close] - group.middle).T) + mine[close]
    order = close[np.argsort(cost, kind="stable")]
    for start in range(0, len(order), CHUNK):  # the others are far more: few spots are asked
        some = order[start : start + CHUNK]
        good = some[mine[some] <= _nearest(middles[some], group.others)]
        if len(good):
            return int(good[0])
    return None


def _nearest(middles: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each spot is from the nearest of some places."""
    if not len(places):
        return np.full(len(middles), np.inf)
    across = middles[:, None, 0] - places[None, :, 0]
    down = middles[:, None, 1] - places[None, :, 1]
    across *= across
    down *= down
    across += down
    apart: NDArray[np.float64] = np.sqrt(across.min(axis=1))
    return apart


def draw_titles(painter: QPainter, titles: Sequence[Title]) -> None:
    """Draw titles with the line about each below."""
    look = tokens()
    left = Qt.AlignmentFlag.AlignLeft
    for title in titles:
        painter.setFont(font_of("strong"))
        painter.setPen(QColor(look.ink))
        painter.drawText(title.box, left | Qt.AlignmentFlag.AlignTop, title.look.title)
        painter.setFont(font_of("small"))
        painter.setPen(QColor(look.muted))
        painter.drawText(title.box, left | Qt.AlignmentFlag.AlignBottom, title.look.about)
