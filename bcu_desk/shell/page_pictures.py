"""Drawing each page of the window into picture files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent
from PySide6.QtWidgets import QApplication

from bcu_desk.shell.app import App, build
from bcu_desk.shell.catalogue import FEATURES
from bcu_desk.work.settings import Settings

SETTLE_MS = 10_000


def draw_pages(file: Path, folder: Path, theme: str, size: tuple[int, int]) -> Iterator[Path]:
    """Draw the welcome page and every page over a desk file; yields the pictures' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as profile:
        Settings(Path(profile)).set("theme", theme)
        qt, app = build((), {**os.environ, "BCU_DESK_PROFILE": profile}, inline=True)
        app.window.resize(*size)
        app.show_welcome()
        app.window.show()
        yield _drawn(qt, app, folder / "welcome.png")
        app.open(file)
        settle(qt)
        _take_ring_off()
        for feature in FEATURES:
            app.go_to(feature.id, "")
            drawn = _drawn(qt, app, folder / f"{feature.id}.png")
            _refuse_unshown(app, feature.id)
            yield drawn
        app.window.close()


def _take_ring_off() -> None:
    """The keyboard's place at the start is no part of a picture."""
    holder = QApplication.focusWidget()
    if holder is not None:
        holder.clearFocus()


def _refuse_unshown(app: App, page_id: str) -> None:
    """Raise RuntimeError where a page is not there, not up to date, or tells of a fault."""
    page = app.desk_window.pages.current() if app.desk_window else None
    if page is None:
        raise RuntimeError(
            f"{page_id}: {app.welcome.notice.text() if app.welcome else 'not shown'}"
        )
    if page.id != page_id or not page.is_settled() or page.told():
        raise RuntimeError(f"{page_id}: {page.told() or 'not shown'}")


def _drawn(qt: QApplication, app: App, path: Path) -> Path:
    settle(qt)
    app.window.grab().save(str(path))
    return path


def settle(qt: QApplication) -> None:
    """Let Qt do what is waiting, until nothing is or the time is up."""
    watch = QElapsedTimer()
    watch.start()
    for _ in range(20):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qt.processEvents()
        if watch.elapsed() > SETTLE_MS:
            return
