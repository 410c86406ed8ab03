"""Every page, light and dark, with its names, keys, targets, words and colours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bcu_desk.kit.ask import question
from bcu_desk.kit.form import Form
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import THEMES
from bcu_desk.shell.app import App, build
from bcu_desk.shell.catalogue import FEATURES
from bcu_desk.shell.page_pictures import settle
from bcu_desk.work.settings import Settings
from tests.looks.audit import audit, clipped, faint

Open = Callable[[str, str], App]
PAGES = ("welcome", *(feature.id for feature in FEATURES))
# What a page is sent to open each of its forms: a key of the sample, and a verb.
FORMS = {
    "org_chart": tuple(
        f"CN-S1:{verb}"
        for verb in ("appoint", "end", "move", "create", "close", "person", "correct")
    ),
    "assignments": tuple(
        f"CN-S1:{verb}" for verb in ("appoint", "dedicate", "lead", "swap", "waive")
    ),
    "coverage": ("E05000186:put", "E05000186:target"),
    "bookings": ("BX16 KPG:book", "BX16 KPG:off_road"),
}


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


@pytest.mark.parametrize("page_id", PAGES)
def test_a_page_can_be_used_without_a_mouse_and_read_by_everybody(
    page_id: str, opened: Open
) -> None:
    faults = audit(opened(page_id, "light").window)
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("page_id", PAGES)
def test_a_page_can_be_read_in_the_dark(page_id: str, opened: Open) -> None:
    window = opened(page_id, "dark").window
    faults = [*faint(window), *clipped(window)]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("page_id", FORMS)
def test_every_form_of_a_page_can_be_used_and_read(
    page_id: str, opened: Open, qapp: QApplication, qtbot: QtBot
) -> None:
    app = opened(page_id, "light")
    assert app.desk_window is not None
    page = app.desk_window.pages.current()
    for key in FORMS[page_id]:
        app.go_to(page_id, key)
        settle(qapp)
        form = next((part for part in page.findChildren(Form) if part.isVisible()), None)
        assert form is not None, key
        faults = audit(app.window)
        assert not faults, f"\n{key}\n" + "\n".join(faults)
        qtbot.keyClick(form, Qt.Key.Key_Escape)
        assert not isValid(form) or not form.isVisible(), f"Esc does not end {key}"


@pytest.mark.parametrize("theme", THEMES)
def test_a_question_can_be_answered_without_a_mouse_and_read_by_everybody(
    theme: str, qapp: QApplication, qtbot: QtBot
) -> None:
    apply_theme(qapp, theme)
    dialog = question(None, "Remove the copy?", "It cannot be brought back. " * 4, "Remove")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    faults = audit(dialog)
    apply_theme(qapp, "light")
    assert not faults, "\n" + "\n".join(faults)
