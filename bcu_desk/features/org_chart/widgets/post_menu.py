"""The menus of the page: of a post, and of somebody in the people list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from bcu_desk.features.org_chart.widgets.chart.view import ChartView

CHANGES = (
    ("appoint", "Appoint…"),
    ("acting", "Set acting…"),
    ("end", "End posting…"),
    ("move", "Move to…"),
    ("create", "New post below…"),
    ("close", "Close post…"),
)
CORRECTION = "Correct the record…"


def post_menu(
    owner: QWidget, where: QPoint, start: Callable[[str], object], *, writable: bool
) -> QMenu:
    """A menu of a post's gestures; the correction stands apart from changes."""
    menu = _menu(owner, "org_chart.menu")
    for verb, title in CHANGES:
        action = menu.addAction(title)
        action.setEnabled(writable)
        action.triggered.connect(lambda _=False, verb=verb: start(verb))
    menu.addSeparator()
    fix = menu.addAction(CORRECTION)
    fix.setEnabled(writable)
    fix.triggered.connect(lambda: start("correct"))
    menu.popup(where)
    return menu


def add_folds(menu: QMenu, chart: ChartView, code: str) -> None:
    """What folds and opens branches of the chart."""
    folded = code in chart.cards.folded
    menu.addSeparator()
    title = "Open the branch" if folded else "Fold the branch"
    menu.addAction(title, lambda: chart.fold(code, folded=not folded))
    menu.addAction("Open all branches", lambda: chart.fold_all(folded=False))
    menu.addAction("Fold as at first", lambda: chart.fold_all(folded=True))


def person_menu(
    owner: QWidget,
    where: QPoint,
    offers: tuple[tuple[str, Callable[[], object]], ...],
    *,
    writable: bool,
) -> QMenu:
    """A menu of what can be done with somebody."""
    menu = _menu(owner, "org_chart.people.menu")
    for title, do in offers:
        action = menu.addAction(title)
        action.setEnabled(writable)
        action.triggered.connect(lambda _=False, do=do: do())
    menu.popup(where)
    return menu


def _menu(owner: QWidget, name: str) -> QMenu:
    menu = QMenu(owner)
    menu.setObjectName(name)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
