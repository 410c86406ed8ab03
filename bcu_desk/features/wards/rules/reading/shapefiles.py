"""Shapefiles: the .shp with the .dbf of its fields and the .prj of its projection."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Iterator, Mapping

import shapefile

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.raw import (
    Raw,
    RawFile,
    counted,
    damaged,
    fields_of,
    polygons_of,
    too_large,
)

AREAS = (shapefile.POLYGON, shapefile.POLYGONZ, shapefile.POLYGONM, shapefile.NULL)
ODD = (shapefile.ShapefileException, struct.error, ValueError, TypeError, KeyError, IndexError)
ODDER = (AttributeError, AssertionError, OverflowError, EOFError, LookupError, ArithmeticError)
HEAD = 100  # bytes before the first record
RECORD = struct.Struct(">2i")


def read_shapefile(parts: Mapping[str, bytes]) -> RawFile:
    """The features of a shapefile by its parts (`shp`, `dbf`, `prj`). Raises Refused."""
    for wanted in ("shp", "dbf"):
        if wanted not in parts:
            raise Refused("boundaries_part_missing", part=f".{wanted}")
    _refuse_odd_records(parts["shp"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            features = counted(_features(parts))
    except MemoryError:
        raise too_large("what memory holds") from None
    except (*ODD, *ODDER) as error:
        raise damaged(f"the shapefile can't be read: {error}") from None
    return RawFile("Shapefile", _text(parts.get("prj", b"")), features)


def _refuse_odd_records(shp: bytes) -> None:
    """The records must follow one another to the very end: a file that was cut is refused."""
    if len(shp) < HEAD or shp[:4] != b"\x00\x00\x27\x0a":
        raise damaged("the .shp is no shapefile")
    if 2 * int.from_bytes(shp[24:28], "big") != len(shp):
        raise damaged("the .shp is not as long as it says")
    at = HEAD
    while at < len(shp):
        if at + RECORD.size > len(shp):
            raise damaged("the .shp ends too soon")
        _, words = RECORD.unpack_from(shp, at)
        if words < 2 or at + RECORD.size + 2 * words > len(shp):
            raise damaged("the .shp ends too soon")
        at += RECORD.size + 2 * words


def _features(parts: Mapping[str, bytes]) -> Iterator[Raw]:
    encoding = _text(parts.get("cpg", b"")).strip().lower() or "utf-8"
    with shapefile.Reader(
        shp=io.BytesIO(parts["shp"]),
        dbf=io.BytesIO(parts["dbf"]),
        encoding=encoding if encoding in ("utf-8", "utf8", "latin-1", "cp1252") else "utf-8",
        encodingErrors="replace",
    ) as reader:
        if reader.shapeType not in AREAS:
            raise Refused("boundaries_no_areas", kind=str(reader.shapeTypeName).title())
        names = [field[0] for field in reader.fields if field[0] != "DeletionFlag"]
        shapes, records = reader.iterShapes(), reader.iterRecords()
        for shape, record in zip(shapes, records, strict=True):
            geometry = None if shape.shapeType == shapefile.NULL else shape.__geo_interface__
            yield Raw(fields_of(dict(zip(names, record, strict=True))), polygons_of(geometry))


def _text(content: bytes) -> str:
    return content[:20_000].decode("utf-8", "replace").strip()
