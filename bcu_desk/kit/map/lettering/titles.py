"""Titles of groups of areas: beside the group, on free paper, nearest to its own areas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
CHUNK = 256  # spots that are asked at once whether others are nearer
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
        self._busy: NDArray[np.bool_] = np.logical_or.reduce(seen)
        for box in kept:
            self.take(box)

    def take(self, box: QRectF) -> None:
        """Keep a box clear of what comes later."""
        rows, columns = self._cells(box)
        self._busy[rows, columns] = True

    def free_spots(self, size: QSizeF, breath: float = BREATH) -> NDArray[np.float64]:
        """The top left corners at which a box of a size, and room around, meets nothing."""
        high = int(np.ceil((size.height() + 2 * breath) / STEP))
        wide = int(np.ceil((size.width() + 2 * breath) / STEP))
        rows, columns = self._busy.shape
        if rows < high or columns < wide:
            return np.empty((0, 2))
        sums = np.zeros((rows + 1, columns + 1), dtype=np.int64)
        sums[1:, 1:] = self._busy.cumsum(axis=0).cumsum(axis=1)
        held = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        tops, lefts = np.nonzero(held == 0)
        return np.stack((lefts * STEP + breath, tops * STEP + breath), axis=1).astype(np.float64)

    def _cells(self, box: QRectF) -> tuple[slice, slice]:
        return (
            slice(max(0, int(box.top() // STEP)), max(0, int(box.bottom() // STEP) + 1)),
            slice(max(0, int(box.left() // STEP)), max(0, int(box.right() // STEP) + 1)),
        )


def title_size(look: GroupLook) -> QSizeF:
    """Room for a title and the line about it."""
    strong, small = QFontMetricsF(font_of("strong")), QFontMetricsF(font_of("small"))
    width = max(strong.horizontalAdvance(look.title), small.horizontalAdvance(look.about))
    height = strong.height() + (small.height() if look.about else 0)
    return QSizeF(width + 2, height)


def placed_titles(
    looks: Mapping[str, GroupLook],
    groups: Sequence[str],
    places: NDArray[np.float64],
    paper: Paper,
) -> tuple[Title, ...]:
    """Each group's title where there is free paper close to its own areas, by their `places`.

    One that finds none is set closer, then shorter; else it is left out.
    """
    named = np.array(groups)
    found: dict[str, Title] = {}
    for number in range(len(_tries(GroupLook("")))):
        for group, look in looks.items():
            own = named == group
            if group in found or not own.any():
                continue
            told, breath = _tries(look)[number]
            title = _placed(told, breath, paper, places, own)
            if title is not None:
                found[group] = title
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


def _placed(
    look: GroupLook,
    breath: float,
    paper: Paper,
    places: NDArray[np.float64],
    own: NDArray[np.bool_],
) -> Title | None:
    """A title in its best place, which is then taken; None where there is none."""
    size = title_size(look)
    spots = paper.free_spots(size, breath)
    if not len(spots):
        return None
    half = np.array((size.width() / 2, size.height() / 2))
    best = _best(spots + half, places, own)
    if best is None:
        return None
    box = QRectF(QPointF(*map(float, spots[best])), size)
    paper.take(box.adjusted(-BREATH, -BREATH, BREATH, BREATH))
    return Title(look, box)


def _best(
    middles: NDArray[np.float64], places: NDArray[np.float64], own: NDArray[np.bool_]
) -> int | None:
    """The spot nearest to the group's middle that is nearer to its areas than to others'."""
    mine = _nearest(middles, places[own])
    cost = np.hypot(*(middles - places[own].mean(axis=0)).T) + mine
    cost[mine > FARTHEST] = np.inf
    order = np.argsort(cost, kind="stable")[: int(np.isfinite(cost).sum())]
    for start in range(0, len(order), CHUNK):  # the others are far more: few spots are asked
        some = order[start : start + CHUNK]
        good = some[mine[some] <= _nearest(middles[some], places[~own])]
        if len(good):
            return int(good[0])
    return None


def _nearest(middles: NDArray[np.float64], places: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each spot is from the nearest of some places."""
    if not len(places):
        return np.full(len(middles), np.inf)
    apart: NDArray[np.float64] = np.hypot(
        middles[:, None, 0] - places[None, :, 0], middles[:, None, 1] - places[None, :, 1]
    ).min(axis=1)
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
