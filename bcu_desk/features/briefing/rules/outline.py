"""Bookmarks added to a PDF that Qt wrote, which has none: appended as the format foresees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LANGUAGE = "en-GB"
_ROOT = re.compile(rb"/Root\s+(\d+)\s+0\s+R")
_SIZE = re.compile(rb"/Size\s+(\d+)")
_ID = re.compile(rb"/ID\s*\[[^\]]*\]")
_INFO = re.compile(rb"/Info\s+\d+\s+0\s+R")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_PAGES = re.compile(rb"/Pages\s+(\d+)\s+0\s+R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_HEIGHT = re.compile(rb"/MediaBox\s*\[\s*\S+\s+\S+\s+\S+\s+([\d.]+)\s*\]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its words, the page counted from 0, how far down it stands in points."""

    title: str
    page: int
    top: float


class OddPdf(ValueError):
    """A PDF that is not as Qt writes it."""


def outlined(pdf: bytes, marks: Sequence[Mark]) -> bytes:
    """The PDF with bookmarks, opened with them in sight, its title and language told.

    Nothing of it is changed: new objects and a table of them follow at its end. Raises OddPdf.
    """
    if not marks:
        return pdf
    trailer = _found(_START, pdf, "no table of objects")
    tail = pdf[int(trailer[1]) :]
    root, size = int(_found(_ROOT, tail, "no root")[1]), int(_found(_SIZE, tail, "no size")[1])
    catalog = _body(pdf, root)
    pages = _kids(pdf, int(_found(_PAGES, catalog, "no pages")[1]))
    extra = b"/Outlines %d 0 R\n/PageMode /UseOutlines\n/Lang (%s)\n" % (size, LANGUAGE.encode())
    extra += b"/ViewerPreferences << /DisplayDocTitle true >>\n"
    inside = catalog[: catalog.rindex(b">>")]
    objects = {root: inside + extra + b">>"}
    objects |= _outline(pdf, marks, pages, size)
    kept = b"\n".join(found[0] for rule in (_INFO, _ID) if (found := rule.search(tail)))
    return pdf + _update(objects, len(pdf), b"/Root %d 0 R\n%s" % (root, kept), int(trailer[1]))


def _found(rule: re.Pattern[bytes], data: bytes, told: str) -> re.Match[bytes]:
    found = rule.search(data)
    if found is None:
        raise OddPdf(told)
    return found


def _body(pdf: bytes, number: int) -> bytes:
    """What an object holds."""
    rule = re.compile(rb"(?<=\n)%d 0 obj\n(.*?)\nendobj" % number, re.DOTALL)
    return _found(rule, pdf, f"no object {number}")[1]


def _kids(pdf: bytes, number: int) -> tuple[int, ...]:
    """The numbers of the pages, in order."""
    told = _found(_KIDS, _body(pdf, number), "no list of pages")[1]
    return tuple(int(kid) for kid in re.findall(rb"(\d+)\s+0\s+R", told))


def _outline(
    pdf: bytes, marks: Sequence[Mark], pages: tuple[int, ...], first: int
) -> dict[int, bytes]:
    """The objects of the bookmarks: the list, then each of them."""
    last = first + len(marks)
    objects = {
        first: b"<<\n/Type /Outlines\n/First %d 0 R\n/Last %d 0 R\n/Count %d\n>>"
        % (first + 1, last, len(marks))
    }
    for number, mark in enumerate(marks, first + 1):
        page = pages[mark.page]
        height = float(_found(_HEIGHT, _body(pdf, page), "no size of the page")[1])
        beside = b"/Prev %d 0 R\n" % (number - 1) if number > first + 1 else b""
        beside += b"/Next %d 0 R\n" % (number + 1) if number < last else b""
        words = mark.title.encode("utf-16-be").hex().upper().encode()
        objects[number] = (
            b"<<\n/Title <FEFF%s>\n/Parent %d 0 R\n%s/Dest [%d 0 R /XYZ 0 %.1f 0]\n>>"
            % (words, first, beside, page, height - mark.top)
        )
    return objects


def _update(objects: dict[int, bytes], length: int, kept: bytes, before: int) -> bytes:
    """The objects, the table of where they stand, and the end of the file."""
    made, places = b"", {}
    for number, body in objects.items():
        places[number] = length + len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in sorted(places.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    end = b"trailer\n<<\n/Size %d\n%s\n/Prev %d\n>>\n" % (size, kept, before)
    return made + table + end + b"startxref\n%d\n%%%%EOF\n" % (length + len(made))
