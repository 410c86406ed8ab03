"""What comes of reading a file of boundaries, as it travels between the two processes."""

from __future__ import annotations

import msgspec

from bcu_desk.domain.maps.outlines import Parts

Facts = dict[str, str | int]


class Note(msgspec.Struct, frozen=True):
    """Something that was guessed, mended or left out; `code` names its sentence."""

    code: str
    facts: Facts = {}


class Shape(msgspec.Struct, frozen=True):
    """A feature: its fields as text, its outline, area in m² and the middle, all whole metres."""

    fields: dict[str, str]
    parts: Parts
    area: int
    east: int
    north: int


class Overlap(msgspec.Struct, frozen=True):
    """Two features, by their number, that claim the same ground."""

    first: int
    second: int
    area: int
    parts: Parts


class Gap(msgspec.Struct, frozen=True):
    """Ground between features that none of them claims."""

    area: int
    parts: Parts


class Found(msgspec.Struct, frozen=True):
    """A file of boundaries as read; `places` are the points asked for, in the same metres."""

    layout: str
    projection: str
    shapes: tuple[Shape, ...]
    places: tuple[tuple[int, int], ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[Note, ...] = ()


class Asked(msgspec.Struct, frozen=True):
    """What to read, and points in millionths of a degree (longitude, latitude) to place."""

    path: str
    points: tuple[tuple[int, int], ...] = ()


class Told(msgspec.Struct, frozen=True):
    """The answer of the reading process: what it found, or why it refused."""

    found: Found | None = None
    code: str = ""
    facts: Facts = {}
