"""The lists over a small desk, in the hand of a test."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.theme import apply_theme
from tests.features.bookings.listed import Listed
from tests.features.bookings.lists import a_busy_desk

OpenLists = Callable[..., Listed]


@pytest.fixture(scope="session")
def made_lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with all four lists filled."""
    return a_busy_desk(tmp_path_factory.mktemp("lists")).path


@pytest.fixture
def open_lists(qtbot: QtBot, qapp: QApplication, made_lists: Path, tmp_path: Path) -> OpenLists:
    """Opens the lists over a copy of that desk."""
    apply_theme(qapp, "light")

    def opened(*, writable: bool = True) -> Listed:
        made = Listed(Path(shutil.copy(made_lists, tmp_path / "lists.bcu")), writable=writable)
        qtbot.addWidget(made.view)
        made.view.resize(1150, 620)
        made.view.show()
        return made

    return opened
