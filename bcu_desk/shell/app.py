"""The window program: made of its parts here, and nowhere else."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject
from PySide6.QtWidgets import QApplication

from bcu_desk import VERSION
from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import PageContext
from bcu_desk.shell import crash, offers
from bcu_desk.shell.catalogue import FEATURES
from bcu_desk.shell.desk_window import DeskWindow
from bcu_desk.shell.main_window import MainWindow
from bcu_desk.shell.opening import Opened, keep_daily_copy, open_for_window, remember
from bcu_desk.shell.session import Session
from bcu_desk.shell.welcome import Welcome
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.clock import clock_of
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.opening import Program
from bcu_desk.work.profile import profile_folder
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings

DESK_FILES = "Desk files (*.bcu)"


class App(QObject):
    """The running program: settings, the window, and the desk that is open."""

    def __init__(self, environment: Mapping[str, str], *, inline: bool = False) -> None:
        super().__init__()
        folder = profile_folder(environment)
        packaged = bool(getattr(sys, "frozen", False))
        self.settings = Settings(folder)
        self.program = Program(clock_of(environment, packaged=packaged), folder)
        self.session: Session | None = None
        self.desk_window: DeskWindow | None = None
        self._inline = inline
        self._sample = False
        self.window = MainWindow(self.close)
        self.ask = Ask(self.window)
        self._restore_place()

    def start(self, file: Path | None) -> None:
        """Open a file, else the last one, else the welcome page."""
        recent = self._recent()
        last = recent[0] if recent and self.settings["open_last"] else None
        wanted = file or (last if last is not None and last.exists() else None)
        self.show_welcome()
        if wanted is not None:
            self.open(wanted)

    def _recent(self) -> list[Path]:
        kept = self.settings["recent_files"]
        return [Path(name) for name in kept] if isinstance(kept, tuple) else []

    def show_welcome(self) -> Welcome:
        """Show the first page."""
        page = Welcome(self._recent(), VERSION)
        page.sample_asked.connect(self.open_sample)
        page.open_asked.connect(self.ask_and_open)
        page.new_asked.connect(self.ask_and_make)
        page.file_chosen.connect(self.open)
        if self.settings.trouble:
            page.tell(self.settings.trouble)
        self.window.fill(page)
        return page

    def open_sample(self) -> None:
        """Open the sample in the profile, made on first use."""
        path = self.program.profile / "sample.bcu"
        if not path.exists():
            self._make(path, "both")
        self.open(path)

    def ask_and_open(self) -> None:
        """Let the user choose a desk file."""
        path = self.ask.open_file("Open a desk file", DESK_FILES)
        if path is not None:
            self.open(path)

    def ask_and_make(self) -> None:
        """Let the user name a new desk file without people."""
        path = self.ask.save_file("Make an empty desk file", "east-area.bcu", DESK_FILES)
        if path is not None:
            self._make(path, "none")
            self.open(path)

    def _make(self, path: Path, kind: str) -> None:
        try:
            create_file(path, NewFile(kind=kind), self.program.clock)
        except FileExistsError:
            self.show_welcome().tell(sentence("file_exists", {"file": str(path)}))
        except OSError as error:
            self._tell_fault(fault_of_system(error, path))

    def open(self, path: Path) -> None:
        """Open a desk file in the window; what fails is told on the welcome page."""
        try:
            opened = open_for_window(self.program, path)
        except Unusable as fault:
            self._tell_fault(fault)
            return
        self._close_session()
        remember(self.settings, path)
        self._show(opened)

    def _tell_fault(self, fault: Unusable) -> None:
        self.show_welcome().tell(sentence(fault.code, fault.facts))

    def _show(self, opened: Opened) -> None:
        session = Session(opened.desk, opened.lock, opened.on, Jobs(inline=self._inline))
        self.session = session
        self._sample = opened.sample
        context = PageContext(
            desk=session.desk,
            hub=session.hub,
            jobs=session.jobs,
            settings=self.settings,
            ask=self.ask,
            navigate=self._navigate,
            view=lambda: session.view,
            message=self._message,
            set_on=session.show_day,
        )
        self.desk_window = DeskWindow(
            session, FEATURES, offers.finds(), context, sample=opened.sample
        )
        self.window.fill(self.desk_window)
        self.window.setWindowTitle(f"{opened.desk.path.name} – BCU Desk")
        self.desk_window.open_page(self.settings.text("last_page")) or self.desk_window.open_page(
            FEATURES[0].id
        )
        if opened.held_by is not None:
            told = opened.held_by
            self.desk_window.tell(
                f"Open by {told.user} on {told.host} since {told.since}: here it is read only."
            )
        self._keep_copy(session)

    def _keep_copy(self, session: Session) -> None:
        folder = self.program.profile / "copies"
        desk = session.desk
        if not desk.read_only:
            session.jobs.run(lambda: keep_daily_copy(desk, folder), done=lambda _: None)

    def _navigate(self, page_id: str, key: str) -> None:
        if self.desk_window is not None:
            self.desk_window.go_to(page_id, key)

    def _message(self, refused: Refused) -> str:
        return sentence(refused.code, refused.facts)

    def tell(self, words: str) -> None:
        """Say something wherever the user is."""
        if self.desk_window is not None:
            self.desk_window.tell(words)

    def _restore_place(self) -> None:
        kept = self.settings.text("window")
        if kept:
            self.window.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def close(self) -> None:
        """Keep the window's state and close the desk."""
        place = bytes(self.window.saveGeometry().toBase64().data()).decode()
        self.settings.set("window", place)
        if self.desk_window is not None and self.desk_window.pages.current() is not None:
            self.settings.set("last_page", self.desk_window.pages.current().id)
        self._close_session()

    def _close_session(self) -> None:
        if self.session is not None:
            self.session.close()
            self.session = None
            self.desk_window = None


def build(
    words: Sequence[str], environment: Mapping[str, str] = os.environ, *, inline: bool = False
) -> tuple[QApplication, App]:
    """The Qt application and the program over it, not yet shown."""
    running = QApplication.instance()
    qt = running if isinstance(running, QApplication) else QApplication(["bcu-desk"])
    qt.setApplicationName("BCU Desk")
    app = App(environment, inline=inline)
    apply_theme(qt, _theme(app.settings, qt))
    app.start(Path(words[0]) if words else None)
    return qt, app


def _theme(settings: Settings, qt: QApplication) -> str:
    chosen = settings.text("theme")
    if chosen != "system":
        return chosen
    return "dark" if qt.palette().window().color().lightness() < 128 else "light"


def run(words: Sequence[str]) -> int:
    """Run the window until it is closed; returns the exit code."""
    qt, app = build(words)
    crash.watch(app.program.profile, app.tell)
    app.window.show()
    return qt.exec()
