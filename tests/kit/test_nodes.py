"""What a screen reader finds inside painted views."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from bcu_desk.kit import nodes as module
from bcu_desk.kit.nodes import Node, NodeFactory, nodes_changed, painted

TEXT = QAccessible.Text
Show = Callable[[QWidget], QWidget]


class Beads(QWidget):
    """A row of painted beads."""

    def __init__(self, count: int = 3) -> None:
        super().__init__()
        self.count, self.at = count, 1
        self.pressed: list[int] = []
        self.resize(200, 40)
        painted(self)

    def nodes(self) -> Sequence[Node]:
        return tuple(
            Node(
                f"Bead {n}",
                QRect(n * 20, 0, 18, 18),
                "cell",
                selected=n == 0,
                focused=n == self.at,
                description=f"number {n}",
            )
            for n in range(self.count)
        )

    def press_node(self, number: int) -> None:
        self.pressed.append(number)

    def hear(self, _title: str) -> None:
        self.pressed.append(-1)


@pytest.fixture
def reading(qapp: object) -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def beads(show: Show, reading: None) -> Beads:
    made = Beads()
    show(made)
    return made


def test_every_node_is_found_with_name_role_and_place(beads: Beads) -> None:
    view = QAccessible.queryAccessibleInterface(beads)
    assert view.childCount() == 3
    assert view.child(7) is None
    found = [view.child(number) for number in range(3)]
    assert [node.text(TEXT.Name) for node in found] == ["Bead 0", "Bead 1", "Bead 2"]
    assert found[2].text(TEXT.Description) == "number 2"
    assert found[2].text(TEXT.Help) == ""
    assert {node.role() for node in found} == {QAccessible.Role.Cell}
    corner = beads.mapToGlobal(QPoint(0, 0))
    assert found[1].rect() == QRect(corner + QPoint(20, 0), found[1].rect().size())


def test_a_node_says_whether_it_is_chosen_or_has_the_keyboard(beads: Beads) -> None:
    view = QAccessible.queryAccessibleInterface(beads)
    states = [view.child(number).state() for number in range(3)]
    assert [bool(state.selected) for state in states] == [True, False, False]
    assert [bool(state.focused) for state in states] == [False, True, False]
    assert view.focusChild().text(TEXT.Name) == "Bead 1"
    beads.at = -1
    assert view.focusChild() is None


def test_nodes_know_their_view_and_their_number(beads: Beads) -> None:
    view = QAccessible.queryAccessibleInterface(beads)
    node = view.child(2)
    assert node.parent() is view
    assert view.indexOfChild(node) == 2
    assert view.indexOfChild(view) == -1
    assert (node.childCount(), node.child(0), node.childAt(1, 1)) == (0, None, None)
    assert node.indexOfChild(view) == -1
    assert node.object() is None
    node.setText(TEXT.Name, "other")
    assert node.text(TEXT.Name) == "Bead 2"
    assert node.foregroundColor() == view.foregroundColor()
    assert node.backgroundColor() == view.backgroundColor()


def test_the_node_under_a_point_is_found(beads: Beads) -> None:
    view = QAccessible.queryAccessibleInterface(beads)
    place = beads.mapToGlobal(QPoint(45, 5))
    assert view.childAt(place.x(), place.y()).text(TEXT.Name) == "Bead 2"
    assert view.childAt(place.x() + 500, place.y()) is None


def test_a_screen_reader_can_press_a_node(beads: Beads) -> None:
    action = QAccessible.queryAccessibleInterface(beads).child(2).actionInterface()
    press = QAccessibleActionInterface.pressAction()
    assert action.actionNames() == [press]
    assert action.keyBindingsForAction(press) == []
    action.doAction("Unknown")
    action.doAction(press)
    assert beads.pressed == [2]


def test_a_node_that_is_gone_says_nothing(beads: Beads) -> None:
    node = QAccessible.queryAccessibleInterface(beads).child(2)
    beads.count = 1
    assert not node.isValid()
    assert node.text(TEXT.Name) == ""
    assert node.role() == QAccessible.Role.NoRole
    assert node.rect() == QRect()
    assert node.state().invalid


def test_a_move_of_the_focus_is_told_with_the_node(
    beads: Beads, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[QWidget, int]] = []
    monkeypatch.setattr(
        module.QAccessible,
        "updateAccessibility",
        lambda event: told.append((event.object(), event.child())),
    )
    beads.at = 2
    nodes_changed(beads)
    assert told == [(beads, 2)]


def test_a_view_that_was_asked_before_it_was_registered_has_its_nodes(reading: None) -> None:
    class Late(Beads):
        def __init__(self) -> None:
            QWidget.__init__(self)
            self.count, self.at = 3, 0

    late = Late()
    assert QAccessible.queryAccessibleInterface(late).childCount() == 0
    painted(late)
    assert QAccessible.queryAccessibleInterface(late).childCount() == 3
    late.deleteLater()


def test_a_view_whose_methods_are_connected_later_is_put_away_whole(reading: None) -> None:
    # A connection to a method gives the view another meta object, by which Qt asks anew.
    beads, other = Beads(3), QWidget()
    first = QAccessible.queryAccessibleInterface(beads)
    other.windowTitleChanged.connect(beads.hear)
    again = QAccessible.queryAccessibleInterface(beads)
    assert first.childCount() == again.childCount() == 3
    assert again.child(2).isValid()
    beads.deleteLater()
    other.deleteLater()
    del first, again
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert not isValid(beads)


def test_nodes_of_widgets_that_are_gone_are_dropped(reading: None) -> None:
    factory = QCoreApplication.instance().findChild(NodeFactory)
    for _ in range(30):
        beads = Beads(5)
        view = QAccessible.queryAccessibleInterface(beads)
        assert [view.child(number).isValid() for number in range(5)] == [True] * 5
        beads.deleteLater()
        del beads, view
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    factory = QCoreApplication.instance().findChild(NodeFactory)
    last = Beads()
    gc.collect()
    assert len(factory._known) <= 3
    last.deleteLater()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_reading_nodes_leaves_the_reference_count_of_none_alone(beads: Beads) -> None:
    view = QAccessible.queryAccessibleInterface(beads)
    view.child(0).object()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        node = view.child(0)
        node.object()
        node.child(0)
        node.childAt(0, 0)
    assert abs(sys.getrefcount(None) - before) < 200
