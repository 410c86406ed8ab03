"""Finding what lies near a part of a large picture, without looking at all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

CELL_WIDE, CELL_HIGH = 640.0, 400.0
MOST_CELLS = 16

Key = TypeVar("Key")
Box = tuple[float, float, float, float]  # left, top, width, height


class Grid(Generic[Key]):
    """Boxes by the cells of a grid that they touch; very large ones are always near."""

    def __init__(self, boxes: Iterable[tuple[Key, Box]]) -> None:
        self._cells: dict[tuple[int, int], list[int]] = {}
        self._large: list[int] = []
        self._keys: list[Key] = []
        for number, (key, (x, y, width, height)) in enumerate(boxes):
            self._keys.append(key)
            left, right = int(x // CELL_WIDE), int((x + width) // CELL_WIDE)
            top, bottom = int(y // CELL_HIGH), int((y + height) // CELL_HIGH)
            if (right - left + 1) * (bottom - top + 1) > MOST_CELLS:
                self._large.append(number)
                continue
            for across in range(left, right + 1):
                for down in range(top, bottom + 1):
                    self._cells.setdefault((across, down), []).append(number)

    def near(self, left: float, top: float, right: float, bottom: float) -> Iterator[Key]:
        """What may touch a part of the picture, in the order given at first, each once."""
        found = set(self._large)
        cells = self._cells
        across = range(int(left // CELL_WIDE), int(right // CELL_WIDE) + 1)
        down = range(int(top // CELL_HIGH), int(bottom // CELL_HIGH) + 1)
        if len(across) * len(down) >= len(cells):
            return iter(self._keys)
        for column in across:
            for row in down:
                found.update(cells.get((column, row), ()))
        return (self._keys[number] for number in sorted(found))
