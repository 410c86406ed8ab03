"""Workbooks made to do harm, and the parts to make them of."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

SHEET_PART = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    '+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "</Types>"
)
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}"/></Relationships>'
)
BOOK = (
    f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships"><sheets><sheet name="Targets" sheetId="1" r:id="r1"/></sheets></workbook>'
)
BASE: Mapping[str, str] = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": RELS.format(kind="officeDocument", target="xl/workbook.xml"),
    "xl/workbook.xml": BOOK,
    "xl/_rels/workbook.xml.rels": RELS.format(kind="worksheet", target="worksheets/sheet1.xml"),
}


def sheet(inside: str) -> str:
    """The XML of a sheet with rows inside."""
    return f"<worksheet {MAIN}><sheetData>{inside}</sheetData></worksheet>"


def packed(path: Path, parts: Mapping[str, str | bytes]) -> None:
    """A workbook with these parts beside, or in place of, the plain ones."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in {**BASE, **parts}.items():
            made.writestr(name, content)


def _sheet_with(inside: str) -> Callable[[Path], None]:
    return lambda path: packed(path, {SHEET_PART: sheet(inside)})


def _part(name: str, content: str | bytes) -> Callable[[Path], None]:
    return lambda path: packed(path, {SHEET_PART: sheet(""), name: content})


def _cut(path: Path) -> None:
    packed(path, {SHEET_PART: sheet("")})
    path.write_bytes(path.read_bytes()[:-40])


def _locked(path: Path) -> None:
    packed(path, {SHEET_PART: sheet("")})
    raw = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    path.write_bytes(bytes(raw))


def _lies(path: Path) -> None:
    """A part whose zip says that it is far smaller than it is."""
    content = sheet("<row r='1'/>" * 5_000).encode()
    packed(path, {SHEET_PART: content})
    size = len(content).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (200).to_bytes(4, "little")))


def _twice(path: Path) -> None:
    packed(path, {SHEET_PART: sheet(""), SHEET_PART.upper(): sheet("")})


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;">]>'
    f"<worksheet {MAIN}><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>&y;</t></is></c>"
    "</row></sheetData></worksheet>"
)
CRAFTED: Mapping[str, Callable[[Path], None]] = {
    "the last cell there is": _sheet_with('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "a column far out": _sheet_with('<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    "a row far down": _sheet_with('<row r="999999"><c r="A999999"><v>1</v></c></row>'),
    "a row beyond numbers": _sheet_with('<row r="99999999999999999"/>'),
    "entities": _part(SHEET_PART, BOMB),
    "entities in the strings": _part("xl/sharedStrings.xml", BOMB),
    "entities in the book": _part("xl/workbook.xml", BOMB),
    "a bomb of nothing": _part(SHEET_PART, sheet(" " * 60_000_000)),
    "a bomb of strings": _part("xl/sharedStrings.xml", b"<t>" + b"a" * 45_000_000),
    "a bomb beside": _part("xl/other.bin", b"\0" * 50_000_000),
    "styles without end": _part("xl/styles.xml", b"<a/>" * 1_500_000),
    "too many cells": _sheet_with('<row r="1">' + "<c/>" * 1_600_000 + "</row>"),
    "a row many times": _sheet_with('<row r="7"><c r="A7"><v>1</v></c></row>' * 2),
    "a cell many times": _sheet_with('<row r="7"><c s="1" r="A7"/><c r="B7"/><c r="A7"/></row>'),
    "a column far out in other quotes": _sheet_with("<row r='1'><c r='XFD1'/></row>"),
    "two bytes a letter": _part(SHEET_PART, BOMB.encode("utf-16")),
    "a way out": _part("../../evil.xml", "<a/>"),
    "an absolute place": _part("/etc/evil.xml", "<a/>"),
    "a drive": _part("C:evil.xml", "<a/>"),
    "cut short": _cut,
    "no zip": lambda path: path.write_bytes(b"Ward code;Ward\n") and None,
    "empty": lambda path: path.write_bytes(b"") and None,
    "locked": _locked,
    "a part that lies about its size": _lies,
    "the same part twice": _twice,
}
