"""The map of ward cover on paper: what is asked for, and all that is said around it."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day, moment_text
from bcu_desk.features.coverage.model.grounds import KIND_TITLES, MapKind, ground_of, kind_for
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, group_titles, groups_of, ward_looks
from bcu_desk.features.coverage.queries.shapes import outlines_of
from bcu_desk.features.coverage.queries.wards import places
from bcu_desk.features.coverage.rules.standings import (
    COUNTED,
    LENS_TITLES,
    ORDER,
    TITLES,
    Lens,
    WardState,
)
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.printing.sheet import LegendClass, MapSheet, light_paper
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Wanted:
    """A map as it is asked for: a lens, a view of the map ('' for the best), a marking."""

    lens: str = Lens.IN_POST.value
    kind: str = ""
    marking: str = "OFFICIAL"


@dataclass(frozen=True, slots=True)
class Source:
    """The file that the map is drawn from, when, and the instant of knowledge where not now."""

    file: str
    made: int
    known_at: int | None = None


@dataclass(frozen=True)
class MadeMap:
    """A map ready to be written, with what it shows and how many wards it lacks."""

    sheet: MapSheet
    kind: MapKind
    lens: Lens
    missing: int


def outlines_in_view(reader: Reader, view: View) -> dict[str, str]:
    """By code, the true boundaries of the wards in view, as packed text."""
    return outlines_of(reader, {place.ward.id: place.ward.code for place in places(reader, view)})


def map_sheet(loaded: Loaded, outlines: dict[str, str], wanted: Wanted, source: Source) -> MadeMap:
    """The map of a day's wards on paper.

    Raises Refused for an unknown lens or view, for true boundaries that were not loaded, and
    where there is no ward in view.
    """
    lens, kind = _lens(wanted), _kind(wanted, outlines)
    if not loaded.cover:
        raise Refused("no_wards_in_view", on=loaded.on.isoformat())
    drawn = ground_of(kind, loaded.wards, outlines)
    codes = drawn.ground.codes
    groups = groups_of(loaded, codes)
    with light_paper():
        sheet = MapSheet(
            ground=drawn.ground,
            groups=groups,
            looks=ward_looks(loaded, codes, Looking(lens)),
            titles=group_titles(loaded, groups, lens),
            legend=_legend(loaded, lens),
            title=f"Ward cover: {COUNTED[lens]}",
            about=_about(loaded, lens),
            as_at=_as_at(loaded, source),
            marking=wanted.marking,
            made=f"{source.file} · made {moment_text(source.made)}",
            note=drawn.note,
        )
    return MadeMap(sheet, kind, lens, drawn.missing)


def _lens(wanted: Wanted) -> Lens:
    known = tuple(lens.value for lens in LENS_TITLES)
    if wanted.lens not in known:
        raise Refused("unknown_lens", value=wanted.lens[:30], known=known, field="lens")
    return Lens(wanted.lens)


def _kind(wanted: Wanted, outlines: dict[str, str]) -> MapKind:
    known = tuple(kind.value for kind in KIND_TITLES)
    if wanted.kind and wanted.kind not in known:
        raise Refused("unknown_map_view", value=wanted.kind[:30], known=known, field="view")
    if wanted.kind == MapKind.MAP.value and not outlines:
        raise Refused("no_boundaries", field="view")
    return kind_for(outlines, MapKind(wanted.kind) if wanted.kind else None)


def _legend(loaded: Loaded, lens: Lens) -> tuple[LegendClass, ...]:
    """The classes with their counts; no data only where there is some."""
    counts = loaded.counts(lens)
    return tuple(
        LegendClass(
            TITLES[state],
            counts[state],
            tokens().hue(f"class.{state.value}"),
            hatched=state is WardState.NO_DATA,
        )
        for state in ORDER
        if counts[state] or state is not WardState.NO_DATA
    )


def _about(loaded: Loaded, lens: Lens) -> str:
    shown = sorted({row.bcu for row in loaded.cover})
    names = ", ".join(loaded.bcus.get(code, code) for code in shown)
    return f"{names} · {'; '.join(loaded.heads(lens))}"


def _as_at(loaded: Loaded, source: Source) -> str:
    told = f"As at {long_day(loaded.on)}"
    if source.known_at is None:
        return told
    return f"{told}, as known on {moment_text(source.known_at)}"
