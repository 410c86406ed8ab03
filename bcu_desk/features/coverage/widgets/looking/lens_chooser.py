"""Choosing what the map shows: three figures at hand, all others in a menu beside them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from bcu_desk.features.coverage.rules.sights import ABOUT, AT_HAND, MENU, TITLES, Sight
from bcu_desk.kit.controls import Segmented

MORE = "more"
MARK = " ▾"


class LensChooser(Segmented):
    """What the map shows; the last part opens a menu, and names what was chosen there.

    `turned` is sent when something else is chosen by the user, `load_asked` when figures are to be
    loaded from a file.
    """

    turned = Signal()
    load_asked = Signal()

    def __init__(self) -> None:
        at_hand = [(sight.value, TITLES[sight]) for sight in AT_HAND]
        super().__init__([*at_hand, (MORE, f"More{MARK}")])
        self.setObjectName("coverage.lens")
        self.setAccessibleName("What the map shows")
        self._sight = Sight.IN_POST
        self._actions: dict[Sight, QAction] = {}
        self.menu = self._made_menu()
        self.chosen.connect(self._take)
        self.show_sight(Sight.IN_POST)

    def sight(self) -> Sight:
        """What is looked at."""
        return self._sight

    def show_sight(self, sight: Sight) -> None:
        """Look at something else, without a signal."""
        self._sight = sight
        is_more = sight in self._actions
        part = self.part(MORE)
        part.setText(f"{TITLES[sight] if is_more else 'More'}{MARK}")
        part.setAccessibleName(f"{TITLES[sight]}: more to show" if is_more else "More to show")
        part.setToolTip("Who is on duty, PCSOs, youth officers, hours, demand, rules broken")
        self.choose(MORE if is_more else sight.value)
        for own, action in self._actions.items():
            action.setChecked(own is sight)

    def action(self, sight: Sight) -> QAction:
        """What chooses something in the menu. KeyError for what is at hand."""
        return self._actions[sight]

    def _made_menu(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        menu.setObjectName("coverage.lens.menu")
        for head, sights in MENU:
            menu.addSection(head)
            for sight in sights:
                action = QAction(f"{TITLES[sight]}\t{ABOUT[sight]}", menu)
                action.setObjectName(f"coverage.lens.{sight.value}")
                action.setCheckable(True)
                action.triggered.connect(lambda _=False, sight=sight: self._turn(sight))
                group.addAction(action)
                menu.addAction(action)
                self._actions[sight] = action
        menu.addSeparator()
        self.load = QAction("Load figures…", menu)
        self.load.setObjectName("coverage.load_figures")
        self.load.triggered.connect(self.load_asked)
        menu.addAction(self.load)
        menu.aboutToHide.connect(lambda: self.show_sight(self._sight))
        return menu

    def _take(self, value: str) -> None:
        if value == MORE:
            self.menu.popup(self.mapToGlobal(QPoint(self.part(MORE).x(), self.height() + 2)))
        else:
            self._turn(Sight(value))

    def _turn(self, sight: Sight) -> None:
        is_other = sight is not self._sight
        self.show_sight(sight)
        if is_other:
            self.turned.emit()
