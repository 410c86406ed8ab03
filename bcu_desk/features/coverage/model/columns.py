"""The ward table and the totals under it, as columns."""

from __future__ import annotations

from collections.abc import Callable, Collection

from bcu_desk.features.coverage.queries.wards import CoverRow, TotalRow
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.kit.table_model import Column

CLASS_HUE = "class.{}"
HEADS = {
    Lens.POSTS: ("Posts", "DWO posts", 50),
    Lens.IN_POST: ("In post", "DWO posts with a named holder", 58),
    Lens.AVAILABLE: ("Available", "DWOs in post less absence and abstraction", 70),
    Lens.ON_DUTY: ("On duty", "DWOs available and rostered on the day", 62),
    Lens.PCSO: ("PCSOs", "PCSO posts with a named holder", 56),
}
# The figure looked at, and the one that tells most beside it; the ward's card has all of them.
BESIDE = {
    Lens.POSTS: (Lens.POSTS, Lens.IN_POST),
    Lens.IN_POST: (Lens.IN_POST, Lens.AVAILABLE),
    Lens.AVAILABLE: (Lens.IN_POST, Lens.AVAILABLE),
    Lens.ON_DUTY: (Lens.AVAILABLE, Lens.ON_DUTY),
    Lens.PCSO: (Lens.PCSO, Lens.IN_POST),
}


def ward_columns(lens: Lens) -> tuple[Column[CoverRow], ...]:
    """The table's columns; the figure looked at stands on the colour of its class."""
    if lens is Lens.PCSO:
        target = _figure("Target", lambda row: row.target_pcso, "PCSOs promised on the day", 52)
    else:
        target = _figure("Target", lambda row: row.target_dwo, "DWOs promised on the day", 52)
    figures = (_seen(own, lens) for own in BESIDE[lens])
    return (
        Column("Ward", lambda row: row.name, width=154),
        Column("Borough", lambda row: row.borough_short, width=78, tone=lambda _: "muted"),
        target,
        *figures,
        Column("Cause", lambda row: row.cause or None, width=230),
    )


def _seen(own: Lens, lens: Lens) -> Column[CoverRow]:
    title, hint, width = HEADS[own]
    shown = lens if own is lens else None
    return _figure(title, lambda row: _there(row, own), hint, width, shown)


def _there(row: CoverRow, lens: Lens) -> int | None:
    return row.on_duty_dwo if lens is Lens.ON_DUTY else row.standing(lens).there


def _figure(
    title: str,
    value: Callable[[CoverRow], object],
    hint: str,
    width: int,
    lens: Lens | None = None,
) -> Column[CoverRow]:
    badge = None if lens is None else _badge(lens)
    return Column(title, value, align="right", width=width, hint=hint, badge=badge)


def _badge(lens: Lens) -> Callable[[CoverRow], str | None]:
    return lambda row: CLASS_HUE.format(row.standing(lens).state.value)


def total_columns(lens: Lens, whole: Collection[str]) -> tuple[Column[TotalRow], ...]:
    """The sums' columns for a lens; the lines of `whole`, codes of BCUs, are set in bold."""

    def strength(row: TotalRow) -> str | None:
        return "strong" if row.code in whole else None

    def figure(
        title: str, value: Callable[[TotalRow], object], hint: str, width: int
    ) -> Column[TotalRow]:
        return Column(title, value, align="right", width=width, hint=hint, tone=strength)

    there, about, _ = HEADS[lens]
    return (
        Column("By borough" if whole else "By BCU", lambda row: row.name, width=216, tone=strength),
        figure("Target", lambda row: row.need, "Promised on the day", 66),
        figure(there, lambda row: row.in_post, about, 72),
        Column(
            "Short",
            lambda row: row.shortfall,
            align="right",
            width=60,
            tone=lambda row: "bad" if row.shortfall else "muted",
            hint="Summed ward by ward; a surplus elsewhere never hides it",
        ),
        Column(
            "Over",
            lambda row: row.surplus,
            align="right",
            width=58,
            tone=lambda row: strength(row) or "muted",
            hint="Above target, ward by ward; it makes up for no shortfall",
        ),
        Column(
            "Cover",
            lambda row: row.cover,
            align="right",
            width=64,
            show=lambda cover: "no data" if cover is None else f"{cover:.0%}",
            tone=strength,
            hint="Share of the target that is filled, surplus not counted",
        ),
        Column(
            "At target",
            lambda row: (row.wards_met, row.wards),
            align="right",
            width=78,
            show=lambda met: f"{met[0]} of {met[1]}",
            tone=strength,
            hint="Wards at target or over, of those with a target",
        ),
    )
