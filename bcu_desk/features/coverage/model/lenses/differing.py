"""Two days of ward cover as the page shows them: map, table and sums, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bcu_desk.features.coverage.model.columns import HEADS
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, titled
from bcu_desk.features.coverage.queries.differences import Compared, WardChange
from bcu_desk.features.coverage.queries.wards import CoverRow, TotalRow
from bcu_desk.features.coverage.rules.comparing import (
    HATCHED,
    TURN_HUES,
    TURN_TITLES,
    Turn,
    arrow,
    signed,
)
from bcu_desk.features.coverage.rules.standings import COUNTED, LASTING, Lens
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook, GroupLook
from bcu_desk.kit.table_model import Column

NOTHING = "No ward's figures differ between the two days. Choose another second day above."
Pair = tuple[int | None, int | None]


def turns(compared: Compared, lens: Lens) -> Counter[Turn]:
    """How many wards of the later day are in each class."""
    return Counter(change.turn(lens) for change in compared.changes if change.after)


def changed(compared: Compared, looking: Looking) -> tuple[WardChange, ...]:
    """The wards that differ, of the classes wanted; what is worse for the lens first."""
    order = list(TURN_TITLES)
    found = [
        change
        for change in compared.changes
        if change.differs and (not looking.wanted or change.turn(looking.lens) in looking.wanted)
    ]
    return tuple(
        sorted(
            found,
            key=lambda change: (
                change.turn(looking.lens) is Turn.SAME,
                order.index(change.turn(looking.lens)),
            ),
        )
    )


def head(compared: Compared, lens: Lens) -> str:
    """How many wards differ, and in how many the figure looked at does."""
    every = sum(change.differs for change in compared.changes)
    seen = sum(change.turn(lens) is not Turn.SAME for change in compared.changes)
    if not every:
        return "No ward differs"
    wards = "1 ward differs" if every == 1 else f"{every} wards differ"
    return wards if seen == every else f"{wards}, {seen} in {COUNTED[lens]}"


def difference_looks(
    compared: Compared, codes: Sequence[str], looking: Looking
) -> tuple[AreaLook, ...]:
    """The wards with these codes, each by its class between the two days."""
    changes = {change.row.ward: change for change in compared.changes}
    return tuple(_look(changes[code], looking) for code in codes)


def _look(change: WardChange, looking: Looking) -> AreaLook:
    turn = change.turn(looking.lens)
    return AreaLook(
        colour=tokens().colour(TURN_HUES[turn]),
        digit="" if turn is Turn.SAME else signed(change.step(looking.lens)),
        name=change.row.name,
        told=told(change, looking.lens),
        hatched=turn in HATCHED,
        faint=(bool(looking.wanted) and turn not in looking.wanted)
        or change.row.ward in looking.dimmed,
    )


def told(change: WardChange, lens: Lens) -> str:
    """A ward in words, for tool tips and screen readers."""
    turn = change.turn(lens)
    place = f"{change.row.name}, {change.row.borough_name}"
    figure = arrow(*_there(change, lens))
    if turn is Turn.SAME:
        words = f"{figure} {COUNTED[lens]} on both days"
    else:
        words = f"{figure} {COUNTED[lens]}, {TURN_TITLES[turn].lower()}"
    causes = f" {'; '.join(change.causes)}." if change.causes else ""
    return f"{place}: {words}.{causes}"


def difference_titles(
    loaded: Loaded, compared: Compared, groups: Sequence[str], lens: Lens
) -> Mapping[str, GroupLook]:
    """Each borough (or BCU) with how many of its wards differ in the figure looked at."""
    differ = {change.row.ward for change in compared.changes if change.turn(lens) is not Turn.SAME}

    def about(rows: Sequence[CoverRow]) -> str:
        count = sum(row.ward in differ for row in rows)
        return f"{count} of {len(rows)} differ"

    return titled(loaded, groups, about)


def _there(change: WardChange, lens: Lens) -> Pair:
    old, new = change.standings(lens)
    return (old.there if old else None, new.there if new else None)


def change_columns(lens: Lens) -> tuple[Column[WardChange], ...]:
    """The wards' figures on both days; the one looked at stands on the colour of its class."""
    figures = (_figure_column(own, lens) for own in Lens if own in LASTING or own is lens)
    return (
        Column("Ward", lambda row: row.row.name, width=118),
        Column("Change", lambda row: TURN_TITLES[row.turn(lens)], width=104, tone=_muted(lens)),
        _column("Target", lambda row: _target(row, lens), 58, "Promised on either day"),
        *figures,
        Column("Cause", lambda row: "; ".join(row.causes) or None, width=150),
    )


def _muted(lens: Lens) -> Callable[[WardChange], str | None]:
    return lambda row: "muted" if row.turn(lens) is Turn.SAME else None


def _target(change: WardChange, lens: Lens) -> Pair:
    old, new = change.standings(lens)
    return (old.target if old else None, new.target if new else None)


def _figure_column(own: Lens, lens: Lens) -> Column[WardChange]:
    title, hint, width = HEADS[own]

    def badge(row: WardChange) -> str | None:
        turn = row.turn(own)
        return None if turn in (Turn.SAME, Turn.OTHER) else TURN_HUES[turn]

    made = _column(title, lambda row: _there(row, own), width, hint)
    return replace(made, badge=badge) if own is lens else made


def _column(
    title: str, pair: Callable[[WardChange], Pair], width: int, hint: str
) -> Column[WardChange]:
    return Column(
        title,
        pair,
        show=lambda value: arrow(*value),
        sort=_step,
        align="right",
        width=width,
        tone=lambda row: "muted" if len(set(pair(row))) == 1 else None,
        hint=hint,
    )


def _step(pair: Pair) -> tuple[int, int]:
    old, new = (value or 0 for value in pair)
    return new - old, new


@dataclass(frozen=True, slots=True)
class TotalChange:
    """Sums of a borough or BCU on both days, and how many of its wards differ."""

    code: str
    name: str
    before: TotalRow | None
    after: TotalRow | None
    differ: int
    whole: bool = False

    def pair(self, field: str) -> Pair:
        """One of the sums on both days."""
        old, new = (getattr(row, field) if row else None for row in (self.before, self.after))
        return old, new


def total_change_columns(lens: Lens, whole: Collection[str]) -> tuple[Column[TotalChange], ...]:
    """The sums' columns for a lens, before and after."""
    there, about, _ = HEADS[lens]
    return (
        Column("By borough" if whole else "By BCU", lambda row: row.name, width=196, tone=_strong),
        _sum("Target", "need", 84, "Promised on either day"),
        _sum(there, "in_post", 92, about),
        _sum("Short", "shortfall", 76, "Summed ward by ward; a surplus elsewhere never hides it"),
        _sum("Over", "surplus", 70, "Above target, ward by ward"),
        _sum("At target", "wards_met", 80, "Wards at target or over"),
        Column(
            "Differ",
            lambda row: row.differ,
            align="right",
            width=56,
            tone=lambda row: _strong(row) if row.differ else "muted",
            hint="Wards in which this figure or its target differs",
        ),
    )


def _strong(row: TotalChange) -> str | None:
    return "strong" if row.whole else None


def _sum(title: str, field: str, width: int, hint: str) -> Column[TotalChange]:
    return Column(
        title,
        lambda row: row.pair(field),
        show=lambda value: arrow(*value),
        sort=_step,
        align="right",
        width=width,
        tone=lambda row: "muted" if len(set(row.pair(field))) == 1 else _strong(row),
        hint=hint,
    )
