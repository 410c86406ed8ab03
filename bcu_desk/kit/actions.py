"""Turning a feature's gestures into actions of its page, with their keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from bcu_desk.kit.feature import ActionSpec
from bcu_desk.kit.look.icons import icon
from bcu_desk.kit.page import Page

ICON = "desk_icon"  # where an action keeps its icon's name


def install_actions(page: Page, specs: Sequence[ActionSpec]) -> tuple[QAction, ...]:
    """Give a page its gestures; their keys work while the page or a part of it has the keyboard.

    What writes is off where the desk is read only.
    """
    made = tuple(_action(page, spec) for spec in specs)
    page.addActions(made)
    return made


def menu_of(page: Page, actions: Sequence[QAction | None]) -> QMenu:
    """A menu of actions for a page; None is a line between."""
    menu = QMenu(page)
    for action in actions:
        if action is None:
            menu.addSeparator()
        else:
            _draw(action)
            menu.addAction(action)
    return menu


def _action(page: Page, spec: ActionSpec) -> QAction:
    action = QAction(spec.title, page)
    action.setObjectName(f"{page.id}.{spec.id}")
    if spec.shortcut:
        action.setShortcut(QKeySequence(spec.shortcut))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if spec.icon:
        action.setProperty(ICON, spec.icon)
        _draw(action)
    action.setEnabled(not (spec.needs_write and page.context.desk.read_only))
    run: Callable[[], None] = partial(spec.run, page)
    action.triggered.connect(lambda: run())
    return action


def _draw(action: QAction) -> None:
    """The icon in the theme's ink; again for each menu, as the theme may have changed."""
    name = action.property(ICON)
    if name:
        action.setIcon(icon(str(name), "ink"))
