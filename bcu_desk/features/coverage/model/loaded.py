"""What the coverage page has read: the day's cover, the people, and sums by a lens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bcu_desk.domain.places import Bcu
from bcu_desk.features.coverage.model.absences.read import (
    AbsenceView,
    RatesView,
    read_absences,
    read_rates,
)
from bcu_desk.features.coverage.model.grounds import ground_of, kind_for
from bcu_desk.features.coverage.queries.broken import BrokenRule, broken_rules
from bcu_desk.features.coverage.queries.days.below import Uncovered, UncoveredRow
from bcu_desk.features.coverage.queries.days.recent import Recent, recent
from bcu_desk.features.coverage.queries.days.targets import TargetLedger, TargetRow
from bcu_desk.features.coverage.queries.demand import offences_of
from bcu_desk.features.coverage.queries.differences import Compared, compared
from bcu_desk.features.coverage.queries.spare import SpareOfficers, SpareRow
from bcu_desk.features.coverage.queries.wards import (
    CoverDay,
    CoverRow,
    OfficerRow,
    TotalRow,
    WardRow,
    cover_day,
    totals,
    wards_of,
)
from bcu_desk.features.coverage.queries.where.shapes import outlines_of
from bcu_desk.features.coverage.queries.youth import youth_standings
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Lens, Standing, WardState
from bcu_desk.store.session import Reader
from bcu_desk.work.differences import title_of
from bcu_desk.work.view import View

MOST_BCUS = 2


@dataclass(frozen=True)
class Loaded:
    """One day's cover, the neediest wards first; `compared` with a second day, told in `days`.

    `away` is who is absent; `rates` are read only where they are shown. `outlines` are the true
    boundaries that were loaded, as packed text by ward, `offences` those of a year by ward,
    `recent` the days around, `youth` the youth officers of each borough; `coming`, `targets` and
    `broken`, the rules broken by the code of a ward or borough, too are read only where shown.
    `earlier` is the second day with what the map can show of it.
    """

    on: date
    cover: tuple[CoverRow, ...]
    wards: tuple[WardRow, ...]
    officers: tuple[OfficerRow, ...]
    spare: tuple[SpareRow, ...]
    bcus: dict[str, str]
    compared: Compared | None = None
    days: str = ""
    away: AbsenceView | None = None
    rates: RatesView | None = None
    outlines: Mapping[str, str] = field(default_factory=dict)
    offences: Mapping[str, int] = field(default_factory=dict)
    recent: Recent | None = None
    coming: tuple[UncoveredRow, ...] | None = None
    targets: tuple[TargetRow, ...] | None = None
    youth: Mapping[str, Standing] = field(default_factory=dict)
    broken: Mapping[str, tuple[BrokenRule, ...]] | None = None
    earlier: Loaded | None = None

    def lacks(self, sight: Sight) -> bool:
        """Whether what a sight shows was not read: the rules broken, a second day's hours."""
        if sight is Sight.BREACHES:
            return self.broken is None
        return sight is Sight.HOURS and self.earlier is not None and self.earlier.recent is None

    def row(self, ward: str) -> CoverRow | None:
        """The cover of a ward by its code, or None."""
        return next((row for row in self.cover if row.ward == ward), None)

    def place(self, ward: str) -> tuple[float, float]:
        """Latitude and longitude of a ward's point."""
        found = next(row for row in self.wards if row.code == ward)
        return found.lat, found.lon

    def team(self, ward: str) -> tuple[OfficerRow, ...]:
        """The posts of a ward with their holders."""
        return tuple(row for row in self.officers if row.ward == ward)

    def holder(self, collar: str) -> OfficerRow | None:
        """The ward post that a person holds, or None."""
        return next((row for row in self.officers if row.collar == collar), None)

    def counts(self, lens: Lens) -> Counter[WardState]:
        """How many wards are in each class."""
        return Counter(row.standing(lens).state for row in self.cover)

    def sums(self, lens: Lens, cover: Sequence[CoverRow] | None = None) -> tuple[TotalRow, ...]:
        """Totals by borough, each BCU below its boroughs; BCUs only where there are many.

        `cover` is that of another day.
        """
        rows = self.cover if cover is None else cover
        wholes = totals(rows, self.bcus, by="bcu", lens=lens)
        if len(wholes) > MOST_BCUS:
            return wholes
        found: list[TotalRow] = []
        for whole in wholes:
            own = [row for row in rows if row.bcu == whole.code]
            found += (*totals(own, self.bcus, by="borough", lens=lens), whole)
        return tuple(found)

    def wholes(self) -> frozenset[str]:
        """The codes of the BCUs whose sums stand below their boroughs'."""
        found = frozenset(row.bcu for row in self.cover)
        return frozenset() if len(found) > MOST_BCUS else found

    def heads(self, lens: Lens) -> tuple[str, str]:
        """How many wards are below target, and what is missing and over, in words."""
        seen = [row.standing(lens) for row in self.cover]
        known = [one for one in seen if one.target is not None]
        below = sum(one.shortfall > 0 for one in known)
        short = sum(one.shortfall for one in known)
        over = sum(one.surplus for one in known)
        blank = len(seen) - len(known)
        told = f"{short} short; {over} over elsewhere, not netted"
        if blank:
            told = f"{short} short; {over} over, not netted; {blank} no data"
        return f"{below} of {len(known)} wards below target", told


def load(
    reader: Reader, view: View, *, tab: str = "", rules: bool = False, hours: bool = False
) -> Loaded:
    """Everything the page shows, from one view of the file.

    `tab` is the list beside the map: `rates`, `ahead` and `targets` are read only where shown, and
    so are the `rules` that are broken. The `hours` of the second day are read only where asked for.
    """
    day = cover_day(reader, view)
    earlier = _earlier(reader, view, rules=rules, hours=hours)
    wards = wards_of(reader, day.places)
    outlines = outlines_of(reader, {place.ward.id: place.ward.code for place in day.places})
    ground_of(kind_for(outlines), wards, outlines)  # read here, so that it is at hand when shown
    told = Loaded(
        view.on,
        day.cover,
        wards,
        day.officers,
        SpareOfficers().rows(reader, view),
        _bcu_names(reader),
        away=read_absences(reader, view, day),
        rates=read_rates(reader, view) if tab == "rates" else None,
        outlines=outlines,
        offences=offences_of(reader, {row.code for row in wards}, view.on),
        recent=recent(reader, view),
        coming=Uncovered().rows(reader, view) if tab == "ahead" else None,
        targets=TargetLedger().rows(reader, view) if tab == "targets" else None,
        youth=youth_standings(reader, day.places, view),
        broken=broken_rules(reader, day.places, day.officers, view) if rules else None,
    )
    if earlier is None:
        return told
    then, shown = earlier
    return replace(told, compared=compared(then, day), days=title_of(view), earlier=shown)


def _earlier(
    reader: Reader, view: View, *, rules: bool, hours: bool
) -> tuple[CoverDay, Loaded] | None:
    """The second day's cover, and what the map can show of that day."""
    if view.against is None:
        return None
    then = replace(view, on=view.against, against=None)
    day = cover_day(reader, then)
    wards = wards_of(reader, day.places)
    told = Loaded(
        then.on,
        day.cover,
        wards,
        day.officers,
        (),
        _bcu_names(reader),
        offences=offences_of(reader, {row.code for row in wards}, then.on),
        recent=recent(reader, then) if hours else None,
        youth=youth_standings(reader, day.places, then),
        broken=broken_rules(reader, day.places, day.officers, then) if rules else None,
    )
    return day, told


def _bcu_names(reader: Reader) -> dict[str, str]:
    return {row.code: row.name for row in reader.every(Bcu)}
