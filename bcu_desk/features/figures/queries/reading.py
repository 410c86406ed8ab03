"""A file of figures read for a desk, with what finds wards by their boundaries."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from bcu_desk.domain.places import WardShape
from bcu_desk.features.figures.queries.places import places_of
from bcu_desk.features.figures.queries.plan import Plan, plan_of
from bcu_desk.features.figures.rules.places import Places
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import DiskFault
from bcu_desk.work.text_tables import MOST_BYTES


def plan_of_file(reader: Reader, path: Path, kind: str | None = None) -> tuple[Plan, Places]:
    """What a file would change, and the places it was read for.

    Raises Refused where it is no file of figures, DiskFault where it can't be read.
    """
    content = _content(path)
    places = _places(reader)
    return plan_of(reader, content, kind, places), places


def _content(path: Path) -> bytes:
    """The bytes of the file; no more than say that it is too large."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DiskFault(
            "cannot_read_file", file=str(path), problem=error.strerror or "unknown"
        ) from None


def _places(reader: Reader) -> Places:
    """The places of the desk; what finds wards by their boundaries is loaded where there are."""
    found = places_of(reader)
    if not reader.every(WardShape):
        return found
    points = import_module("bcu_desk.features.figures.queries.ward_points")
    return replace(found, ward_at=points.ward_finder(reader))
