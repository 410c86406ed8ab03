"""The window program: made of its parts here, and nowhere else."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from bcu_desk import VERSION
from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme, theme_name
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import PageContext
from bcu_desk.kit.past_gate import PastGate
from bcu_desk.shell import crash, offers
from bcu_desk.shell.catalogue import FEATURES
from bcu_desk.shell.desk_window import DeskWindow, Parts
from bcu_desk.shell.frame import (
    application,
    chosen_theme,
    file_to_open,
    place_window,
    recent_paths,
    say_opening,
    text_size,
)
from bcu_desk.shell.main_window import MainWindow
from bcu_desk.shell.opening import (
    HeldFiles,
    Opened,
    keep_daily_copy,
    open_for_window,
    recent_files,
    remember,
)
from bcu_desk.shell.session import Session
from bcu_desk.shell.welcome import Welcome
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.clock import clock_of
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.opening import Program
from bcu_desk.work.profile import profile_folder
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings, Value
from bcu_desk.work.tables.shown import TableOut, WantedTable

DESK_FILES = "Desk files (*.bcu)"
NO_COPY = "No copy of this file could be kept today: {why}"


class App(QObject):
    """The running program: settings, the window, and the desk that is open.

    `late` may be sent from any thread; its words are told in the window.
    """

    late = Signal(str)

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        inline: bool = False,
        window: MainWindow | None = None,
    ) -> None:
        super().__init__()
        folder = profile_folder(environment)
        packaged = bool(getattr(sys, "frozen", False))
        self.settings = Settings(folder)
        self.program = Program(clock_of(environment, packaged=packaged), folder)
        self.jobs = Jobs(inline=inline)
        self.session: Session | None = None
        self.desk_window: DeskWindow | None = None
        self.welcome: Welcome | None = None
        self._inline = inline
        self._held = HeldFiles()
        self.window = window or MainWindow()
        self.window.on_close = self.close
        self.window.file_dropped.connect(self.open)
        self.ask = Ask(self.window)
        self.late.connect(self.tell)
        if window is None:
            place_window(self.window, self.settings)

    # ---- The welcome page and files ------------------------------------------------------------

    def start(self, file: Path | None) -> None:
        """Open a file, else the last one, else the welcome page."""
        wanted = file_to_open((str(file),) if file else (), self.settings)
        if wanted is None:
            self.show_welcome()
            return
        say_opening(self.window, wanted)
        self.open(wanted)

    def show_welcome(self) -> Welcome:
        """Show the first page, in place of a desk that is open."""
        self._close_session()
        page = Welcome(VERSION)
        page.sample_asked.connect(self.open_sample)
        page.open_asked.connect(self.ask_and_open)
        page.new_asked.connect(self.ask_and_make)
        page.file_chosen.connect(self.open)
        self.welcome = page
        self.window.fill(page)
        self.window.setWindowTitle("BCU Desk")
        page.buttons["sample"].setFocus(Qt.FocusReason.OtherFocusReason)
        if self.settings.trouble:
            page.tell(self.settings.trouble, tone="warn")
        paths = recent_paths(self.settings)
        self.jobs.run(
            lambda: recent_files(paths),
            done=lambda found: page.show_recent(found) if self.welcome is page else None,
        )
        return page

    def open_sample(self) -> None:
        """Open the sample in the profile, made on first use."""
        path = self.program.profile / "sample.bcu"
        if path.exists():
            self.open(path)
        else:
            self._make(path, "both")

    def ask_and_open(self) -> None:
        """Let the user choose a desk file."""
        path = self.ask.open_file("Open a desk file", DESK_FILES)
        if path is not None:
            self.open(path)

    def ask_and_make(self) -> None:
        """Let the user name a new desk file without people."""
        path = self.ask.save_file("Make an empty desk file", "east-area.bcu", DESK_FILES)
        if path is not None:
            self._make(path if path.suffix else path.with_suffix(".bcu"), "none")

    def _make(self, path: Path, kind: str) -> None:
        self.tell(f"Making {path.name}…", tone="accent")
        clock = self.program.clock
        self.jobs.run(
            lambda: create_file(path, NewFile(kind=kind), clock),
            done=lambda _: self.open(path),
            failed=lambda error: self._say_failed(error, path),
            in_turn=True,
        )

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Open a desk file in the window; what fails is told where the user is.

        One that another window has is opened only if `read_only` is asked for.
        """
        program, dead = self.program, self._held.dead(path)
        self.jobs.run(
            lambda: open_for_window(program, path, dead),
            done=lambda opened: self._opened(opened, read_only=read_only),
            failed=lambda error: self._say_failed(error, path),
        )

    def _opened(self, opened: Opened, *, read_only: bool) -> None:
        path, holder = opened.desk.path, opened.held_by
        if holder is not None and not read_only:
            self._held.see(path, holder)
            facts = {"user": holder.user, "host": holder.host, "since": holder.since}
            fixes: tuple[Fix, ...] = (
                ("Open to read only", lambda: self.open(path, read_only=True)),
                ("Try again", lambda: self.open(path)),
            )
            told = sentence("open_elsewhere", {"file": path.name, **facts})
            self.tell(told, tone="warn", fixes=fixes)
            return
        self._close_session()
        new = path not in recent_paths(self.settings)
        with contextlib.suppress(OSError):
            remember(self.settings, path)
        self._show(opened, "" if new else self.settings.text("last_page"))

    def _say_failed(self, error: Exception, path: Path) -> None:
        if isinstance(error, FileExistsError):
            self.tell(sentence("file_exists", {"file": str(path)}))
            return
        fault = fault_of_system(error, path) if isinstance(error, OSError) else error
        if not isinstance(fault, (Unusable, Refused)):
            raise error
        another: Fix = ("Choose another file…", self.ask_and_open)
        self.tell(sentence(fault.code, fault.facts), fixes=(another,))

    # ---- The open desk -------------------------------------------------------------------------

    def _show(self, opened: Opened, page: str) -> None:
        own_day = opened.on if opened.sample else None
        jobs = Jobs(inline=self._inline)
        session = Session(opened.desk, opened.lock, opened.on, jobs, own_day=own_day)
        self.session, self.welcome = session, None
        parts = Parts(
            FEATURES, offers.finds(), offers.queries(), splitters(self.settings), opened.sample
        )
        shown = DeskWindow(session, parts, _context_of(self, session))
        shown.rail.fold(folded=bool(self.settings["rail_folded"]))
        shown.rail.folded.connect(lambda folded: self._keep("rail_folded", folded))
        shown.tool.connect(self._use_tool)
        self.desk_window = shown
        self.window.fill(shown)
        self.window.setWindowTitle(f"{opened.desk.path.name} – BCU Desk")
        shown.start_with(page, at_once=self._inline)
        if opened.told is not None:
            path = opened.desk.path
            facts = {"file": path.name, "folder": str(path.parent)}
            self.tell(sentence(opened.told, facts), tone="warn")
        self._keep_copy(session)

    def _keep_copy(self, session: Session) -> None:
        folder, desk = self.program.profile / "copies", session.desk

        def failed(error: Exception) -> None:
            fault = fault_of_system(error, folder) if isinstance(error, OSError) else error
            if not isinstance(fault, Unusable):
                raise error
            self.tell(NO_COPY.format(why=sentence(fault.code, fault.facts)), tone="warn")

        if not desk.read_only:
            session.jobs.run(
                lambda report: keep_daily_copy(desk, folder, lambda: report(0, "")),
                done=lambda _: None,
                failed=failed,
                progress=lambda _share, _words: None,
            )

    def go_to(self, page_id: str, key: str) -> None:
        """Show a record in its page, where a desk is open."""
        if self.desk_window is not None:
            self.desk_window.go_to(page_id, key)

    def tell(self, text: str, *, tone: str = "bad", fixes: Sequence[Fix] = ()) -> None:
        """Say something wherever the user is, with the next step as buttons."""
        if self.desk_window is not None:
            self.desk_window.tell_in_page(text, tone, fixes)
        else:
            (self.welcome or self.show_welcome()).tell(text, tone=tone, fixes=fixes)

    def _use_tool(self, name: str) -> None:
        tools = {
            "files": self.show_welcome,
            "open": self.ask_and_open,
            "new": self.ask_and_make,
            "theme": self.change_theme,
        }
        tools[name]()

    def change_theme(self) -> None:
        """Change between light and dark, and keep it."""
        theme = "light" if theme_name() == "dark" else "dark"
        self._keep("theme", theme)
        qt = QApplication.instance()
        if isinstance(qt, QApplication):
            apply_theme(qt, theme, text_size(self.settings))
        if self.desk_window is not None:
            self.desk_window.recolour()

    # ---- What is kept --------------------------------------------------------------------------

    def _keep(self, name: str, value: Value) -> None:
        """Keep a setting; a profile that can't be written only forgets."""
        with contextlib.suppress(OSError):
            self.settings.set(name, value)

    def close(self) -> None:
        """Keep the window's state and close the desk."""
        place = bytes(self.window.saveGeometry().toBase64().data()).decode()
        self._keep("window", place)
        self._close_session()
        self.jobs.close()

    def _close_session(self) -> None:
        if self.session is None or self.desk_window is None:
            return
        page = self.desk_window.pages.current()
        if page is not None:
            self._keep("last_page", page.id)
        self._keep("splitters", json.dumps(self.desk_window.pages.places()))
        self.desk_window.ahead.end()
        self.session.close()
        self.session = self.desk_window = None


def _context_of(app: App, session: Session) -> PageContext:
    """What pages may use of the program."""
    return PageContext(
        desk=session.desk,
        hub=session.hub,
        jobs=session.jobs,
        settings=app.settings,
        ask=app.ask,
        navigate=app.go_to,
        view=lambda: session.view,
        message=lambda refused: sentence(refused.code, refused.facts),
        set_on=session.show_day,
        sheets=offers.sheets(),
        tiles=offers.tiles(),
        sections=offers.sections(),
        questions=offers.questions(),
        past=_past_gate(session),
        write_table=_write_table,
        held_in_table=_held_in_table,
        intakes=offers.intakes(),
    )


def _past_gate(session: Session) -> PastGate:
    """What pages ask before they change a day that is over."""
    return PastGate(
        rule=session.rule,
        correct=session.reason_asked.emit,
        plan=lambda: session.show_day(session.today()),
    )


def _write_table(desk: Desk, wanted: WantedTable, told: Callable[[str], None]) -> None:
    """Write a table that a page shows; what writes is loaded when it is first asked for."""
    import_module("bcu_desk.features.spreadsheets.export").export_table(desk, wanted, told)


def _held_in_table(desk: Desk, table: TableOut) -> tuple[str, ...]:
    """What a table that a page shows holds that asks for OFFICIAL-SENSITIVE."""
    found: tuple[str, ...] = import_module("bcu_desk.features.spreadsheets.export").held_in_table(
        desk, table
    )
    return found


def build(
    given: Sequence[str],
    environment: Mapping[str, str] = os.environ,
    *,
    inline: bool = False,
    window: MainWindow | None = None,
) -> tuple[QApplication, App]:
    """The Qt application and the program over it, in a window given or in one not yet shown."""
    qt = application()
    app = App(environment, inline=inline, window=window)
    if window is None:
        apply_theme(qt, chosen_theme(app.settings, qt), text_size(app.settings))
    app.start(Path(given[0]) if given else None)
    return qt, app


def splitters(settings: Settings) -> dict[str, str]:
    """How the pages' splitters stood last, by their names; nothing where it can't be read."""
    try:
        kept = json.loads(settings.text("splitters") or "{}")
    except ValueError:
        return {}
    return {str(k): str(v) for k, v in kept.items()} if isinstance(kept, dict) else {}


def run(given: Sequence[str], window: MainWindow | None = None) -> int:
    """Run the window until it is closed; returns the exit code."""
    qt, app = build(given, window=window)
    crash.watch(app.program.profile, app.late.emit)
    app.window.show()
    return qt.exec()
