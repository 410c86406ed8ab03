"""Accessible nodes for painted views: what a screen reader finds inside them.

A painted widget implements `nodes()` and `press_node(number)`; `painted(widget)` registers it.
The factory keeps the interfaces it made as long as their widget lives, as Qt does not own them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

# Qt takes none where its types ask for something.
NO_INTERFACE = cast("QAccessibleInterface", None)
NO_OBJECT = cast("QObject", None)
NO_POINTER = cast("int", None)
ROLES = {
    "list item": QAccessible.Role.ListItem,
    "cell": QAccessible.Role.Cell,
    "tree item": QAccessible.Role.TreeItem,
    "button": QAccessible.Role.Button,
    "graphic": QAccessible.Role.Graphic,
}


@dataclass(frozen=True, slots=True)
class Node:
    """One thing in a painted view; `rect` is in the widget's own pixels."""

    name: str
    rect: QRect
    role: str = "list item"
    selected: bool = False
    focused: bool = False
    description: str = ""


class Painted(Protocol):
    """What a painted widget offers."""

    def nodes(self) -> Sequence[Node]:
        """The things it shows, in reading order."""

    def press_node(self, number: int) -> None:
        """Act as if the thing was clicked."""


class _Leaf(QAccessibleInterface):
    """An interface without an object, children or words that can be changed."""

    def object(self) -> QObject:
        """No object of its own."""
        return NO_OBJECT

    def child(self, index: int) -> QAccessibleInterface:
        """Nodes have no children."""
        del index
        return NO_INTERFACE

    def childCount(self) -> int:
        """Nodes have no children."""
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Nodes have no children."""
        del child
        return -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """Nodes have no children."""
        del x, y
        return NO_INTERFACE

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names are not for changing."""


class PressInterface(QAccessibleActionInterface):
    """What a screen reader can do to a node: press it."""

    def __init__(self, owner: PaintedInterface, number: int) -> None:
        super().__init__()
        self._owner = owner
        self._number = number

    def actionNames(self) -> list[str]:
        """Press, and nothing else."""
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        """Press the node."""
        if name == QAccessibleActionInterface.pressAction():
            self._owner.press(self._number)

    def keyBindingsForAction(self, name: str) -> list[str]:
        """The widget's own keys."""
        del name
        return []


class NodeInterface(_Leaf):
    """One node of a painted widget."""

    def __init__(self, owner: PaintedInterface, number: int) -> None:
        super().__init__()
        self._owner = owner
        self._number = number
        self._press = PressInterface(owner, number)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int:
        """The node can be pressed."""
        pressed = kind == QAccessible.InterfaceType.ActionInterface
        return cast("int", self._press) if pressed else NO_POINTER

    def node(self) -> Node | None:
        """The node now, or None where it is gone."""
        nodes = self._owner.current_nodes()
        return nodes[self._number] if self._number < len(nodes) else None

    def isValid(self) -> bool:
        """Whether the node is still there."""
        return self.node() is not None

    def window(self) -> QWindow:
        """The window of the widget."""
        return self._owner.window()

    def parent(self) -> QAccessibleInterface:
        """The widget."""
        return self._owner

    def text(self, kind: QAccessible.Text) -> str:
        """Name and description."""
        node = self.node()
        if node is None:
            return ""
        if kind == QAccessible.Text.Name:
            return node.name
        return node.description if kind == QAccessible.Text.Description else ""

    def rect(self) -> QRect:
        """Where it is on the screen."""
        node = self.node()
        widget = self._owner.painted_widget()
        if node is None or widget is None:
            return QRect()
        return QRect(widget.mapToGlobal(node.rect.topLeft()), node.rect.size())

    def role(self) -> QAccessible.Role:
        """What it is."""
        node = self.node()
        return ROLES[node.role] if node else QAccessible.Role.NoRole

    def state(self) -> QAccessible.State:
        """Selected, focused, gone."""
        state = QAccessible.State()
        node = self.node()
        if node is None:
            state.invalid = True
            return state
        state.selectable = True
        state.focusable = True
        state.selected = node.selected
        state.focused = node.focused
        return state

    def foregroundColor(self) -> QColor:
        """The widget's text colour."""
        return self._owner.foregroundColor()

    def backgroundColor(self) -> QColor:
        """The widget's ground."""
        return self._owner.backgroundColor()


class PaintedInterface(QAccessibleWidget):
    """A painted widget with its nodes as children."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.List)
        self._widget = widget
        self._made: list[NodeInterface] = []
        self._ids: list[int] = []

    def painted_widget(self) -> QWidget | None:
        """The widget."""
        return self._widget

    def current_nodes(self) -> Sequence[Node]:
        """Its nodes now."""
        return cast("Painted", self._widget).nodes()

    def press(self, number: int) -> None:
        """Act as if a node was clicked."""
        cast("Painted", self._widget).press_node(number)

    def forget(self) -> None:
        """Take the nodes away for good, once the widget is gone."""
        for number in self._ids:
            QAccessible.deleteAccessibleInterface(number)
        self._ids.clear()
        self._made.clear()

    def childCount(self) -> int:
        """How many nodes there are."""
        return len(self.current_nodes())

    def child(self, index: int) -> QAccessibleInterface:
        """A node by its number."""
        if not 0 <= index < self.childCount():
            return NO_INTERFACE
        while len(self._made) <= index:
            made = NodeInterface(self, len(self._made))
            self._ids.append(QAccessible.registerAccessibleInterface(made))
            self._made.append(made)
        return self._made[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """A node's number."""
        return next((n for n, made in enumerate(self._made) if made is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        """The node at a point of the screen."""
        for number in range(self.childCount()):
            node = self.child(number)
            if node is not None and node.rect().contains(x, y):
                return node
        return NO_INTERFACE

    def focusChild(self) -> QAccessibleInterface:
        """The node that has the focus within the widget."""
        for number, node in enumerate(self.current_nodes()):
            if node.focused:
                return self.child(number)
        return NO_INTERFACE


class NodeFactory(QObject):
    """Makes the interfaces of registered widgets, and keeps them; one for the application."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._known: dict[QWidget, list[PaintedInterface]] = {}
        self._make = self.make  # kept: Qt does not own it
        QAccessible.installFactory(self._make)

    def register(self, widget: QWidget) -> None:
        """Give a painted widget its nodes; those of widgets that are gone are dropped."""
        for gone in [known for known in self._known if not isValid(known)]:
            for made in self._known.pop(gone):
                made.forget()
        self._known.setdefault(widget, [])
        self._take_over(widget)

    def _take_over(self, widget: QWidget) -> None:
        """Drop the interface without nodes that Qt has made where it was asked before."""
        if not QAccessible.isActive():
            return
        made = QAccessible.queryAccessibleInterface(widget)
        if not isinstance(made, PaintedInterface):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(made))

    def make(self, _class_name: str, thing: QObject) -> QAccessibleInterface | None:
        """An interface of a registered widget; None lets Qt go on.

        Qt asks again once the widget's meta object is another, as it is after a method written in
        Python was connected to. It then has two entries for the widget and deletes what each of
        them names, so each time it gets an interface of its own.
        """
        if not isinstance(thing, QWidget) or thing not in self._known:
            return None
        made = PaintedInterface(thing)
        self._known[thing].append(made)
        return made


def painted(widget: QWidget) -> None:
    """Register a painted widget, so that its nodes are found."""
    app = QCoreApplication.instance()
    assert app is not None
    factory = app.findChild(NodeFactory) or NodeFactory(app)
    factory.register(widget)


def nodes_changed(widget: QWidget) -> None:
    """Tell screen readers that a painted widget shows other things or has moved its focus."""
    if QAccessible.isActive():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        nodes = cast("Painted", widget).nodes()
        focused = next((number for number, node in enumerate(nodes) if node.focused), -1)
        event.setChild(focused)
        QAccessible.updateAccessibility(event)
