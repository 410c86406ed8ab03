"""A look into a file of boundaries: read apart, fitted to a ward set, nothing stored."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.matching import Match, key_of, layout_of, match
from bcu_desk.features.wards.rules.reading.apart import read_apart
from bcu_desk.features.wards.rules.reading.told import Found
from bcu_desk.features.wards.rules.sets import SetOfWards, london_codes
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
    points = tuple((ward.lon_micro, ward.lat_micro) for ward in held.wards)
    found = read_apart(path, points, going)
    layout = layout_of(found.shapes)
    wanted = key or _kept(settings, layout, found, held)
    made = match(found, held.wards, london_codes(), wanted)
    if key is not None:
        keep_key(settings, layout, key)
    return made


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
