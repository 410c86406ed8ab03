"""What every window must offer to whoever can't use a mouse or see well, checked on real widgets.

Each check takes a shown, active window and gives back its faults as sentences that name the widget.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QImage, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QFocusFrame,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from bcu_desk.kit.look.focus_ring import OWN_BORDER, FocusRing
from bcu_desk.kit.look.tokens import contrast

TARGET, READABLE, MOST_STOPS, DATE_PARTS = 24, 4.5, 600, 6
COMBO_EDGES = 32  # the pads and the arrow
NO_ROLE = (QAccessible.Role.NoRole, QAccessible.Role.Client)
ACTIVE = (QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox)
NAME = QAccessible.Text.Name


def audit(window: QWidget) -> list[str]:
    """All faults of a window."""
    checks = (nameless, without_nodes, keyless, small, clipped, overlapping, faint, doubled)
    return [fault for check in checks for fault in check(window)]


def told(widget: QWidget) -> str:
    """A widget's name for a fault: its object name, kind and words."""
    text = getattr(widget, "text", None)
    words = f" {text()[:40]!r}" if callable(text) and text() else ""
    owner = widget
    while not owner.objectName() and owner.parentWidget() is not None:
        owner = owner.parentWidget()
    place = widget.objectName() or f"in {owner.objectName()}"
    return f"{place} ({type(widget).__name__}{words})"


def shown(window: QWidget) -> Iterator[QWidget]:
    """Every visible widget in a window, but for Qt's own inner parts."""
    for widget in window.findChildren(QWidget):
        inner = isinstance(widget.parentWidget(), (QLineEdit, QAbstractSpinBox, QComboBox))
        if widget.isVisible() and not inner and not isinstance(widget, (QScrollBar, QFocusFrame)):
            yield widget


def stops(window: QWidget) -> list[QWidget]:
    """Every widget that Tab should reach."""
    return [
        widget
        for widget in shown(window)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (isinstance(widget, QAbstractScrollArea) and widget.viewport() is None)
    ]


def nameless(window: QWidget) -> list[str]:
    """Stops without an object name, an accessible name or a role."""
    faults = []
    for widget in stops(window):
        found = QAccessible.queryAccessibleInterface(widget)
        if not widget.objectName():
            faults.append(f"{told(widget)} has no object name")
        if not (widget.accessibleName() or found.text(NAME)).strip():
            faults.append(f"{told(widget)} has no accessible name")
        if found.role() in NO_ROLE:
            faults.append(f"{told(widget)} has no role")
    return faults


def without_nodes(window: QWidget) -> list[str]:
    """Painted views that show things which a screen reader does not find."""
    faults = []
    for view in shown(window):
        if not hasattr(view, "press_node"):
            continue
        found, nodes = QAccessible.queryAccessibleInterface(view), view.nodes()
        if found.childCount() != len(nodes) or not nodes:
            faults.append(f"{told(view)} has {found.childCount()} nodes for {len(nodes)} things")
        bare = [number for number, node in enumerate(nodes) if not node.name.strip()]
        if bare:
            faults.append(f"{told(view)} has nodes without a name: {bare[:5]}")
    return faults


def keyless(window: QWidget) -> list[str]:
    """Stops that Tab does not reach or where it is trapped, and stops whose focus is not seen."""
    wanted = stops(window)
    if not wanted:
        return []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    faults = []
    while len(visited) < MOST_STOPS:
        at = QApplication.focusWidget()
        if at is None or at in visited:
            break
        visited.append(at)
        faults += _unseen(at)
        _tab_out(at)
        if QApplication.focusWidget() is at and len(wanted) > 1:
            return [*faults, f"{told(at)} keeps Tab to itself"]
    missed = [widget for widget in wanted if widget not in visited]
    return faults + [f"{told(widget)} is not reached by Tab" for widget in missed]


def _tab_out(at: QWidget) -> None:
    """Press Tab, as often as a date has parts."""
    for _ in range(DATE_PARTS if isinstance(at, QDateTimeEdit) else 1):
        QTest.keyClick(at, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is not at:
            return


def _unseen(at: QWidget) -> list[str]:
    ring = QApplication.instance().findChild(FocusRing)
    faults = []
    # A view's own ground may be covered by what it shows.
    ground = at.viewport() if isinstance(at, QAbstractScrollArea) else at
    if ground.visibleRegion().isEmpty():
        faults.append(f"{told(at)} has the keyboard out of sight")
    if not isinstance(at, OWN_BORDER) and ring.shown_on() is not at:
        faults.append(f"{told(at)} has the keyboard and no ring")
    return faults


def small(window: QWidget) -> list[str]:
    """Targets under 24 by 24."""
    return [
        f"{told(widget)} is {widget.width()} x {widget.height()}"
        for widget in shown(window)
        if isinstance(widget, ACTIVE)
        and widget.isEnabled()
        and min(widget.width(), widget.height()) < TARGET
    ]


def clipped(window: QWidget) -> list[str]:
    """Labels, buttons and fields with less room than their words need."""
    faults = []
    for widget in shown(window):
        if isinstance(widget, QLabel) and widget.text():
            short = _short_label(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            hint = widget.sizeHint()
            short = hint.width() > widget.width() + 1 or hint.height() > widget.height() + 1
        elif isinstance(widget, (QAbstractSpinBox, QComboBox)):
            short = _short_field(widget)
        else:
            continue
        if short:
            faults.append(f"{told(widget)} is cut: {widget.width()} x {widget.height()}")
    return faults


def _short_label(label: QLabel) -> bool:
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    hint = label.minimumSizeHint()
    return hint.width() > label.width() + 1 or hint.height() > label.height() + 1


def _short_field(field: QAbstractSpinBox | QComboBox) -> bool:
    if isinstance(field, QComboBox):
        words, room = field.currentText(), field.width() - COMBO_EDGES
    else:
        words, room = field.text(), field.findChild(QLineEdit).width()
    return field.fontMetrics().horizontalAdvance(words) > room


def overlapping(window: QWidget) -> list[str]:
    """Words and buttons that lie on one another in the same parent."""
    groups: dict[QWidget, list[QWidget]] = {}
    for widget in shown(window):
        words = isinstance(widget, QLabel) and bool(widget.text())
        if words or isinstance(widget, ACTIVE):
            groups.setdefault(widget.parentWidget(), []).append(widget)
    return [
        f"{told(one)} lies on {told(other)}"
        for parts in groups.values()
        for one, other in combinations(parts, 2)
        if one.geometry().intersects(other.geometry().adjusted(1, 1, -1, -1))
    ]


def faint(window: QWidget) -> list[str]:
    """Words on labels and buttons whose pixels stand out from their ground by less than 4.5:1."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(picture.constBits(), np.uint32).reshape(
        picture.height(), picture.bytesPerLine() // 4
    )
    faults = []
    for widget in shown(window):
        worded = isinstance(widget, (QLabel, QAbstractButton)) and bool(widget.text())
        if not worded or not widget.isEnabled():
            continue
        seen = widget.visibleRegion().boundingRect()
        if seen.height() * 3 < widget.height() * 2:
            continue  # scrolled half out of sight: its words may not be in what is left
        place = QRect(widget.mapTo(window, seen.topLeft()), seen.size()).adjusted(2, 2, -2, -2)
        best = _contrast_in(pixels, place)
        if best is not None and best < READABLE:
            faults.append(f"{told(widget)} reads at {best:.1f}:1")
    return faults


def _contrast_in(pixels: np.ndarray, place: QRect) -> float | None:
    """The contrast of the commonest colour in a place with the colour farthest from it."""
    part = pixels[place.top() : place.bottom() + 1, place.left() : place.right() + 1]
    if part.size < 40:
        return None
    colours, counts = np.unique(part & 0xFFFFFF, return_counts=True)
    ground = f"#{colours[counts.argmax()]:06X}"
    return max(contrast(ground, f"#{colour:06X}") for colour in colours[counts >= 2])


def doubled(window: QWidget) -> list[str]:
    """Keys that mean two things in one window."""
    found: Counter[str] = Counter()
    for part in (*window.findChildren(QShortcut), *window.findChildren(QAction)):
        if _live(part):
            found.update(key.toString() for key in _keys(part) if not key.isEmpty())
    for button in (widget for widget in shown(window) if isinstance(widget, QAbstractButton)):
        if not button.shortcut().isEmpty():
            found.update([button.shortcut().toString()])
        elif not QKeySequence.mnemonic(button.text()).isEmpty():
            found.update([QKeySequence.mnemonic(button.text()).toString()])
    return [f"{key} means {count} things" for key, count in found.items() if count > 1]


def _keys(part: QShortcut | QAction) -> list[QKeySequence]:
    return part.shortcuts() if isinstance(part, QAction) else part.keys()


def _live(part: QShortcut | QAction) -> bool:
    """Whether a key works now: its page is shown."""
    if isinstance(part, QShortcut):
        owner = part.parent()
        return isinstance(owner, QWidget) and owner.isVisible()
    owners = [owner for owner in part.associatedObjects() if isinstance(owner, QWidget)]
    return any(owner.isVisible() for owner in owners)
