"""The ward table by a sight: its columns, its wards in order, and which of them are in need."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bcu_desk.features.coverage.model.columns import CLASS_HUE, ward_columns
from bcu_desk.features.coverage.model.lenses.breaches import (
    broken_in,
    count_of,
    numbers_of,
    step_of,
    told_of,
)
from bcu_desk.features.coverage.model.lenses.figures import SCALES, Demand, Figure, demand_figures
from bcu_desk.features.coverage.model.lenses.youth import by_how_many, youth_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.sights import ABOUT, TITLES, Sight
from bcu_desk.features.coverage.rules.steps import BROKEN, Scale
from bcu_desk.kit.table_model import Column

Columns = tuple[Column[CoverRow], ...]
WARD: Column[CoverRow] = Column("Ward", lambda row: row.name, width=154)
BOROUGH: Column[CoverRow] = Column(
    "Borough", lambda row: row.borough_short, width=78, tone=lambda _: "muted"
)
CAUSE: Column[CoverRow] = Column("Cause", lambda row: row.cause or None, width=230)
IN_POST: Column[CoverRow] = Column(
    "In post", lambda row: row.in_post_dwo, align="right", width=58, hint="DWOs in post"
)


@dataclass(frozen=True, slots=True)
class WardList:
    """The table's columns, its wards in order, and those in need, which N goes through."""

    columns: Columns
    rows: tuple[CoverRow, ...]
    needy: frozenset[str]


def ward_list(loaded: Loaded, looking: Looking) -> WardList:
    """The wards of the classes wanted, the neediest first."""
    if looking.sight is Sight.YOUTH:
        return _youth(loaded, looking)
    if looking.sight is Sight.BREACHES:
        return _breaches(loaded, looking)
    if looking.sight.is_lens:
        return _standings(loaded, looking)
    return _figures(loaded, looking)


def _standings(loaded: Loaded, looking: Looking) -> WardList:
    lens = looking.lens
    shown = [row for row in loaded.cover if looking.shows(row)]
    rows = sorted(shown, key=lambda row: -row.standing(lens).shortfall)
    needy = frozenset(row.ward for row in rows if row.standing(lens).shortfall)
    return WardList(ward_columns(lens), tuple(rows), needy)


def _youth(loaded: Loaded, looking: Looking) -> WardList:
    def seen(row: CoverRow) -> int:
        return youth_of(loaded, row).there

    shown = [row for row in loaded.cover if _wanted(looking, youth_of(loaded, row).state)]
    rows = sorted(shown, key=lambda row: -youth_of(loaded, row).shortfall)
    needy = frozenset(row.ward for row in rows if youth_of(loaded, row).shortfall)
    columns: Columns = (
        WARD,
        Column("Borough", lambda row: row.borough_name, width=180),
        _number("Target", lambda row: youth_of(loaded, row).target, "Of the borough", 60),
        _number(
            "In post",
            seen,
            "Youth officers of the borough in post",
            64,
            lambda row: CLASS_HUE.format(youth_of(loaded, row).state.value),
        ),
        Column("The borough is", lambda row: by_how_many(youth_of(loaded, row)), width=150),
    )
    return WardList(columns, tuple(rows), needy)


def _breaches(loaded: Loaded, looking: Looking) -> WardList:
    shown = [row for row in loaded.cover if _wanted(looking, step_of(loaded, row.ward))]
    rows = sorted(shown, key=lambda row: -(count_of(loaded, row.ward) or 0))
    needy = frozenset(row.ward for row in rows if count_of(loaded, row.ward))
    columns: Columns = (
        WARD,
        BOROUGH,
        _number(
            "Broken",
            lambda row: count_of(loaded, row.ward),
            "Rules of the model broken in the ward, but for those waived",
            60,
            lambda row: BROKEN.hue(step_of(loaded, row.ward)),
        ),
        Column("Rules", lambda row: numbers_of(broken_in(loaded, row.ward)) or None, width=70),
        Column(
            "What is wrong", lambda row: told_of(broken_in(loaded, row.ward)) or None, width=280
        ),
    )
    return WardList(columns, tuple(rows), needy)


def _figures(loaded: Loaded, looking: Looking) -> WardList:
    demand = Demand(looking.sight.value)
    figures, scale = demand_figures(loaded, demand), SCALES[demand]
    shown = [row for row in loaded.cover if _wanted(looking, figures[row.ward].step(scale))]
    least_first = demand is Demand.HOURS

    def order(row: CoverRow) -> tuple[bool, bool, float]:
        """Nobody there first, what is not known last."""
        figure = figures[row.ward]
        value = figure.value or 0.0
        return (
            not figure.nobody,
            figure.value is None and not figure.nobody,
            value if least_first else -value,
        )

    rows = sorted(shown, key=order)
    needy = frozenset(row.ward for row in rows if row.shortfall)
    column = _figure(figures, scale, TITLES[looking.sight], ABOUT[looking.sight])
    return WardList((WARD, BOROUGH, column, IN_POST, CAUSE), tuple(rows), needy)


def _figure(figures: dict[str, Figure], scale: Scale, title: str, about: str) -> Column[CoverRow]:
    def value(row: CoverRow) -> float | None:
        return figures[row.ward].value

    def shown(value: float | None) -> str:
        return "–" if value is None else f"{value:,.0f}{' %' if '%' in scale.unit else ''}"

    return Column(
        title,
        value,
        show=shown,
        align="right",
        width=96,
        badge=lambda row: scale.hue(figures[row.ward].step(scale)),
        hint=f"{title} {about}",
    )


def _number(
    title: str,
    value: Callable[[CoverRow], int | None],
    hint: str,
    width: int,
    badge: Callable[[CoverRow], str | None] | None = None,
) -> Column[CoverRow]:
    return Column(title, value, align="right", width=width, hint=hint, badge=badge)


def _wanted(looking: Looking, key: object) -> bool:
    return not looking.wanted or key in looking.wanted
