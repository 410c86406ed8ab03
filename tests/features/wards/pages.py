"""The page of ward sets over a small desk of three wards in Havering, and what is done with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.places import WardShape
from bcu_desk.features.wards.page import WardsPage
from bcu_desk.kit.ask import Ask

Open = Callable[..., WardsPage]


class Answers(Ask):
    """Says which file to open, without a window."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path

    def open_file(self, title: str, kinds: str) -> Path:
        return self.path


def press(page: WardsPage, qtbot, name: str) -> None:
    made = page.findChild(QPushButton, name)
    assert made is not None, name
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def kept(page: WardsPage) -> int:
    with page.context.desk.reader() as reader:
        return len(reader.every(WardShape))
