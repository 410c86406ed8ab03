"""A look into a file of boundaries: read apart, fitted to a ward set, nothing stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.keys import key_of, layout_of, values_of
from bcu_desk.features.wards.rules.matching import Match, match
from bcu_desk.features.wards.rules.reading.apart import read_apart
from bcu_desk.features.wards.rules.reading.told import Found, Note
from bcu_desk.features.wards.rules.sets import SetOfWards, london_codes, nearer_set
from bcu_desk.work.settings import Settings

KEYS = "boundary_keys"  # the setting: for files of a layout, the field that the user chose
MOST_KEYS = 40
BETWEEN = "="


def look(
    path: Path,
    held: SetOfWards,
    settings: Settings,
    key: str | None = None,
    going: Callable[[], object] = int,
) -> Match:
    """How a file fits a ward set; a key that is given is remembered for files like it.

    Raises Refused. `going` is called now and then; what it raises ends the work.
    """
    return fitted(read_for(path, held, going), held, settings, key)


def read_for(path: Path, held: SetOfWards, going: Callable[[], object] = int) -> Found:
    """What a file holds, with the points of a set's wards beside it. Raises Refused."""
    points = tuple((ward.lon_micro, ward.lat_micro) for ward in held.wards)
    return read_apart(path, points, going)


def fitted(found: Found, held: SetOfWards, settings: Settings, key: str | None = None) -> Match:
    """How what was read for a ward set fits it; a key that is given is remembered.

    Raises Refused; `nearer` of `boundaries_of_another_set` is the set that it fits.
    """
    layout = layout_of(found.shapes)
    nearer = nearer_set(values_of(found.shapes), held)
    wanted = key or _kept(settings, layout, found, held)
    try:
        made = match(found, held.wards, london_codes(), wanted)
    except Refused as refused:
        if refused.code != "boundaries_other_wards" or nearer is None:
            raise
        facts = {"ward_set": held.code, "nearer": nearer[0]}
        raise Refused("boundaries_of_another_set", **facts) from None
    if key is not None:
        keep_key(settings, layout, key)
    return made if nearer is None else _with_nearer(made, *nearer)


def _with_nearer(made: Match, code: str, count: int, wards: int) -> Match:
    """The match with a note that another set fits better, before all others."""
    facts: dict[str, str | int] = {"ward_set": code, "count": count, "wards": wards}
    note = Note("boundaries_fit_another_set", facts)
    return replace(made, notes=(note, *made.notes), nearer=code)


def keep_key(settings: Settings, layout: str, key: str) -> None:
    """Remember the field that tells wards in files of a layout, the newest first."""
    rest = [one for one in _keys(settings) if one.partition(BETWEEN)[2] != layout]
    settings.set(KEYS, (f"{key}{BETWEEN}{layout}", *rest)[:MOST_KEYS])


def _kept(settings: Settings, layout: str, found: Found, held: SetOfWards) -> str | None:
    """The field remembered for files of this layout, if it tells any ward here."""
    for one in _keys(settings):
        key, _, known = one.partition(BETWEEN)
        if known == layout:
            try:
                codes = frozenset(ward.code for ward in held.wards)
                return key_of(found.shapes, codes, frozenset(), key)
            except Refused:
                return None
    return None


def _keys(settings: Settings) -> tuple[str, ...]:
    kept = settings[KEYS]
    return kept if isinstance(kept, tuple) else ()
