"""A map of which areas are marked: chosen, selected together, lit, walked to."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF, Signal

from bcu_desk.kit.map.canvas import MapCanvas
from bcu_desk.kit.map.marks import Marks
from bcu_desk.kit.map.parts import Ground


class MarkedMap(MapCanvas):
    """A map that knows what is chosen.

    `chosen` carries an area's code when the user picks it, '' for none; `selected` the codes of
    several when the user selects them.
    """

    chosen = Signal(str)
    selected = Signal(tuple)

    def show_areas(self, areas: Ground, groups: Sequence[str]) -> None:
        """Show other areas; the one chosen stays chosen where it is among them."""
        chosen = self.chosen_code()
        super().show_areas(areas, groups)
        number = self._numbers.get(chosen, -1)
        self.marks = Marks(chosen=number, walked=max(number, 0))
        self._marked()

    def choose(self, code: str) -> None:
        """Choose an area by its code, without a signal; '' chooses none."""
        number = self._numbers.get(code, -1)
        self._mark(chosen=number, walked=number if number >= 0 else self.marks.walked)

    def chosen_code(self) -> str:
        """The code of the area chosen, or ''."""
        return self._code(self.marks.chosen)

    def select(self, codes: Collection[str]) -> None:
        """Select several areas by their codes, without a signal."""
        self._select(frozenset(self._numbers[code] for code in codes if code in self._numbers))

    def selected_codes(self) -> tuple[str, ...]:
        """The codes of the areas selected together."""
        return tuple(self._code(number) for number in sorted(self.marks.several))

    def show_giving(self, code: str) -> None:
        """Mark the area that something is being taken from; '' for none."""
        self._mark(giving=self._numbers.get(code, -1))

    def _numbers_in(self, box: QRectF) -> frozenset[int]:
        if self._scene is None or self._frame is None:
            return frozenset()
        return frozenset(
            self._scene.numbers_in(self._frame.towards(self._scene.frame).mapRect(box))
        )

    def _select(self, numbers: frozenset[int]) -> None:
        if numbers != self.marks.several:
            self.marks = replace(self.marks, several=numbers)
            self.update()
            self._marked()

    def _pick(self, number: int) -> None:
        self._mark(chosen=number, walked=number if number >= 0 else self.marks.walked)
        self.chosen.emit(self._code(number))

    def _mark(self, **numbers: int) -> None:
        before = self.marks
        told = {"lit": before.lit, "chosen": before.chosen}
        told |= {"walked": before.walked, "giving": before.giving} | numbers
        self.marks = Marks(**told, several=before.several)
        if before != self.marks:
            self.update()
        if (before.chosen, before.walked) != (self.marks.chosen, self.marks.walked):
            self._marked()

    def _marked(self) -> None:
        """Another area is chosen or walked to."""

    def _light(self, number: int) -> None:
        self._mark(lit=number)
        self.setToolTip(self._looks[number].told if number >= 0 and self._looks else "")
