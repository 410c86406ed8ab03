"""What the stories stand on: the whole program with its real pages, and the command line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.theme import apply_theme, theme_name
from bcu_desk.shell.app import App, build
from tests.journeys.hands import Answers, Calls, Hands, Start, settle


@pytest.fixture
def calls(capsys: pytest.CaptureFixture[str]) -> Calls:
    """The command line."""
    return Calls(capsys)


@pytest.fixture
def start(qtbot, qapp: QApplication, frozen_now: str) -> Iterator[Start]:
    """Start the program on Mon 23 Jan 2017; `answers` are the files chosen when it asks."""
    running: list[App] = []

    def started(*words: str | Path, answers: tuple[Path, ...] = ()) -> Hands:
        _, app = build([], os.environ, inline=True)
        app.ask = Answers(*answers)
        running.append(app)
        app.window.show()
        qtbot.waitExposed(app.window)
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        for word in words:
            app.open(Path(word))
        settle()
        return Hands(app)

    yield started
    for app in running:
        app.window.close()
        app.window.deleteLater()
    if theme_name() != "light":
        apply_theme(qapp, "light")
