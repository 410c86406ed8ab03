"""Finding what a test left behind: threads, and Qt's running threads, timers and windows."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Living:
    """Something alive; equal to itself only."""

    number: int
    words: str = field(compare=False)
    thing: object = field(compare=False, repr=False)


def living(*, with_qt: bool, settle: bool = False) -> frozenset[Living]:
    """What is alive now; `settle` lets Qt delete first what it was told to delete."""
    found = [_threads()]
    if with_qt:
        if settle:
            _settle()
        found += [_windows(), _running_objects()]
    return frozenset().union(*found)


def put_away(left: frozenset[Living]) -> None:
    """Stop and close what was left, so that only the guilty test fails."""
    for found in left:
        for verb in ("stop", "quit", "close"):
            if not isinstance(found.thing, threading.Thread) and hasattr(found.thing, verb):
                getattr(found.thing, verb)()


def let_go() -> None:
    """Let go of what a drag left behind; Qt keeps it for the next test.

    Mouse buttons stay down, and what was dragged over last stays the target of the next move, also
    when it is gone: then Qt writes to where it was.
    """
    _buttons_up()
    _no_target()


def _no_target() -> None:
    from PySide6.QtCore import QMimeData, QPoint, Qt
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Ground(QWidget):
        def dragEnterEvent(self, event: QDragEnterEvent) -> None:
            event.acceptProposedAction()

    ground, carried = Ground(), QMimeData()
    ground.setAcceptDrops(True)
    how = Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(1, 1), *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(ground, enter)  # the target now, in place of whatever was
    QApplication.sendEvent(ground, QDragLeaveEvent())
    ground.deleteLater()


def _buttons_up() -> None:
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    down = QApplication.mouseButtons()
    for one in (button for button in Qt.MouseButton if button.value and button in down):
        ground = QWidget()
        QTest.mouseRelease(ground, one, Qt.KeyboardModifier.NoModifier, QPoint(1, 1))
        ground.deleteLater()


def _threads() -> set[Living]:
    """Python's threads that would keep the program alive."""
    alive = [thread for thread in threading.enumerate() if not thread.daemon]
    return {Living(id(thread), f"thread {thread.name}", thread) for thread in alive}


def _settle() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def _windows() -> set[Living]:
    """Top-level widgets that can be seen."""
    from PySide6.QtWidgets import QApplication

    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    return {
        Living(id(widget), f"window {type(widget).__name__} {widget.objectName()!r}", widget)
        for widget in shown
    }


def _running_objects() -> set[Living]:
    """Timers and Qt threads of our own that run."""
    from PySide6.QtCore import QThread, QTimer
    from shiboken6 import getAllValidWrappers

    found = set()
    timers, threads = _kinds_of(QTimer), _kinds_of(QThread)
    kinds = timers | threads  # looked up, as asking Qt's classes of each object is slow
    # What Qt lives on; all of Python's objects are too many.
    for thing in (one for one in getAllValidWrappers() if type(one) in kinds):
        kind = type(thing)
        runs = thing.isActive() if kind in timers else thing.isRunning()
        if runs and "QtMainThread" not in thing.objectName() and not _is_main(thing):
            found.add(Living(id(thing), f"{kind.__name__} {thing.objectName()!r}", thing))
    return found


def _kinds_of(kind: type) -> set[type]:
    """A class and all that are made from it."""
    return {kind}.union(*(_kinds_of(one) for one in kind.__subclasses__()))


def _is_main(thing: object) -> bool:
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication.instance()
    return application is not None and thing is application.thread()
