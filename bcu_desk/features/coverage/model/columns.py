"""The ward table and the totals under it, as columns."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.features.coverage.queries import CoverRow, TotalRow
from bcu_desk.features.coverage.rules import Lens
from bcu_desk.kit.table_model import Column

CLASS_HUE = "class.{}"
HEADS = {
    Lens.POSTS: ("Posts", "DWO posts", 50),
    Lens.IN_POST: ("In post", "DWO posts with a named holder", 58),
    Lens.AVAILABLE: ("Available", "DWOs in post and not away at noon", 70),
    Lens.PCSO: ("PCSOs", "PCSO posts with a named holder", 56),
}
# The figure looked at, and the one that tells most beside it; the ward's card has all of them.
BESIDE = {
    Lens.POSTS: (Lens.POSTS, Lens.IN_POST),
    Lens.IN_POST: (Lens.IN_POST, Lens.AVAILABLE),
    Lens.AVAILABLE: (Lens.IN_POST, Lens.AVAILABLE),
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
    return _figure(title, lambda row: row.standing(own).there, hint, width, shown)


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


TOTAL_COLUMNS: tuple[Column[TotalRow], ...] = (
    Column("Together", lambda row: row.name, width=206),
    Column("Wards", lambda row: row.wards, align="right", width=66, hint="Wards with a target"),
    Column("Met", lambda row: row.wards_met, align="right", width=58, hint="Wards at target"),
    Column("Need", lambda row: row.need, align="right", width=62),
    Column("There", lambda row: row.in_post, align="right", width=64),
    Column(
        "Short",
        lambda row: row.shortfall,
        align="right",
        width=64,
        tone=lambda row: "bad" if row.shortfall else "muted",
        hint="Summed ward by ward; a surplus elsewhere never hides it",
    ),
    Column("Over", lambda row: row.surplus, align="right", width=60, tone=lambda _: "muted"),
    Column(
        "Cover",
        lambda row: row.cover,
        align="right",
        width=64,
        show=lambda cover: "no data" if cover is None else f"{cover:.0%}",
        hint="Share of the need that is filled, surplus not counted",
    ),
)
