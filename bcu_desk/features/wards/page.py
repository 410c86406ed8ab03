"""The page of ward sets: their days and boundaries, a file before it is kept, the next wards."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from bcu_desk.features.wards.model.grounds import SetMap, read_map
from bcu_desk.features.wards.queries.sets import WardSetRow, WardSets, read_set
from bcu_desk.features.wards.rules.reading.files import ENDINGS
from bcu_desk.features.wards.widgets.body import Body
from bcu_desk.features.wards.widgets.reading import Reading
from bcu_desk.features.wards.widgets.rewarding import Rewarding
from bcu_desk.features.wards.widgets.slow import SlowWork
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.work.changes import Done
from bcu_desk.work.view import View

STOPPED = "Stopped. Nothing was kept, and all is as it was."
REWARD = "reward"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The ward sets, and the map of the one that is chosen."""

    rows: tuple[WardSetRow, ...]
    code: str
    shown: SetMap


class WardsPage(Page):
    """Ward sets, a file of boundaries before it is kept, and a re-warding before it is done."""

    id = "wards"
    begins_at = "wards.sets"
    cares = frozenset({"ward_set", "ward", "ward_shape", "post", "posting", "target", "borough"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.ward_set = ""
        self.body = Body()
        self.sets, self.report, self.reward = self.body.sets, self.body.report, self.body.reward
        self.work = SlowWork(context.jobs, self.sets.show_working)
        self.reading = Reading(self, self.body, self.work, self.choose)
        self.rewarding = Rewarding(self, self.body, self.work)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.body)
        self.setAcceptDrops(True)
        self._connect()

    def _connect(self) -> None:
        self.sets.chosen.connect(self.choose)
        self.sets.load_asked.connect(self.ask_file)
        self.sets.cancel_asked.connect(self.cancel)
        self.sets.reward_asked.connect(self.rewarding.begin)
        for part in (self.report, self.reward):
            part.apply_asked.connect(self.apply)
            part.discard_asked.connect(self.body.put_away)
        self.reward.load_asked.connect(self._load_for_reward)
        self.context.hub.changed.connect(self._work_out_again)

    def load(self, reader: Reader, view: View) -> Loaded:
        """The ward sets with their boundaries, and the map of the one chosen or in force."""
        rows = WardSets().rows(reader, view)
        now = [row for row in rows if row.from_day is not None and row.from_day <= view.on]
        code = self.ward_set or (now or list(rows))[-1].code
        return Loaded(rows, code, read_map(reader, read_set(reader, code)))

    def show_loaded(self, loaded: Loaded) -> None:
        """List the sets and show the map of the one chosen."""
        self.ward_set = loaded.code
        writable = not self.context.desk.read_only
        self.sets.show_sets(loaded.rows, loaded.code, writable=writable)
        row = next(row for row in loaded.rows if row.code == loaded.code)
        self.body.kept.show_set(row, loaded.shown)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the maps anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.body.recolour()

    def focus_key(self, key: str) -> None:
        """Choose the ward set with this code; `CODE:reward` begins its dry run."""
        code, _, verb = key.partition(":")
        self.choose(code)
        if verb == REWARD:
            self.rewarding.begin(code)

    def choose(self, code: str) -> None:
        """Show another ward set; a report or dry run of the one before is put away."""
        if code != self.ward_set:
            self.body.put_away()
            self.ward_set = code
            self.refresh()

    def ask_file(self) -> None:
        """Ask for a file of boundaries of the set chosen, and look into it."""
        self.reading.ask(self.ward_set)

    def cancel(self) -> None:
        """Stop what is under way; nothing was changed."""
        if self.work.stop():
            self.tell(STOPPED, tone="warn")

    def apply(self) -> None:
        """Keep the boundaries shown, or put the newer wards in force, as one step."""
        if self.report.looked is not None:
            self.do(self.report.looked.command, on_done=lambda _: self.body.put_away())
        elif self.reward.run is not None:
            code = self.reward.run.ward_set
            self.do(self.reward.run.command, on_done=lambda _: self._begun(code))

    def _begun(self, code: str) -> None:
        self.body.put_away()
        self.choose(code)

    def _work_out_again(self, done: Done) -> None:
        """A dry run of a desk that has changed is no longer true."""
        if done.changed & self.cares:
            self.rewarding.again()

    def _load_for_reward(self) -> None:
        """Load boundaries of the newer set, or of the older one where only that has none."""
        run = self.reward.run
        if run is not None:
            self.choose(run.before if run.new.measured else run.ward_set)
            self.ask_file()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what is under way; nothing is changed."""
        if event.key() == Qt.Key.Key_Escape and self.work.stop():
            self.tell(STOPPED, tone="warn")
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of boundaries."""
        if _path(event) is not None and not self.context.desk.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look into the file that was dropped."""
        path = _path(event)
        if path is not None:
            event.acceptProposedAction()
            self.reading.look(path, self.ward_set)


def _path(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    paths = [Path(one.toLocalFile()) for one in urls]
    fitting = [one for one in paths if one.suffix.lower().lstrip(".") in ENDINGS]
    return fitting[0] if len(fitting) == 1 else None
