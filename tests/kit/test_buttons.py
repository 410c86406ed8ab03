"""Push buttons with icons and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.ask import question
from bcu_desk.kit.buttons import ENTER, LEAST_HEIGHT, Button, Push, button, icon_button, restyled
from bcu_desk.kit.form import FieldSpec, Form
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import tokens

Show = Callable[[QWidget], QWidget]


def test_a_button_is_named_by_its_words(show: Show) -> None:
    made = button("&Open…", "page.open")
    show(made)
    assert made.accessibleName() == "Open"
    assert made.objectName() == "page.open"
    assert not made.autoDefault()


@pytest.mark.parametrize("kind", ["plain", "primary", "danger", "quiet"])
def test_every_kind_is_a_large_enough_target(kind: str, show: Show) -> None:
    made = button("Go", "page.go", kind=kind)
    show(made)
    assert made.height() >= LEAST_HEIGHT >= 24
    assert made.width() >= 24


def test_the_key_presses_it_and_is_shown_in_a_cap(show: Show, qtbot: QtBot) -> None:
    plain, keyed = button("Next", "page.next"), button("Next", "page.next", key="Ctrl+Shift+T")
    show(plain)
    show(keyed)
    assert keyed.key_words() == "Ctrl Shift T"
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 40
    clicks: list[bool] = []
    keyed.clicked.connect(lambda: clicks.append(keyed.isDown()))
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(keyed, Qt.Key.Key_T, modifiers)
    assert clicks == [False]  # at once, not after Qt's animation of a press
    keyed.setText("After")
    assert keyed.shortcut() == QKeySequence("Ctrl+Shift+T")


def test_words_are_never_cut(show: Show) -> None:
    made = button("A rather long verb phrase", "page.x", icon="search", key="N")
    show(made)
    assert made.minimumSizeHint() == made.sizeHint()
    words = made.fontMetrics().horizontalAdvance(made.text())
    assert made.sizeHint().width() > words + 16


def test_an_icon_button_says_its_name_and_is_square(show: Show) -> None:
    made = icon_button("close", "Put it away", "page.close")
    show(made)
    assert (made.accessibleName(), made.toolTip()) == ("Put it away", "Put it away")
    assert made.width() == made.height() == LEAST_HEIGHT
    before = made.grab().toImage()
    made.set_icon("check")
    assert made.grab().toImage() != before


def test_the_icon_follows_the_theme(themed: QApplication, show: Show) -> None:
    made = button("Find", "page.find", icon="search")
    show(made)
    light = made.ink()
    apply_theme(themed, "dark")
    assert made.ink() == QColor(tokens().ink) != light
    apply_theme(themed, "light")


@pytest.mark.parametrize(
    ("kind", "token"),
    [("primary", "on_accent"), ("danger", "bad"), ("link", "accent"), ("plain", "ink")],
)
def test_the_ink_follows_the_kind(kind: str, token: str, show: Show) -> None:
    made = button("Go", "page.go", kind=kind)
    show(made)
    assert made.ink() == QColor(tokens().colour(token))
    made.setCheckable(True)
    made.setChecked(True)
    assert made.ink() == QColor(tokens().accent)
    made.setEnabled(False)
    assert made.ink() == made.palette().buttonText().color()


def test_a_changed_property_shows_at_once(show: Show) -> None:
    made = Button("Go")
    show(made)
    before = made.grab().toImage()
    made.setProperty("kind", "primary")
    restyled(made)
    assert made.grab().toImage() != before


class Page(QWidget):
    """A page with two buttons, which counts what Enter does where no button has the keyboard."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.entered = 0
        lines = QVBoxLayout(self)
        for made in buttons:
            lines.addWidget(made)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count Enter."""
        self.entered += event.key() in ENTER


def held(key: Qt.Key, text: str = "") -> QKeyEvent:
    """A key that goes on being held down."""
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True)


@pytest.mark.parametrize("key", ENTER)
def test_enter_presses_the_button_that_has_the_keyboard_once(
    key: Qt.Key, show: Show, qtbot: QtBot
) -> None:
    first, second = button("Apply", "page.apply"), Push("Plain")
    clicks: list[str] = []
    first.clicked.connect(lambda: clicks.append("apply"))
    second.clicked.connect(lambda: clicks.append("plain"))
    page = Page(first, second)
    show(page)
    first.setFocus()
    qtbot.keyClick(first, key)
    QApplication.sendEvent(first, held(key))
    assert clicks == ["apply"]
    qtbot.keyClick(second, key)
    assert clicks == ["apply", "plain"]
    assert page.entered == 0
    qtbot.keyClick(first, key, Qt.KeyboardModifier.ControlModifier)
    assert clicks == ["apply", "plain"]
    assert page.entered == 1
    first.setEnabled(False)
    qtbot.keyClick(first, key)
    assert clicks == ["apply", "plain"]


def test_enter_on_cancel_cancels_a_question_and_elsewhere_the_default_is_pressed(
    qtbot: QtBot,
) -> None:
    asked = question(None, "Remove 12 records?", "They go.", "Remove")
    qtbot.addWidget(asked)
    asked.show()
    cancel = asked.findChild(Button, "confirm.cancel")
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert asked.result() == asked.DialogCode.Rejected
    asked.show()
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert asked.result() == asked.DialogCode.Accepted


def test_enter_on_cancel_ends_a_form_and_in_a_field_sends_it(show: Show, qtbot: QtBot) -> None:
    did: list[str] = []
    form = Form(
        "page.form",
        "A form",
        (FieldSpec("name", "Name"),),
        ("Do it", lambda _: did.append("sent")),
        lambda: did.append("cancelled"),
    )
    show(form)
    form.set_value("name", "Okafor")
    qtbot.keyClick(form.field("name"), Qt.Key.Key_Return)
    cancel = next(one for one in form.findChildren(Button) if one.text() == "Cancel")
    qtbot.keyClick(cancel, Qt.Key.Key_Return)
    assert did == ["sent", "cancelled"]


def test_a_key_that_decides_presses_once_however_long_it_is_held(show: Show, qtbot: QtBot) -> None:
    keep, again = button("Keep", "page.keep", key="K"), button("Next", "page.next", key="N")
    keep.press_once()
    keep.setText("Keep 09:00")
    clicks: list[str] = []
    keep.clicked.connect(lambda: clicks.append("keep"))
    again.clicked.connect(lambda: clicks.append("next"))
    show(Page(keep, again))
    for key, text in ((Qt.Key.Key_K, "k"), (Qt.Key.Key_N, "n")):
        qtbot.keyPress(keep, key)
        for _ in range(3):
            QTest.simulateEvent(keep, True, key, Qt.KeyboardModifier.NoModifier, text, True)
        qtbot.keyRelease(keep, key)
    assert clicks == ["keep", "next", "next", "next", "next"]
    assert keep.key_words() == "K"
    qtbot.keyClick(keep, Qt.Key.Key_K)
    assert clicks[-1] == "keep"
    clicks.clear()
    for one in (keep, again):
        for part in (qtbot.mouseClick, qtbot.mouseDClick, qtbot.mouseRelease):
            part(one, Qt.MouseButton.LeftButton)
    assert clicks == ["keep", "next", "next"]
