"""The program's window: what fills it, what is dropped on it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel

from bcu_desk.shell.main_window import MainWindow


def _drop(*urls: QUrl) -> QDropEvent:
    data = QMimeData()
    data.setUrls(list(urls))
    _drop.kept = data  # type: ignore[attr-defined]  # the event does not own it
    actions = Qt.DropAction.CopyAction
    keys = Qt.KeyboardModifier.NoModifier
    return QDropEvent(QPointF(5, 5), actions, data, Qt.MouseButton.LeftButton, keys)


def test_a_file_dropped_is_told(qtbot, tmp_path: Path) -> None:
    window = MainWindow(lambda: None)
    qtbot.addWidget(window)
    told: list[Path] = []
    window.file_dropped.connect(told.append)
    window.dropEvent(_drop(QUrl.fromLocalFile(str(tmp_path / "a.bcu"))))
    window.dropEvent(_drop(QUrl("https://example.org/a.bcu")))
    window.dropEvent(_drop())
    assert told == [tmp_path / "a.bcu"]


def test_another_part_takes_the_place_of_the_old_one(qtbot) -> None:
    told: list[str] = []
    window = MainWindow(lambda: told.append("closed"))
    qtbot.addWidget(window)
    first, second = QLabel("first"), QLabel("second")
    window.fill(first)
    window.fill(second)
    assert window.centralWidget() is second
    window.show()
    window.close()
    assert told == ["closed"]
