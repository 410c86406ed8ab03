"""The rail: pages, tools, folding."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from bcu_desk.kit.look.tokens import SCALE, contrast
from bcu_desk.shell.rail import COUNT_GROUND, COUNT_INK, FOLDED, ROOM, WIDE, Rail
from tests.shell.conftest import PAGES


@pytest.fixture
def rail(qtbot) -> Rail:
    """A rail of two pages."""
    made = Rail(PAGES)
    qtbot.addWidget(made)
    made.resize(WIDE, 600)
    made.show()
    return made


def _button(rail: Rail, name: str) -> QToolButton:
    return rail.findChild(QToolButton, name)


def test_a_page_is_chosen_and_marked(rail: Rail) -> None:
    told: list[str] = []
    rail.chosen.connect(told.append)
    _button(rail, "nav.others").click()
    assert told == ["others"]
    assert _button(rail, "nav.others").isChecked()
    assert not _button(rail, "nav.notes").isChecked()
    assert _button(rail, "nav.others").toolTip() == "Others (Ctrl+2)"


def test_enter_goes_to_the_page_that_has_the_keyboard(qtbot, rail: Rail) -> None:
    told: list[str] = []
    rail.chosen.connect(told.append)
    rail.tool.connect(told.append)
    qtbot.keyClick(_button(rail, "nav.others"), Qt.Key.Key_Return)
    qtbot.keyClick(_button(rail, "rail.help"), Qt.Key.Key_Enter)
    assert told == ["others", "help"]


def test_it_folds_to_icons_that_keep_their_names(rail: Rail) -> None:
    told: list[bool] = []
    rail.folded.connect(told.append)
    _button(rail, "rail.fold").click()
    assert (rail.width(), rail.is_folded(), told) == (FOLDED, True, [True])
    assert _button(rail, "nav.notes").accessibleName() == "Notes"
    _button(rail, "rail.fold").click()
    assert (rail.width(), told) == (WIDE, [True, False])


def test_it_grows_along_with_larger_text(qtbot, qapp) -> None:
    before = qapp.property(SCALE)
    qapp.setProperty(SCALE, 1.5)
    try:
        made = Rail(PAGES)
    finally:
        qapp.setProperty(SCALE, before)
    qtbot.addWidget(made)
    assert made.width() == round(WIDE * 1.25)


def test_it_folds_by_itself_in_a_narrow_window(qtbot, rail: Rail) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rail.follow(window)
    window.resize(ROOM - 1, 400)
    window.show()
    qtbot.waitUntil(rail.is_folded)
    assert _button(rail, "rail.fold").isHidden()
    window.resize(ROOM, 400)
    qtbot.waitUntil(lambda: not rail.is_folded())


def test_tools_tell_their_names(rail: Rail) -> None:
    told: list[str] = []
    rail.tool.connect(told.append)
    for name in ("files", "help", "theme"):
        _button(rail, f"rail.{name}").click()
    assert told == ["files", "help", "theme"]


def test_a_page_says_how_many_things_wait_there(rail: Rail) -> None:
    item = _button(rail, "nav.notes")
    bare = item.grab().toImage()
    for folded in (False, True):
        rail.fold(folded=folded)
        rail.show_count("notes", 0, "to settle")
        bare = item.grab().toImage()
        rail.show_count("notes", 3, "to settle")
        assert item.accessibleName() == "Notes, 3 to settle"
        assert item.grab().toImage() != bare
    rail.show_count("notes", 0, "to settle")
    assert item.accessibleName() == "Notes"
    assert item.grab().toImage() == bare
    rail.show_count("no such page", 3, "to settle")


def test_the_count_can_be_read_on_its_ground() -> None:
    assert contrast(COUNT_INK, COUNT_GROUND) >= 5.3
