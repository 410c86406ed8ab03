"""Every page, light and dark, with its names, keys, targets, words and colours."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
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
from tests.looks.audit import audit, clipped, doubled, faint, keyless, nameless, small

Open = Callable[[str], App]
Check = Callable[[QWidget], list[str]]
# What a page is sent to open each of its forms: a key of the sample, and a verb.
FORMS = {
    "org_chart": tuple(
        f"CN-S1:{verb}"
        for verb in ("appoint", "end", "move", "create", "close", "person", "correct")
    ),
    "assignments": tuple(
        f"CN-S1:{verb}" for verb in ("appoint", "dedicate", "lead", "swap", "waive")
    ),
    "on_call": (
        "EA:detective_superintendent:fill",
        "EA:superintendent:repeat",
        "EA:superintendent:hand_over",
    ),
    "coverage": ("E05000186:put", "E05000186:target", "E05000186:absence"),
    "bookings": ("BX16 KPG:book", "BX16 KPG:off_road"),
}


@pytest.fixture
def opened(qapp: QApplication, qtbot: QtBot, profile: Path, frozen_now: str) -> Iterator[Open]:
    """Opens the window in a theme, on the welcome page; it is closed after the test."""
    windows: list[App] = []
    QAccessible.setActive(True)

    def open_window(theme: str) -> App:
        Settings(profile).set("theme", theme)
        _, app = build((), dict(os.environ), inline=True)
        windows.append(app)
        app.window.resize(1366, 768)
        app.window.show()
        app.window.activateWindow()
        qtbot.waitUntil(app.window.isActiveWindow)
        return app

    yield open_window
    QAccessible.setActive(False)
    for app in windows:
        app.window.close()
        app.window.deleteLater()
    apply_theme(qapp, "light")


def faults_of_pages(app: App, file: Path, check: Check) -> dict[str, list[str]]:
    """The faults of the welcome page and of every page over a desk file, by page."""
    qapp = QApplication.instance()
    assert isinstance(qapp, QApplication)
    settle(qapp)
    found = {"welcome": check(app.window)}
    app.open(file)
    for feature in FEATURES:
        app.go_to(feature.id, "")
        settle(qapp)
        found[feature.id] = check(app.window)
    return {page: faults for page, faults in found.items() if faults}


def test_every_page_can_be_used_without_a_mouse_and_read_by_everybody(
    opened: Open, sample_file: Path
) -> None:
    assert faults_of_pages(opened("light"), sample_file, audit) == {}


def test_every_page_can_be_read_in_the_dark(opened: Open, sample_file: Path) -> None:
    def in_the_dark(window: QWidget) -> list[str]:
        return [*faint(window), *clipped(window)]

    assert faults_of_pages(opened("dark"), sample_file, in_the_dark) == {}


@pytest.mark.parametrize("theme", THEMES)
def test_what_differs_between_two_days_can_be_used_and_read(
    opened: Open, sample_file: Path, qapp: QApplication, theme: str
) -> None:
    app = opened(theme)
    app.open(sample_file)
    assert app.session is not None
    app.session.show_against(date(2017, 1, 9))
    found = {}
    for page in ("coverage", "bookings"):
        app.go_to(page, "")
        settle(qapp)
        found[page] = audit(app.window) if theme == "light" else faint(app.window)
    assert found == {"coverage": [], "bookings": []}


def test_every_form_can_be_used_and_read_and_esc_ends_it(
    opened: Open, sample_file: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    app = opened("light")
    app.open(sample_file)
    found: dict[str, list[str]] = {}
    for page_id, keys in FORMS.items():
        for key in keys:
            app.go_to(page_id, key)
            settle(qapp)
            form = form_shown(app)
            assert form is not None, f"{page_id} {key}"
            found[f"{page_id} {key}"] = audit(app.window)
            qtbot.keyClick(form, Qt.Key.Key_Escape)
            if isValid(form) and form.isVisible():
                found[f"{page_id} {key}"].append("Esc does not end it")
    assert {key: faults for key, faults in found.items() if faults} == {}


def test_help_and_what_the_search_finds_can_be_used_and_read(
    opened: Open, sample_file: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    app = opened("light")
    app.open(sample_file)
    settle(qapp)
    assert app.desk_window is not None
    line = app.desk_window.header.search
    qtbot.keyClick(app.window, Qt.Key.Key_F1)
    settle(qapp)
    found = faults_over_a_page(app.window, app.desk_window.help)
    qtbot.keyClick(app.desk_window.help, Qt.Key.Key_Escape)
    qtbot.keyClick(app.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, "brandt")
    settle(qapp)
    found += faults_over_a_page(app.window, app.desk_window.search)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not found, "\n" + "\n".join(found)


def faults_over_a_page(window: QWidget, panel: QWidget) -> list[str]:
    """The faults of a panel that covers a part of the page, and of the keys beside it."""
    assert panel.isVisible()
    read = [fault for check in (nameless, small, clipped, faint) for fault in check(panel)]
    return [*read, *keyless(window), *doubled(window)]


def form_shown(app: App) -> Form | None:
    """The form that is open in the page shown."""
    assert app.desk_window is not None
    page = app.desk_window.pages.current()
    assert page is not None
    return next((part for part in page.findChildren(Form) if part.isVisible()), None)


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
