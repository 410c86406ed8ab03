"""The window's frame: painted first, before what fills it is loaded."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QEventLoop, QLocale, Qt
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.controls import words
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.shell.main_window import MainWindow
from bcu_desk.work.profile import profile_folder
from bcu_desk.work.settings import Settings

PATIENCE_SECONDS = 1.0


def painted_frame(
    given: Sequence[str], environment: Mapping[str, str] = os.environ
) -> tuple[QApplication, MainWindow]:
    """The Qt application and its window, shown and painted, saying what it is about to open.

    A window that the system does not let paint (it starts minimised) is not waited for long.
    """
    qt = application()
    settings = Settings(profile_folder(environment))
    apply_theme(qt, chosen_theme(settings, qt), text_size(settings))
    window = MainWindow()
    place_window(window, settings)
    wanted = file_to_open(given, settings)
    say_opening(window, wanted)
    window.show()
    until = time.monotonic() + PATIENCE_SECONDS
    while not window.painted and time.monotonic() < until:
        qt.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    return qt, window


def application() -> QApplication:
    """The Qt application, made where there is none yet."""
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication(["bcu-desk"])
    qt.setApplicationName("BCU Desk")
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    return qt


def place_window(window: MainWindow, settings: Settings) -> None:
    """Put a window where it was last."""
    place = settings.text("window")
    if place:
        window.restoreGeometry(QByteArray.fromBase64(place.encode()))


def say_opening(window: MainWindow, wanted: Path | None) -> None:
    """Fill a window with what is being opened."""
    opening = words(f"Opening {wanted.name}…" if wanted else "BCU Desk", "secondary")
    opening.setAlignment(Qt.AlignmentFlag.AlignCenter)
    window.fill(opening)


def file_to_open(given: Sequence[str], settings: Settings) -> Path | None:
    """The file asked for, else the last one where that is wanted, else none."""
    if given:
        return Path(given[0])
    recent = recent_paths(settings)
    return recent[0] if recent and settings["open_last"] else None


def chosen_theme(settings: Settings, qt: QApplication) -> str:
    """Light or dark, as set, or as the computer is."""
    chosen = settings.text("theme")
    if chosen != "system":
        return chosen
    return "dark" if qt.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"


def text_size(settings: Settings) -> float:
    """How large text is, 1.0 being its usual size; between 0.8 and 2."""
    told = settings["text_size"]
    return min(2.0, max(0.8, told / 100)) if isinstance(told, int) else 1.0


def recent_paths(settings: Settings) -> tuple[Path, ...]:
    """The desk files opened before, the newest first."""
    kept = settings["recent_files"]
    return tuple(Path(name) for name in kept) if isinstance(kept, tuple) else ()
