"""The ward table and the totals under it, as columns."""

from __future__ import annotations

from bcu_desk.features.coverage.queries import CoverRow, TotalRow
from bcu_desk.kit.table_model import Column

CLASS_HUE = "class.{}"


def _badge(row: CoverRow) -> str:
    return CLASS_HUE.format(row.state)


WARD_COLUMNS: tuple[Column[CoverRow], ...] = (
    Column("Ward", lambda row: row.name, width=132),
    Column("Borough", lambda row: row.borough_short, width=84, tone=lambda _: "muted"),
    Column(
        "Target",
        lambda row: row.target_dwo,
        align="right",
        width=48,
        hint="DWOs promised on the day",
    ),
    Column("Posts", lambda row: row.posts_dwo, align="right", width=44, hint="DWO posts"),
    Column(
        "In post",
        lambda row: row.in_post_dwo,
        align="right",
        width=54,
        badge=_badge,
        hint="DWO posts with a named holder",
    ),
    Column(
        "Available",
        lambda row: row.available_dwo,
        align="right",
        width=60,
        hint="In post and not away at noon",
    ),
    Column("Cause", lambda row: row.cause or None, width=200),
    Column(
        "PCSO",
        lambda row: row.in_post_pcso,
        align="right",
        width=52,
        tone=lambda row: "bad" if row.in_post_pcso < (row.target_pcso or 0) else None,
    ),
)
TOTAL_COLUMNS: tuple[Column[TotalRow], ...] = (
    Column("By borough", lambda row: row.name, width=176),
    Column("Wards", lambda row: row.wards, align="right", width=54),
    Column("At target", lambda row: row.wards_met, align="right", width=70),
    Column("Needed", lambda row: row.need, align="right", width=60),
    Column("In post", lambda row: row.in_post, align="right", width=60),
    Column(
        "Short",
        lambda row: row.shortfall,
        align="right",
        width=52,
        tone=lambda row: "bad" if row.shortfall else "muted",
    ),
    Column("Over", lambda row: row.surplus, align="right", width=50, tone=lambda _: "muted"),
    Column(
        "Cover",
        lambda row: row.cover,
        align="right",
        width=60,
        show=lambda cover: "no data" if cover is None else f"{cover:.0%}",
    ),
)
