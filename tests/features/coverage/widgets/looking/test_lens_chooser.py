"""Choosing what the map shows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.rules.sights import AT_HAND, MENU, Sight
from bcu_desk.features.coverage.widgets.looking.lens_chooser import MORE, LensChooser

LEFT = Qt.MouseButton.LeftButton


def _chooser(show: Callable[[QWidget], QWidget]) -> LensChooser:
    made = LensChooser()
    show(made)
    return made


def test_every_sight_is_at_hand_or_in_the_menu_once() -> None:
    menu = [sight for _, sights in MENU for sight in sights]
    assert sorted((*AT_HAND, *menu)) == sorted(Sight)


def test_the_menu_names_what_was_chosen_in_it(
    show: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    made = _chooser(show)
    with qtbot.waitSignal(made.turned):
        made.action(Sight.YOUTH).trigger()
    assert made.sight() is Sight.YOUTH
    assert made.part(MORE).text() == "Youth officers ▾"
    assert made.value() == MORE
    with qtbot.waitSignal(made.turned):
        qtbot.mouseClick(made.part("posts"), LEFT)
    assert (made.sight(), made.part(MORE).text()) == (Sight.POSTS, "More ▾")


def test_a_menu_left_without_a_choice_changes_nothing(
    show: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    made = _chooser(show)
    with qtbot.assertNotEmitted(made.turned):
        qtbot.mouseClick(made.part(MORE), LEFT)
        assert made.menu.isVisible()
        qtbot.keyClick(made.menu, Qt.Key.Key_Escape)
    assert not made.menu.isVisible()
    assert (made.sight(), made.value()) == (Sight.IN_POST, "in_post")
