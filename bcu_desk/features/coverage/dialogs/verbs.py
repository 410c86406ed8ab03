"""What the buttons, keys and cards of the page begin, for the ward chosen or for several."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from bcu_desk.features.coverage.dialogs.lists import ListGestures
from bcu_desk.features.coverage.dialogs.mending import Mending
from bcu_desk.features.coverage.widgets.board import Board
from bcu_desk.features.coverage.widgets.chips import OfficerChip
from bcu_desk.kit.page import Page


class Verbs(QObject):
    """Begins each gesture on the wards that it is about; `chosen` tells the ward in sight.

    `none_asked` is sent when several wards are to be chosen no longer.
    """

    none_asked = Signal()

    def __init__(
        self,
        page: Page,
        board: Board,
        gestures: tuple[Mending, ListGestures],
        chosen: Callable[[], str],
    ) -> None:
        super().__init__(page)
        self._page, self._board, self._chosen = page, board, chosen
        self._mending, self._lists = gestures
        self._connect_top()
        self._connect_cards()
        for key, run in ((Qt.Key.Key_Escape, self.put_away), (Qt.Key.Key_M, self.move)):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _connect_top(self) -> None:
        top, context = self._board.top, self._page.context
        top.put.clicked.connect(lambda: self._mending.open_move(ward=self._chosen()))
        top.target.clicked.connect(self.set_target)
        top.record.clicked.connect(lambda: self._lists.record(self._meant()))
        top.lens.load_asked.connect(lambda: context.navigate("figures", "load"))
        top.lens.load.setEnabled(not context.desk.read_only)

    def _connect_cards(self) -> None:
        card, several = self._board.map_card.ward_card, self._board.map_card.several
        mend = self._mending
        self._board.map.dropped.connect(mend.drop)
        card.move_asked.connect(lambda collar: mend.open_move(person=collar))
        card.put_asked.connect(lambda kind: mend.open_move(ward=self._chosen(), kind=kind))
        card.carried.connect(mend.carry)
        card.cover_asked.connect(lambda: self._lists.find_cover(self._chosen()))
        card.cover.setEnabled(not self._page.context.desk.read_only)
        several.target_asked.connect(self.set_target)
        several.record_asked.connect(lambda: self._lists.record(self._meant()))
        several.none_asked.connect(self.none_asked)

    def _meant(self) -> tuple[str, ...]:
        """The wards that a gesture is about."""
        ward = self._chosen()
        return self._board.several() or ((ward,) if ward else ())

    def set_target(self) -> None:
        """Open the form that sets the target of the ward chosen, or of several."""
        if self._board.several():
            self._mending.open_targets(self._board.several())
        else:
            self._mending.open_target(self._chosen())

    def put_away(self) -> None:
        """Put the form away, else choose several wards no longer."""
        if self._mending.panel() is not None:
            self._mending.close()
        else:
            self.none_asked.emit()

    def move(self) -> None:
        """Move an officer of the ward chosen by form: the one in focus, else the first."""
        chips = self._board.map_card.ward_card.chips()
        officers = [chip for chip in chips if isinstance(chip, OfficerChip)]
        chosen = [chip for chip in officers if chip.hasFocus()] or officers
        self._mending.open_move(person=chosen[0].collar if chosen else "")
