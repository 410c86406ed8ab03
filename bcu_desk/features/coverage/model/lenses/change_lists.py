"""Two days as the table, the list in words and the sums have them, by what is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.coverage.model.lenses.differing import TotalChange, change_columns, changed
from bcu_desk.features.coverage.model.lenses.drifts import WardDrift, drifted, drifts_of
from bcu_desk.features.coverage.model.lenses.youth import youth_sums
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.differences import Compared, WardChange
from bcu_desk.features.coverage.queries.wards import TotalRow
from bcu_desk.features.coverage.rules.comparing import Turn
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.kit.table_model import Column
from bcu_desk.work.differences import Difference

FIGURE = {
    Sight.YOUTH: ("In post", "Youth officers of the borough in post on both days"),
    Sight.HOURS: ("Hours, %", "Hours in the ward, of those rostered in the month so far"),
    Sight.OFFENCES: ("For each DWO", "Offences of twelve months for each DWO in post"),
    Sight.PEOPLE: ("For each DWO", "People for each DWO in post"),
    Sight.BREACHES: ("Broken", "Rules of the model broken in the ward, but for those waived"),
}
BEHIND = {Sight.YOUTH: "Target", Sight.BREACHES: "Rules"}


def drift_columns(drifts: Mapping[str, WardDrift], sight: Sight) -> tuple[Column[WardChange], ...]:
    """A figure on both days on the colour of its class, and what lies behind it."""

    def of(change: WardChange) -> WardDrift:
        return drifts[change.row.ward]

    title, hint = FIGURE[sight]
    behind: Column[WardChange] = Column(
        BEHIND.get(sight, "Cause"),
        lambda row: of(row).about.removeprefix("target ") or "; ".join(row.causes) or None,
        width=220,
    )
    return (
        Column("Ward", lambda row: row.row.name, width=130),
        Column("Borough", lambda row: row.row.borough_short, width=78, tone=lambda _: "muted"),
        Column("Change", lambda row: of(row).title, width=110),
        Column(
            title,
            lambda row: (of(row).step, of(row).figures),
            show=lambda told: told[1],
            sort=lambda told: told[0],
            align="right",
            width=112,
            badge=lambda row: of(row).hue,
            hint=hint,
        ),
        behind,
    )


def drift_lines(
    rows: Sequence[WardChange], drifts: Mapping[str, WardDrift], sight: Sight
) -> tuple[Difference, ...]:
    """What differs in words, each with its ward; a borough once where youth officers count."""
    found: dict[str, Difference] = {}
    for change in rows:
        drift = drifts[change.row.ward]
        is_youth = sight is Sight.YOUTH
        place = change.row.borough_name if is_youth else change.row.name
        about = f" ({drift.about})" if drift.about else ""
        key = change.row.borough if is_youth else change.row.ward
        told = f"{place}: {drift.sentence}{about}."
        found.setdefault(key, Difference("changed", told, change.row.ward))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class ChangeList:
    """The table's columns, the wards that differ in order, and what differs in words."""

    columns: tuple[Column[WardChange], ...]
    rows: tuple[WardChange, ...]
    listed: tuple[Difference, ...]


def change_list(loaded: Loaded, compared: Compared, looking: Looking) -> ChangeList:
    """What differs in the classes wanted."""
    if not looking.sight.is_lens:
        drifts = drifts_of(loaded, looking.sight)
        found = drifted(compared.changes, drifts, looking)
        listed = drift_lines(found, drifts, looking.sight)
        return ChangeList(drift_columns(drifts, looking.sight), found, listed)
    rows = changed(compared, looking)
    listed = compared.listed()
    if looking.wanted:
        wanted = {change.row.ward for change in rows}
        listed = tuple(row for row in listed if row.key in wanted)
    return ChangeList(change_columns(looking.lens), rows, listed)


def total_changes(loaded: Loaded, compared: Compared, looking: Looking) -> tuple[TotalChange, ...]:
    """The sums of both days, in the order of the later day's."""
    old, new = ({row.code: row for row in rows} for rows in _sums(loaded, compared, looking))
    differ = _differing(loaded, compared, looking)
    wholes = loaded.wholes()
    return tuple(
        TotalChange(
            code, (new.get(code) or old[code]).name, old.get(code), new.get(code), differ[code],
            code in wholes,
        )
        for code in (*new, *(code for code in old if code not in new))
    )  # fmt: skip


def _sums(
    loaded: Loaded, compared: Compared, looking: Looking
) -> tuple[tuple[TotalRow, ...], tuple[TotalRow, ...]]:
    """The sums of the second day and of the day in view."""
    if looking.sight is Sight.YOUTH and loaded.earlier is not None:
        return youth_sums(loaded.earlier), youth_sums(loaded)
    earlier = tuple(change.before for change in compared.changes if change.before)
    return loaded.sums(looking.lens, earlier), loaded.sums(looking.lens)


def _differing(loaded: Loaded, compared: Compared, looking: Looking) -> Counter[str]:
    """In how many wards of each borough and BCU what is looked at differs."""
    differ: Counter[str] = Counter()
    sight = looking.sight
    drifts = {} if sight.is_lens else drifts_of(loaded, sight)
    for change in compared.changes:
        drift = drifts.get(change.row.ward)
        turned = sight.is_lens and change.turn(looking.lens) is not Turn.SAME
        if turned or (drift is not None and drift.differs):
            differ.update((change.row.borough, change.row.bcu))
    return differ
