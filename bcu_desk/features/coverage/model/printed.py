"""The map of ward cover on paper: what is asked for, and all that is said around it."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day, moment_text
from bcu_desk.features.coverage.model.grounds import KIND_TITLES, MapKind, ground_of, kind_for
from bcu_desk.features.coverage.model.lenses.painting import (
    Painting,
    heads_of,
    name_of,
    painting,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, groups_of
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.features.coverage.queries.where.shapes import outlines_of
from bcu_desk.features.coverage.rules.sights import ABOUT, Sight
from bcu_desk.kit.look.tokens import light_paper, tokens
from bcu_desk.kit.map.printing.sheet import LegendClass, MapSheet
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Wanted:
    """A map as it is asked for: a lens, a view of the map ('' for the best), a marking.

    What differs between two days is shown where they are `compared`.
    """

    lens: str = Sight.IN_POST.value
    kind: str = ""
    marking: str = "OFFICIAL"
    compared: bool = False


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
    sight: Sight
    missing: int


def outlines_in_view(reader: Reader, view: View) -> dict[str, str]:
    """By code, the true boundaries of the wards in view, as packed text."""
    return outlines_of(reader, {place.ward.id: place.ward.code for place in places(reader, view)})


def map_sheet(loaded: Loaded, outlines: dict[str, str], wanted: Wanted, source: Source) -> MadeMap:
    """The map of a day's wards on paper.

    Raises Refused for an unknown lens or view, for true boundaries that were not loaded, and where
    there is no ward in view.
    """
    sight, kind = sight_of(wanted.lens), _kind(wanted, outlines)
    compared = loaded.compared if wanted.compared else None
    if not loaded.cover:
        raise Refused("no_wards_in_view", on=loaded.on.isoformat())
    drawn = ground_of(kind, loaded.wards, outlines)
    codes = drawn.ground.codes
    groups = groups_of(loaded, codes)
    looking = Looking(sight.lens, other=None if sight.is_lens else sight)
    with light_paper():
        made = painting(loaded, looking, codes, groups, compared)
        sheet = MapSheet(
            ground=drawn.ground,
            groups=groups,
            looks=made.looks,
            titles=made.titles,
            legend=_legend(made),
            title=_title(sight, compared),
            about=_about(loaded, sight, compared),
            as_at=_as_at(loaded, source),
            marking=wanted.marking,
            made=f"{source.file} · made {moment_text(source.made)}",
            note=drawn.note,
        )
    return MadeMap(sheet, kind, sight, drawn.missing)


def sight_of(lens: str) -> Sight:
    """What a lens shows, by its name. Raises Refused `unknown_lens`."""
    known = tuple(sight.value for sight in Sight)
    if lens not in known:
        raise Refused("unknown_lens", value=lens[:30], known=known, field="lens")
    return Sight(lens)


def _kind(wanted: Wanted, outlines: dict[str, str]) -> MapKind:
    known = tuple(kind.value for kind in KIND_TITLES)
    if wanted.kind and wanted.kind not in known:
        raise Refused("unknown_map_view", value=wanted.kind[:30], known=known, field="view")
    if wanted.kind == MapKind.MAP.value and not outlines:
        raise Refused("no_boundaries", field="view")
    return kind_for(outlines, MapKind(wanted.kind) if wanted.kind else None)


def _legend(made: Painting) -> tuple[LegendClass, ...]:
    """The classes with their counts; a rare one only where there is some."""
    return tuple(
        LegendClass(entry.title, count, tokens().colour(entry.hue), hatched=entry.hatched)
        for entry, count in made.classes()
    )


def _title(sight: Sight, compared: Compared | None) -> str:
    told = name_of(sight)
    if compared is not None:
        return f"{'Ward cover' if sight.is_lens else 'Wards'}, what differs: {told}"
    return f"Ward cover: {told}" if sight.is_lens else f"Wards: {told} {ABOUT[sight]}"


def _about(loaded: Loaded, sight: Sight, compared: Compared | None) -> str:
    shown = sorted({row.bcu for row in loaded.cover})
    names = ", ".join(loaded.bcus.get(code, code) for code in shown)
    heads = heads_of(loaded, sight, compared)
    has_head = sight.is_lens or sight in (Sight.YOUTH, Sight.BREACHES)
    told = heads if has_head or compared is not None else ()
    return " · ".join(filter(None, (names, "; ".join(filter(None, told)))))


def _as_at(loaded: Loaded, source: Source) -> str:
    told = f"As at {long_day(loaded.on)}"
    if source.known_at is None:
        return told
    return f"{told}, as known on {moment_text(source.known_at)}"
