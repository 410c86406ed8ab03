"""The left of the page: legend, map and the ward chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from bcu_desk.features.coverage.model.grounds import KIND_TITLES, MapKind, ground_of, kind_for
from bcu_desk.features.coverage.model.lenses.classes import legend_of
from bcu_desk.features.coverage.model.lenses.painting import painting
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, groups_of
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.ahead.day_strip import DayStrip
from bcu_desk.features.coverage.widgets.looking.legends import Legends
from bcu_desk.features.coverage.widgets.several.card import SeveralCard
from bcu_desk.features.coverage.widgets.ward_card import WardCard
from bcu_desk.kit.buttons import icon_button
from bcu_desk.kit.controls import Card, Segmented, rule
from bcu_desk.kit.map.parts import Ground
from bcu_desk.kit.map.view import AreaMap
from bcu_desk.kit.map.zoom_bar import ZoomBar

NO_BOUNDARIES = "No ward boundaries are loaded for these wards. Load them under Ward sets."


class MapCard(Card):
    """A day's wards on the map under their legend; below, the ward chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.legends = Legends()
        self.map = AreaMap("Map of wards against their target")
        self.map.setObjectName("coverage.map")
        self.kinds = Segmented([(kind.value, title) for kind, title in KIND_TITLES.items()])
        self.kinds.setObjectName("coverage.view")
        self.kinds.setAccessibleName("How the wards lie on the map")
        self.kinds.chosen.connect(self._want)
        self.zoom_bar = ZoomBar(self.map, "coverage")
        self.export = icon_button("printer", "Export the map…", "coverage.export_map", kind="plain")
        self.zoom_bar.add_first(self.export)
        self.ward_card = WardCard()
        self.several = SeveralCard()
        self._below = QStackedWidget()
        self.days = DayStrip()
        self._wanted: MapKind | None = None
        self._ground: Ground | None = None
        self._groups: tuple[str, ...] = ()
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for part in (self.legends, rule()):
            inside.addWidget(part)
        inside.addWidget(self.map, 1)
        for card in (self.ward_card, self.several):
            self._below.addWidget(card)
        for below in (rule(), self._below, rule(), self.days):
            inside.addWidget(below)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the wards of a day; the view of the map stays where they are the same."""
        kind = kind_for(loaded.outlines, self._wanted)
        self.kinds.choose(kind.value)
        self.kinds.part(MapKind.MAP.value).setEnabled(bool(loaded.outlines))
        self.kinds.part(MapKind.MAP.value).setToolTip("" if loaded.outlines else NO_BOUNDARIES)
        shown = {row.ward for row in loaded.cover}
        wards = [row for row in loaded.wards if row.code in shown]
        found = ground_of(kind, wards, loaded.outlines)
        self.map.note = found.note
        if found.ground is not self._ground:
            self._ground = found.ground
            self._groups = groups_of(loaded, found.ground.codes)
            self.map.show_areas(found.ground, self._groups)

    def kind(self) -> MapKind:
        """How the wards lie on the map now."""
        return MapKind(self.kinds.value())

    def _want(self, kind: str) -> None:
        self._wanted = MapKind(kind)

    def wanted(self, sight: Sight, *, compared: bool) -> frozenset[StrEnum]:
        """The classes pressed in the legend of a sight, or of two days."""
        return self.legends.wanted(legend_of(sight, compared=compared))

    def colour(self, loaded: Loaded, looking: Looking, compared: Compared | None = None) -> None:
        """Colour the map by a day, or what differs between two, and count the legend."""
        made = painting(loaded, looking, self.map.codes(), self._groups, compared)
        self.legends.show_painting(made)
        self.map.show_looks(made.looks, made.titles)

    def show_days(self, loaded: Loaded, lens: Lens, today: date) -> None:
        """Show how many wards are below target on the days around: available, or in post."""
        if loaded.recent is not None:
            there = lens in (Lens.AVAILABLE, Lens.ON_DUTY)
            rows = loaded.recent.available if there else loaded.recent.in_post
            self.days.show_days(rows, loaded.on, today)

    def show_ward(self, loaded: Loaded, ward: str) -> None:
        """Show a ward in the map and in its card."""
        hours = None if loaded.recent is None else loaded.recent.hours_ppm.get(ward)
        self.ward_card.show_ward(loaded.row(ward), loaded.team(ward), loaded.on, hours)
        self.map.choose(ward)

    def show_several(self, loaded: Loaded, wards: Sequence[str], lens: Lens) -> None:
        """Show the sums of several wards below the map; without any, the ward chosen."""
        self._below.setCurrentWidget(self.several if wards else self.ward_card)
        if wards:
            self.several.show_wards(loaded, wards, lens)
