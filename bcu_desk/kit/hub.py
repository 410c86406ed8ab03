"""One signal for every change of the file, one for every change of view."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Hub(QObject):
    """What every page listens to.

    `changed` carries the Done of a step that is in the file; `view_changed` carries the View.
    """

    changed = Signal(object)
    view_changed = Signal(object)
