"""The navigation rail: a word and an icon for each page; it folds to icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from bcu_desk.kit.feature import Feature
from bcu_desk.kit.look.icons import icon
from bcu_desk.kit.look.theme import tokens

WIDE, FOLDED = 176, 56


class Rail(QFrame):
    """The pages of the program; `chosen` carries a page's id."""

    chosen = Signal(str)
    folded = Signal(bool)

    def __init__(self, features: Sequence[Feature], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Pages")
        self._features = tuple(features)
        self._items: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(4)
        layout.addWidget(self._brand())
        layout.addSpacing(8)
        for number, feature in enumerate(self._features, start=1):
            layout.addWidget(self._item(feature, number))
        layout.addStretch(1)
        layout.addWidget(self._fold_button())
        self.fold(folded=False)

    def _brand(self) -> QWidget:
        self._mark = QToolButton()
        self._mark.setObjectName("rail.brand")
        self._mark.setText("BCU Desk")
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mark.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._mark.setIcon(icon("shield", "#7AA5FF"))
        self._mark.setIconSize(QSize(22, 22))
        self._mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return self._mark

    def _item(self, feature: Feature, number: int) -> QToolButton:
        made = QToolButton()
        made.setObjectName(f"nav.{feature.id}")
        made.setText(feature.title)
        made.setAccessibleName(feature.title)
        made.setToolTip(f"{feature.title} (Ctrl+{number})")
        made.setCheckable(True)
        made.setIcon(icon(feature.icon, tokens().rail_ink))
        made.setIconSize(QSize(18, 18))
        made.setMinimumHeight(34)
        made.clicked.connect(lambda _=False, page=feature.id: self.chosen.emit(page))
        self._items[feature.id] = made
        return made

    def _fold_button(self) -> QToolButton:
        self._fold = QToolButton()
        self._fold.setObjectName("rail.fold")
        self._fold.setIconSize(QSize(18, 18))
        self._fold.setMinimumHeight(32)
        self._fold.clicked.connect(lambda: self.fold(folded=self.width() > FOLDED))
        return self._fold

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or icons and words."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if folded
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        self.setFixedWidth(FOLDED if folded else WIDE)
        words = "Unfold the navigation" if folded else "Fold"
        self._fold.setText(words)
        self._fold.setAccessibleName("Unfold the navigation" if folded else "Fold the navigation")
        self._fold.setToolTip(self._fold.accessibleName())
        name = "chevron_right" if folded else "chevron_left"
        self._fold.setIcon(icon(name, tokens().rail_ink))
        for item in (*self._items.values(), self._mark, self._fold):
            item.setToolButtonStyle(style)
            item.setFixedWidth(FOLDED - 16 if folded else WIDE - 16)
        self.folded.emit(folded)

    def mark(self, page: str) -> None:
        """Show which page is open."""
        for name, item in self._items.items():
            item.setChecked(name == page)

    def recolour(self) -> None:
        """Draw the icons again, after a change of theme."""
        for feature in self._features:
            self._items[feature.id].setIcon(icon(feature.icon, tokens().rail_ink))
