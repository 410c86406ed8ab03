"""What a test leaves behind is found: a running timer, a thread, a window that is shown."""

from __future__ import annotations

import threading

from PySide6.QtCore import QMimeData, QPoint, Qt, QThread, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.leaks import let_go, living


def _words(before: frozenset[object]) -> list[str]:
    return sorted(found.words.split()[0] for found in living(with_qt=True) - before)


def test_a_timer_a_thread_and_a_window_left_are_each_found_until_they_end(qtbot: QtBot) -> None:
    before = living(with_qt=True)
    timer, worker, window = QTimer(), QThread(), QWidget()
    over = threading.Event()
    waiting = threading.Thread(target=over.wait)
    timer.start(60_000)
    worker.start()
    window.show()
    waiting.start()
    assert _words(before) == ["QThread", "QTimer", "thread", "window"]
    over.set()
    waiting.join()
    timer.stop()
    worker.quit()
    worker.wait()
    window.close()
    assert _words(before) == []


def test_what_was_dragged_over_is_the_target_no_more(qtbot: QtBot) -> None:
    class Target(QWidget):
        def dragEnterEvent(self, event: QDragEnterEvent) -> None:
            event.acceptProposedAction()

        def dragMoveEvent(self, _event: QDragMoveEvent) -> None:
            moves.append(self.objectName())

    moves: list[str] = []
    target, carried = Target(objectName="before"), QMimeData()
    qtbot.addWidget(target)
    target.setAcceptDrops(True)
    how = Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton
    spot, none = QPoint(1, 1), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(spot, *how, none))
    QApplication.sendEvent(target, QDragMoveEvent(spot, *how, none))
    let_go()
    QApplication.sendEvent(target, QDragMoveEvent(spot, *how, none))
    assert moves == ["before"]
