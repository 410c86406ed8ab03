"""What ward cover puts into a pack: the map and the table, who is away, and what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bcu_desk.domain.places import Bcu
from bcu_desk.features.coverage.queries.demand import offences_of
from bcu_desk.features.coverage.queries.wards import (
    Cover,
    CoverRow,
    TotalRow,
    WardRow,
    totals,
    wards_of,
)
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.features.coverage.queries.where.shapes import outlines_of
from bcu_desk.features.coverage.sections.away import absences_part
from bcu_desk.features.coverage.tile import CARES
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Block, Column, Drawing, Line, Lines, Table, Words
from bcu_desk.work.packs.sections import Asked, Part, Section
from bcu_desk.work.packs.shortened import Short, shortened
from bcu_desk.work.view import View

SUMS = (
    Column("Borough", 1.6),
    Column("Met", 1.0, number=True),
    Column("In post", 1.1, number=True),
    Column("Short", 0.7, number=True),
)
DEMAND = (
    Column("Ward", 1.6),
    Column("Borough", 1.4),
    Column("DWOs in post", 0.9, number=True),
    Column("People", 0.9, number=True),
    Column("Offences, 12 months", 1.0, number=True),
    Column("Offences a DWO", 1.0, number=True),
)
FEW = Short(most=14, columns=2, where="see the ward map")


@dataclass(frozen=True, slots=True)
class CoverMap:
    """The wards of a day with their figures, and their boundaries where they are loaded."""

    wards: tuple[WardRow, ...]
    cover: tuple[CoverRow, ...]
    outlines: tuple[tuple[str, str], ...]


def coverage_part(reader: Reader, view: View, asked: Asked) -> Part:
    """The map of DWOs in post beside the sums by borough, then each short ward with its cause."""
    cover = Cover().rows(reader, view)
    if not cover:
        return Part(blocks=(Words("No ward is in force on the day."),), count=0)
    short = sorted((row for row in cover if row.shortfall), key=lambda row: row.in_post_dwo)
    lines = [_short(row, brief=asked.brief) for row in short]
    drawing = _map(reader, view, cover, short)
    met = sum(not row.shortfall for row in cover if row.target_dwo is not None)
    return Part(
        blocks=_few_beside(drawing, lines) if asked.brief else (drawing, *shortened(lines, None)),
        count=len(short),
        note=f"{met} of {len(cover)} as promised",
    )


def _few_beside(drawing: Drawing, lines: Sequence[Line]) -> tuple[Block, ...]:
    """The map with the neediest wards beside it, and how many more there are."""
    if not lines:
        return (drawing,)
    few, *more = shortened(lines, FEW)
    assert isinstance(few, Lines)
    return (replace(drawing, under=few), *more)


def _map(
    reader: Reader, view: View, cover: tuple[CoverRow, ...], short: Sequence[CoverRow]
) -> Drawing:
    """The map with the sums beside it."""
    found = places(reader, view)
    outlines = outlines_of(reader, {place.ward.id: place.ward.code for place in found})
    return Drawing(
        "bcu_desk.features.coverage.model.pack_map",
        "draw_cover",
        CoverMap(wards_of(reader, found), cover, tuple(sorted(outlines.items()))),
        _alt(cover, short),
        0.62,
        _sums(cover, {row.code: row.name for row in reader.every(Bcu)}),
    )


def _alt(cover: tuple[CoverRow, ...], short: Sequence[CoverRow]) -> str:
    named = ", ".join(row.name for row in short) or "none"
    return f"Map of {len(cover)} wards by DWOs in post. Short of the promise: {named}."


def _sums(cover: tuple[CoverRow, ...], names: dict[str, str]) -> Table:
    rows = [_sum(row) for row in totals(cover, names, by="borough")]
    bcus = [_sum(row) for row in totals(cover, names, by="bcu")]
    return Table(SUMS, (*rows, *bcus), len(bcus))


def _sum(row: TotalRow) -> tuple[str, ...]:
    return (
        row.name,
        f"{row.wards_met} of {row.wards}",
        f"{row.in_post} of {row.need}",
        str(row.shortfall),
    )


def _short(row: CoverRow, *, brief: bool) -> Line:
    """A ward that is short: how many of how many are in post, and why."""
    return Line(
        row.name,
        row.cause if brief else f"{row.borough_name}. {row.cause}",
        f"{row.in_post_dwo} of {row.target_dwo}",
        tone="bad" if row.in_post_dwo == 0 else "warn",
    )


def demand_part(reader: Reader, view: View, _asked: Asked) -> Part:
    """Offences of twelve months and people of each ward against its DWOs, the heaviest first."""
    wards = {row.code: row for row in wards_of(reader, places(reader, view))}
    cover = Cover().rows(reader, view)
    offences = offences_of(reader, wards.keys(), view.on)
    known = [row for row in cover if row.ward in offences]
    if not known:
        return Part(blocks=(Words("No month of offences is loaded for these wards."),), count=0)
    known.sort(key=lambda row: (-offences[row.ward] / max(row.in_post_dwo, 1), row.name))
    rows = tuple(_demand(row, wards[row.ward], offences[row.ward]) for row in known)
    without = len(cover) - len(known)
    note = f"{without} wards without twelve months of figures are left out" if without else ""
    return Part(
        blocks=(Table(DEMAND, rows),), count=len(rows), note=note, dated="12 whole months before"
    )


def _demand(row: CoverRow, ward: WardRow, offences: int) -> tuple[str, ...]:
    each = f"{offences / row.in_post_dwo:,.0f}" if row.in_post_dwo else "nobody in post"
    people = "–" if ward.population is None else f"{ward.population:,}"
    return row.name, row.borough_name, str(row.in_post_dwo), people, f"{offences:,}", each


SECTIONS = (
    Section(
        name="coverage",
        title="Coverage",
        order=40,
        read=coverage_part,
        told="The ward map of DWOs in post, sums by borough, each short ward with its cause",
        cares=CARES | {"ward_shape"},
    ),
    Section(
        name="absences",
        title="Absences, next 72 hours",
        order=60,
        read=absences_part,
        told="Who is away within three days, from when to when and why",
        cares=frozenset({"absence", "absence_kind", "posting", "post", "person"}),
    ),
    Section(
        name="demand",
        title="Demand",
        order=85,
        read=demand_part,
        told="Offences and people of each ward against its DWOs",
        cares=frozenset({"measure", "posting", "post", "ward", "target"}),
    ),
)
