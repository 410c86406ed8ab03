"""The gestures on a booking or vehicle as a menu: what the buttons of the inspector do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from bcu_desk.features.bookings.model.inspected import Inspected
from bcu_desk.features.bookings.widgets.beside.inspector import VERBS


def open_menu(
    over: QWidget, shown: Inspected, where: QPoint, start: Callable[[str, str], None] | None
) -> QMenu:
    """Open a menu at a point of the screen; `start` runs a verb on a key, None allows none."""
    menu = QMenu(over)
    menu.setObjectName("bookings.menu")
    menu.setAccessibleName(f"What can be done with {shown.registration}")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for verb in VERBS:
        if verb.name in shown.verbs:
            action = menu.addAction(shown.called.get(verb.name, verb.title))
            action.setObjectName(f"bookings.menu.{verb.name}")
            action.setEnabled(start is not None)
            if start is not None:
                action.triggered.connect(
                    lambda _=False, name=verb.name, run=start: run(name, shown.key)
                )
    menu.popup(where)
    return menu
