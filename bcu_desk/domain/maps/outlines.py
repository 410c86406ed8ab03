"""Boundaries as text: rings of whole national grid metres (EPSG:27700), packed small.

The text is `1` (the format) and base64 of zlib of varints: how many parts; for each how many
rings (the outer one, then holes); for each ring how many points, then each point's step east and
north from the point before (zigzag; the first from 0, 0). A ring does not repeat its first point.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain

Point = tuple[int, int]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
Parts = tuple[Polygon, ...]

FORMAT = "1"
EAST_END, NORTH_END = 800_000, 1_400_000
MOST_TEXT, MOST_BYTES, MOST_POINTS = 1_500_000, 4_000_000, 200_000
LEAST_POINTS = 3


class Flaw(StrEnum):
    """What is wrong with an outline."""

    FORMAT = "format"  # not the text of an outline, or of a newer format
    DAMAGED = "damaged"  # the text does not read back
    EMPTY = "empty"  # no part, or a part with no ring
    SHORT_RING = "short_ring"  # a ring of fewer than three points
    OUTSIDE = "outside"  # a point outside the national grid
    TOO_LARGE = "too_large"  # more points or bytes than an outline may have


class BadOutline(ValueError):
    """An outline that can't be kept or read; `flaw` says why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


def pack(parts: Parts) -> str:
    """The text of a boundary; raises `BadOutline` where `unpack` would not read it back."""
    _refuse_bad(parts)
    told = b"".join(map(_varint, _numbers(parts)))
    text = FORMAT + base64.b64encode(zlib.compress(told, 9)).decode("ascii")
    if len(text) > MOST_TEXT or len(told) > MOST_BYTES:
        raise BadOutline(Flaw.TOO_LARGE)
    return text


def unpack(text: str) -> Parts:
    """The boundary in a text; raises `BadOutline` where it is damaged or too large."""
    if text[:1] != FORMAT:
        raise BadOutline(Flaw.FORMAT)
    numbers = iter(_varints(_inflated(text)))
    try:
        parts = _parts(numbers)
    except StopIteration:
        raise BadOutline(Flaw.DAMAGED) from None
    if next(numbers, None) is not None:
        raise BadOutline(Flaw.DAMAGED)
    _refuse_bad(parts)
    return parts


def _inflated(text: str) -> bytes:
    if len(text) > MOST_TEXT:
        raise BadOutline(Flaw.TOO_LARGE)
    try:
        packed = base64.b64decode(text[1:].encode("ascii"), validate=True)
        reader = zlib.decompressobj()
        told = reader.decompress(packed, MOST_BYTES + 1)
    except (UnicodeEncodeError, binascii.Error, zlib.error):
        raise BadOutline(Flaw.DAMAGED) from None
    if len(told) > MOST_BYTES:
        raise BadOutline(Flaw.TOO_LARGE)
    if not reader.eof or reader.unused_data:
        raise BadOutline(Flaw.DAMAGED)
    return told


def _parts(numbers: Iterator[int]) -> Parts:
    """Parts from numbers; raises `StopIteration` where they end too soon."""
    east, north, left = 0, 0, MOST_POINTS
    parts = []
    for _ in _counted(numbers, left):
        rings = []
        for _ in _counted(numbers, left):
            ring = []
            for _ in _counted(numbers, left):
                east += _unzigzag(next(numbers))
                north += _unzigzag(next(numbers))
                ring.append((east, north))
            left -= len(ring)
            rings.append(tuple(ring))
        parts.append(tuple(rings))
    return tuple(parts)


def _counted(numbers: Iterator[int], most: int) -> range:
    count = next(numbers)
    if count > most:
        raise BadOutline(Flaw.TOO_LARGE)
    return range(count)


def _refuse_bad(parts: Parts) -> None:
    if not parts or not all(parts):
        raise BadOutline(Flaw.EMPTY)
    rings = tuple(chain.from_iterable(parts))
    if any(len(ring) < LEAST_POINTS for ring in rings):
        raise BadOutline(Flaw.SHORT_RING)
    if sum(map(len, rings)) > MOST_POINTS:
        raise BadOutline(Flaw.TOO_LARGE)
    if not all(map(_inside, rings)):
        raise BadOutline(Flaw.OUTSIDE)


def _inside(ring: Ring) -> bool:
    """Whether a ring lies where the national grid has places."""
    return all(0 <= x <= EAST_END and 0 <= y <= NORTH_END for x, y in ring)


def _numbers(parts: Parts) -> Iterator[int]:
    east = north = 0
    yield len(parts)
    for part in parts:
        yield len(part)
        for ring in part:
            yield len(ring)
            for x, y in ring:
                yield _zigzag(x - east)
                yield _zigzag(y - north)
                east, north = x, y


def _zigzag(step: int) -> int:
    return step << 1 if step >= 0 else (-step << 1) - 1


def _unzigzag(number: int) -> int:
    return (number >> 1) ^ -(number & 1)


def _varint(number: int) -> bytes:
    """A number by sevens of bits, the lowest first; the top bit says that more follow."""
    if number < 128:
        return bytes((number,))
    return bytes((number & 127 | 128,)) + _varint(number >> 7)


def _varints(told: Iterable[int]) -> Iterator[int]:
    number = shift = 0
    for byte in told:
        number |= (byte & 127) << shift
        if byte < 128:
            yield number
            number = shift = 0
        elif shift < 56:
            shift += 7
        else:
            raise BadOutline(Flaw.DAMAGED)
    if shift:
        raise BadOutline(Flaw.DAMAGED)
