"""Messages inside a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit import notice as module
from bcu_desk.kit.controls import Picture
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.notice import Notice, PageNotice, announce

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def notice(show: Show, qtbot: QtBot) -> Notice:
    place = QWidget()
    place.resize(600, 200)
    show(place)
    made = Notice("page.notice", parent=place)
    made.resize(500, 90)
    return made


def test_a_notice_is_hidden_until_it_has_something_to_say(notice: Notice) -> None:
    assert (notice.isHidden(), notice.text()) == (True, "")
    notice.tell("The car is taken. Choose another.")
    assert (notice.isVisible(), notice.text()) == (True, "The car is taken. Choose another.")
    assert notice.accessibleName() == notice.text()


@pytest.mark.parametrize("tone", ["bad", "warn", "good", "accent"])
def test_every_tone_has_an_icon_of_its_own(notice: Notice, tone: str) -> None:
    assert tone in module.ICONS
    notice.tell("Words", tone=tone)
    assert notice.property("tone") == tone
    assert len(set(module.ICONS.values())) == 4


def test_buttons_mend_and_are_replaced_by_the_next_message(notice: Notice, qtbot: QtBot) -> None:
    mended: list[str] = []
    fixes = [(word, lambda word=word: mended.append(word)) for word in ("One", "Two")]
    notice.tell("Taken.", fixes=fixes)
    assert [fix.text() for fix in notice.fix_buttons()] == ["One", "Two"]
    qtbot.mouseClick(notice.fix_buttons()[1], Qt.MouseButton.LeftButton)
    assert mended == ["Two"]
    notice.tell("Other.")
    assert notice.fix_buttons() == ()


def test_the_cross_and_esc_put_it_away(notice: Notice, qtbot: QtBot) -> None:
    notice.tell("Taken.")
    with qtbot.waitSignal(notice.put_away):
        qtbot.mouseClick(notice.close_button, Qt.MouseButton.LeftButton)
    assert notice.isHidden()
    notice.tell("Taken again.")
    with qtbot.waitSignal(notice.put_away):
        qtbot.keyClick(notice, Qt.Key.Key_Escape)
    assert notice.text() == ""


def test_a_flat_notice_has_no_cross_and_leaves_esc_alone(show: Show, qtbot: QtBot) -> None:
    flat = Notice("form.trouble", flat=True)
    show(flat)
    flat.tell("Missing.")
    assert flat.findChild(QPushButton, "form.trouble.close") is None
    with qtbot.assertNotEmitted(flat.put_away):
        qtbot.keyClick(flat, Qt.Key.Key_Escape)
    assert flat.isVisible()


def test_a_message_over_a_page_stays_in_its_middle(show: Show) -> None:
    page = QWidget()
    page.setObjectName("page.x")
    page.resize(900, 500)
    show(page)
    notice = PageNotice(page)
    notice.tell("One line.")
    assert notice.objectName() == "page.x.notice"
    assert abs(notice.geometry().center().x() - 450) <= 1
    assert notice.width() == 720
    page.resize(500, 500)
    assert notice.width() == 500 - 32
    assert abs(notice.geometry().center().x() - 250) <= 1


def test_a_long_message_gets_the_height_it_needs(show: Show) -> None:
    page = QWidget()
    page.setObjectName("page.x")
    page.resize(420, 500)
    show(page)
    notice = PageNotice(page)
    notice.tell("Words that go on. " * 12)
    told = notice.findChild(QWidget, "page.x.notice.words")
    assert told.height() >= told.heightForWidth(told.width())


def test_messages_are_read_out(notice: Notice, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        module.QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    monkeypatch.setattr(module.QAccessible, "isActive", lambda: True)
    notice.tell("The car is taken.")
    announce(notice, "Saved")
    assert heard == ["The car is taken.", "Saved"]
    assert QAccessible is module.QAccessible


def test_the_icon_follows_the_theme(notice: Notice, qapp: QApplication) -> None:
    notice.tell("Words", tone="bad")
    picture = notice.findChild(Picture)
    light = picture.pixmap().toImage()
    apply_theme(qapp, "dark")
    dark = picture.pixmap().toImage()
    apply_theme(qapp, "light")
    assert dark != light
    assert picture.pixmap().toImage() == light


def test_ways_out_have_numbers_and_beside_a_field_alt_goes_with_them(
    notice: Notice, show: Show
) -> None:
    fixes = [(str(number), lambda: None) for number in range(10)]
    notice.tell("Taken.", fixes=fixes)
    keys = [fix.shortcut().toString() for fix in notice.findChildren(QPushButton)]
    assert [key for key in keys if key] == [str(number) for number in range(1, 10)]
    place = QWidget()
    show(place)
    flat = Notice("form.trouble", flat=True, parent=place)
    flat.tell("Taken.", fixes=fixes[:2])
    keys = [fix.shortcut().toString() for fix in flat.findChildren(QPushButton)]
    assert keys == ["Alt+1", "Alt+2"]
