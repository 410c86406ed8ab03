"""Two ward sets side by side: what is chosen on one map is lit on the other."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.wards.model.dry_run import DryRun, looks_of
from bcu_desk.features.wards.model.grounds import SetMap
from bcu_desk.kit.controls import Picture, Rule, rule, words
from bcu_desk.kit.map.parts import Ground
from bcu_desk.kit.map.view import AreaMap
from bcu_desk.kit.map.zoom_bar import ZoomBar

NOBODY: Mapping[str, float] = {}


class Side(QWidget):
    """One of the two maps under its title."""

    def __init__(self, name: str, told: str) -> None:
        super().__init__()
        self._ground: Ground | None = None
        self.title = words("", "strong")
        self.map = AreaMap(told)
        self.map.setObjectName(f"wards.{name}_map")
        self.zoom_bar = ZoomBar(self.map, f"wards.{name}")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 16, 6)
        head.addWidget(self.title)
        lines.addLayout(head)
        lines.addWidget(rule())
        lines.addWidget(self.map, 1)

    def show_set(self, shown: SetMap) -> None:
        """Show a set; the view stays where the map is the same."""
        self.map.note = shown.note.partition(":")[0]  # there is little room
        if shown.ground is not self._ground:
            self._ground = shown.ground
            self.map.show_areas(shown.ground, shown.groups)

    def colour(
        self, shown: SetMap, states: Mapping[str, str], wanted: str, shares: Mapping[str, float]
    ) -> None:
        """Colour the wards by their states, and tell shares of some."""
        self.map.show_looks(looks_of(shown, states, wanted, shares), shown.titles)
        self.map.select(tuple(shares))

    def fit(self, shown: SetMap, borough: str) -> None:
        """Show a borough as large as it can be; all without one."""
        homes = zip(shown.codes, shown.boroughs, strict=True)
        self.map.fit_areas([code for code, own in homes if own == borough])


class PairPart(QWidget):
    """The maps of the older and the newer set; `chosen` carries an older ward, or ''."""

    chosen = Signal(str)
    heir_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._run: DryRun | None = None
        self._wanted = ""
        self._borough = ""
        self.old = Side("old", "Map of the older wards")
        self.new = Side("new", "Map of the newer wards")
        arrow = Picture("chevron_right", "muted", 16)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.old, 1)
        line.addWidget(Rule(vertical=True))
        line.addWidget(arrow)
        line.addWidget(Rule(vertical=True))
        line.addWidget(self.new, 1)
        self.old.map.chosen.connect(self.chosen.emit)
        self.new.map.chosen.connect(self.heir_chosen.emit)

    def show_run(self, run: DryRun, wanted: str) -> None:
        """Show both sets of a dry run; nothing is chosen."""
        self._run, self._wanted = run, wanted
        self.old.show_set(run.old)
        self.new.show_set(run.new)
        self._name()
        self._colour(NOBODY, NOBODY)

    def show_only(self, wanted: str) -> None:
        """Show wards in one state only; the others are faint."""
        self._wanted = wanted
        self._colour(NOBODY, NOBODY)

    def light(self, ward: str) -> None:
        """Mark an older ward and those that follow it; '' marks none."""
        run = self._run
        if run is None:
            return
        shares = run.heirs(ward)
        self.old.map.choose(ward)
        self.new.map.choose("")
        self._colour({ward: 1.0} if shares else NOBODY, shares)
        self._name(ward=run.old.name_of(ward) if len(shares) > 1 else "")
        self._come_closer(run.old.borough_of(ward))

    def light_heir(self, heir: str) -> None:
        """Mark a newer ward and those that it follows; '' marks none."""
        run = self._run
        if run is None:
            return
        self.new.map.choose(heir)
        self.old.map.choose("")
        parents = run.parents(heir)
        self._colour(parents, {heir: 1.0} if heir else NOBODY)
        self._name(heir=run.new.name_of(heir) if parents else "")
        self._come_closer(run.new.borough_of(heir))

    def _name(self, ward: str = "", heir: str = "") -> None:
        """Say above each map what it shows, and whose shares are told on it."""
        run = self._run
        if run is None:
            return
        for side, code, count in (
            (self.old, run.before, run.wards[0]),
            (self.new, run.ward_set, run.wards[1]),
        ):
            side.title.setText(f"Wards of {code}, {count}")
        if ward:
            self.new.title.setText(f"Wards of {run.ward_set}: per cent of {ward}")
        if heir:
            self.old.title.setText(f"Wards of {run.before}: per cent that {heir} takes")

    def _colour(self, old: Mapping[str, float], new: Mapping[str, float]) -> None:
        run = self._run
        if run is not None:
            self.old.colour(run.old, run.old_states, self._wanted, old)
            self.new.colour(run.new, run.new_states, self._wanted, new)

    def _come_closer(self, borough: str) -> None:
        """Both maps show the same borough."""
        if self._run is not None and borough != self._borough:
            self._borough = borough
            self.old.fit(self._run.old, borough)
            self.new.fit(self._run.new, borough)
