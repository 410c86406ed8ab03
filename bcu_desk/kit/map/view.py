"""The map widget: areas by classes told by colour and digit, under pointer, keys and readers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from bcu_desk.kit.map.areas import step_from
from bcu_desk.kit.map.canvas import room_of
from bcu_desk.kit.map.looks import AreaLook, GroupLook
from bcu_desk.kit.map.marks import Marks
from bcu_desk.kit.map.parts import Ground
from bcu_desk.kit.map.pointer import ZOOM, PointedMap
from bcu_desk.kit.nodes import Node, nodes_changed, painted

__all__ = ["AreaMap"]

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
TURNS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
PAN = 60


class AreaMap(PointedMap):
    """A map that is one stop for Tab; arrows walk from area to area, each is an accessible node."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._near: tuple[frozenset[int], ...] = ()
        self._told: tuple[object, ...] = ()
        self._nodes: tuple[Node, ...] = ()
        painted(self)

    def show_areas(self, areas: Ground, groups: Sequence[str]) -> None:
        """Show other areas, fitted into view; `groups` names each one's group."""
        self._near = areas.neighbours()
        super().show_areas(areas, groups)

    def show_looks(
        self, looks: Sequence[AreaLook], titles: Mapping[str, GroupLook] | None = None
    ) -> None:
        """Colour, label and tell the areas, in the order of their codes; `titles` by group."""
        super().show_looks(looks, titles)
        nodes_changed(self)

    def walk(self, east: int, north: int) -> None:
        """Choose the area that lies next that way."""
        if self._laid is not None and self._near:
            at = max(0, self.marks.walked)
            self._go_to(step_from(self._laid.whole().areas.labels, self._near, at, (east, north)))

    def turn(self, step: int) -> None:
        """Choose the next area, or the one before, in the order in which they are told."""
        if self._near:
            self._go_to((self.marks.walked + step) % len(self._near))

    def _go_to(self, number: int) -> None:
        self._pick(number)
        self._keep_in_view(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, with Shift they move the map; Page Down goes through all areas.

        Enter opens, Space chooses, with Ctrl it adds to those selected; Ctrl+A selects all, Esc
        none; + and - zoom, 0 fits all, F the group of the area walked to.
        """
        key = Qt.Key(event.key())
        way = STEPS.get(key)
        if way is not None and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan(-PAN * way[0], PAN * way[1])
        elif way is not None:
            self.walk(*way)
        elif key in TURNS:
            self.turn(TURNS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_F and self.marks.walked >= 0:
            self.fit_group(self._code(self.marks.walked))
        else:
            self._use_area(event, key)

    def _use_area(self, event: QKeyEvent, key: Qt.Key) -> None:
        at = self.marks.walked
        is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self.give_up():
            return
        if is_ctrl and key == Qt.Key.Key_A:
            self._select_by_key(frozenset(range(len(self._looks))))
        elif is_ctrl and key == Qt.Key.Key_Space and at >= 0:
            self._select_by_key(self.marks.several ^ {at})
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and at >= 0:
            self.opened.emit(self._code(at))
        elif key == Qt.Key.Key_Space and at >= 0:
            self._pick(at)
        else:
            super().keyPressEvent(event)

    def _select_by_key(self, numbers: frozenset[int]) -> None:
        self._select(numbers)
        self.selected.emit(self.selected_codes())

    def event(self, event: QEvent) -> bool:
        """Esc is ours while there is a box, a brush or a selection to give up."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_several = self._press is not None or bool(self.marks.several)
            if event.key() == Qt.Key.Key_Escape and is_several:
                event.accept()
                return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which area the keys act on."""
        super().focusInEvent(event)
        nodes_changed(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys act elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def nodes(self) -> Sequence[Node]:
        """One node an area, told in words."""
        told = (self._scene, self._looks, self._marks_shown())
        if told != self._told:
            self._told, self._nodes = told, tuple(self._made_nodes())
        return self._nodes

    def _made_nodes(self) -> Iterator[Node]:
        if self._scene is None or not self._looks:
            return
        whole = QRect(0, 0, self.width(), self.height())
        marks = self._marks_shown()
        shown = zip(self._looks, self._scene.boxes, strict=True)
        for number, (look, box) in enumerate(shown):
            yield Node(
                look.told,
                box.toRect() & whole,
                "list item",
                selected=number == marks.chosen or number in marks.several,
                focused=number == marks.walked,
            )

    def press_node(self, number: int) -> None:
        """Choose an area."""
        self._pick(number)

    def _marks_shown(self) -> Marks:
        return self.marks if self.hasFocus() else replace(self.marks, walked=-1)

    def _marked(self) -> None:
        nodes_changed(self)

    def _keep_in_view(self, number: int) -> None:
        """Bring an area that lies outside into the middle."""
        place = self.place_of(self._code(number))
        if place is not None and not room_of(self.size()).contains(place):
            way = QPointF(self.rect().center()) - place
            self.pan(way.x(), way.y())
            self.settle()
