"""The audit finds what is wrong: each fault planted in a small window, and none in a good one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bcu_desk.kit.buttons import button
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.nodes import Node, painted
from tests.looks.audit import (
    audit,
    clipped,
    doubled,
    faint,
    keyless,
    nameless,
    overlapping,
    small,
    stops,
    without_nodes,
)

Show = Callable[[], QWidget]


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[QWidget]:
    """Two buttons, a line, a date and some words, all as they should be; not shown yet."""
    apply_theme(qapp, "light")
    QAccessible.setActive(True)
    made = QWidget()
    made.setObjectName("window")
    lines = QVBoxLayout(made)
    lines.setContentsMargins(16, 16, 16, 16)
    for verb in ("Book", "Settle"):
        lines.addWidget(button(verb, f"page.{verb.lower()}"))
    for kind, name in ((QLineEdit, "Purpose"), (QDateEdit, "From")):
        field = kind()
        field.setObjectName(f"page.form.{name.lower()}")
        field.setAccessibleName(name)
        lines.addWidget(field)
    lines.addWidget(QLabel("Words that say what this is for"))
    made.resize(360, 300)
    yield made
    QAccessible.setActive(False)
    made.close()


@pytest.fixture
def show(window: QWidget, qtbot: QtBot) -> Show:
    """Shows the window as the active one."""

    def shown() -> QWidget:
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown


def line(window: QWidget) -> QLineEdit:
    return window.findChild(QLineEdit, "page.form.purpose")


def add(window: QWidget, part: QWidget, name: str = "page.part") -> None:
    part.setObjectName(name)
    window.layout().addWidget(part)


def test_a_good_window_has_no_fault(show: Show) -> None:
    window = show()
    assert len(stops(window)) == 4
    assert audit(window) == []


def test_a_stop_without_a_name_is_found(window: QWidget, show: Show) -> None:
    line(window).setAccessibleName("")
    line(window).setObjectName("")
    assert len(nameless(show())) == 2


def test_a_key_trap_is_found(window: QWidget, show: Show) -> None:
    trap = QPlainTextEdit()
    trap.setAccessibleName("Trap")
    add(window, trap)
    assert keyless(show()) == ["page.part (QPlainTextEdit) keeps Tab to itself"]


def test_a_stop_that_tab_leaves_out_is_found(window: QWidget, show: Show) -> None:
    class Jumper(QLineEdit):
        def focusNextPrevChild(self, forward: bool) -> bool:
            window.findChild(QWidget, "page.book").setFocus(Qt.FocusReason.TabFocusReason)
            return forward

    jumper = Jumper()
    jumper.setAccessibleName("Jumper")
    add(window, jumper)
    window.show()
    QWidget.setTabOrder(window.findChild(QWidget, "page.settle"), jumper)
    faults = keyless(show())
    assert [fault.split(" ")[0] for fault in faults] == ["page.form.purpose", "page.form.from"]


def test_a_small_target_is_found(window: QWidget, show: Show) -> None:
    window.findChild(QWidget, "page.book").setFixedSize(60, 20)
    assert small(show()) == ["page.book (Button 'Book') is 60 x 20"]


def test_words_that_are_cut_are_found(window: QWidget, show: Show) -> None:
    for words, wraps in (("A sentence too long for its place", False), ("Many words " * 9, True)):
        label = QLabel(words)
        label.setWordWrap(wraps)
        label.setFixedSize(90, 20)
        add(window, label)
    window.findChild(QWidget, "page.settle").setFixedWidth(30)
    window.findChild(QWidget, "page.form.from").setFixedWidth(60)
    choice = QComboBox()
    choice.addItem("A choice told at some length")
    choice.setFixedWidth(90)
    add(window, choice)
    assert len(clipped(show())) == 5


def test_words_on_words_are_found(window: QWidget, show: Show) -> None:
    show()
    label = QLabel("On top", window)
    label.setGeometry(line(window).geometry())
    label.show()
    assert len(overlapping(window)) == 1


def test_faint_words_are_found(window: QWidget, show: Show) -> None:
    label = QLabel("Hardly to be read")
    label.setStyleSheet("color: #AAAAAA; background: #FFFFFF")
    add(window, label)
    faults = faint(show())
    assert len(faults) == 1
    assert "Hardly" in faults[0]


def test_a_key_with_two_meanings_is_found(window: QWidget, show: Show) -> None:
    QShortcut(QKeySequence("F8"), window)
    action = QAction("Next", window)
    action.setShortcut(QKeySequence("F8"))
    window.addAction(action)
    window.findChild(QWidget, "page.book").setText("&Take")
    window.findChild(QWidget, "page.settle").setText("&Tell")
    assert doubled(show()) == ["F8 means 2 things", "Alt+T means 2 things"]


class Beads(QWidget):
    """A painted view with two things in it."""

    def __init__(self, names: tuple[str, ...], *, registered: bool) -> None:
        super().__init__()
        self.names = names
        self.setMinimumHeight(30)
        if registered:
            painted(self)

    def nodes(self) -> Sequence[Node]:
        return tuple(Node(name, QRect(0, 0, 9, 9)) for name in self.names)

    def press_node(self, number: int) -> None:
        del number


@pytest.mark.parametrize(
    ("names", "registered", "fault"),
    [
        (("a", "b"), False, "0 nodes for 2 things"),
        ((), True, "0 nodes for 0 things"),
        (("a", " "), True, "without a name: [1]"),
    ],
)
def test_a_painted_view_without_nodes_is_found(
    names: tuple[str, ...], registered: bool, fault: str, window: QWidget, show: Show
) -> None:
    add(window, Beads(names, registered=registered))
    faults = without_nodes(show())
    assert len(faults) == 1
    assert fault in faults[0]
