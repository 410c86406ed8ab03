"""Every page, light and dark, with its names, keys, targets, words and colours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import THEMES
from bcu_desk.shell.app import App, build
from bcu_desk.shell.catalogue import FEATURES
from bcu_desk.shell.page_pictures import settle
from bcu_desk.work.settings import Settings
from tests.looks.audit import audit

Open = Callable[[str, str], App]


@pytest.fixture
def opened(
    qapp: QApplication, qtbot: QtBot, profile: Path, frozen_now: str, sample_file: Path
) -> Iterator[Open]:
    """Opens the window on a page in a theme; it is closed after the test."""
    windows: list[App] = []
    QAccessible.setActive(True)

    def open_page(page_id: str, theme: str) -> App:
        Settings(profile).set("theme", theme)
        _, app = build((), dict(os.environ), inline=True)
        windows.append(app)
        app.window.resize(1366, 768)
        app.window.show()
        if page_id == "welcome":
            app.show_welcome()
        else:
            app.open(sample_file)
            app.go_to(page_id, "")
        settle(qapp)
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        return app

    yield open_page
    QAccessible.setActive(False)
    for app in windows:
        app.window.close()
        app.window.deleteLater()
    apply_theme(qapp, "light")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("page_id", ["welcome", *(feature.id for feature in FEATURES)])
def test_a_page_can_be_used_without_a_mouse_and_read_by_everybody(
    page_id: str, theme: str, opened: Open
) -> None:
    app = opened(page_id, theme)
    faults = audit(app.window)
    assert not faults, "\n" + "\n".join(faults)
