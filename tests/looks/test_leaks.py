"""What a test leaves behind is found: a running timer, a thread, a window that is shown."""

from __future__ import annotations

import threading

from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.leaks import living


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
