"""Workbooks mutated by chance from good ones: bytes, XML, cells, parts; the same each time."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Parts = dict[str, bytes]
ODD = (
    *(b"\x00", b"\xff\xfe", b"<", b">", b"&", b"&#0;", b"&nobody;", b"]]>", b"<!--", b"<![CDATA["),
    *(b"-1", b"1e999", b"99999999999999999999", b"NaN", b"", b"#REF!", b"\xed\xa0\x80"),
    *(b"=1+1", b"'", b'"', b"XFD1048576", b"ZZZZZZ9", b"2958466", b"-0", b"0x7f"),
    *(b"<!DOCTYPE a>", b"<?xml version='9.9'?>", b"\xc3\xa9", "\u202e\ufeff".encode()),
)
KINDS = (b"s", b"n", b"b", b"e", b"str", b"inlineStr", b"d", b"odd", b"")
_TAG, _CELL_KIND = re.compile(rb"<[^<>]*>"), re.compile(rb'\bt="[^"]*"')
_VALUE, _NUMBER = re.compile(rb"<v>[^<]*</v>"), re.compile(rb"\d+")


@dataclass(frozen=True, slots=True)
class Good:
    """A good workbook: its name, its bytes and its parts."""

    name: str
    content: bytes
    parts: Mapping[str, bytes]


def good(name: str, content: bytes) -> Good:
    """A good workbook to be mutated."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return Good(name, content, {part: book.read(part) for part in book.namelist()})


def mutated(source: Good, seed: int) -> bytes:
    """A workbook with one to three mutations, the same for the same seed."""
    chance = random.Random(seed)
    if chance.random() < 0.25:
        raw = bytearray(source.content)
        for _ in range(chance.randint(1, 3)):
            chance.choice(RAW)(raw, chance)
        return bytes(raw)
    parts = dict(source.parts)
    for _ in range(chance.randint(1, 3)):
        chance.choice(OF_PARTS)(parts, chance)
    made = io.BytesIO()
    packing = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
    with zipfile.ZipFile(made, "w") as book:
        for name, content in parts.items():
            book.writestr(zipfile.ZipInfo(name), content, packing)
    return made.getvalue()


# ---- Bytes of the file -------------------------------------------------------------------------


def _flip(raw: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 40)):
        if raw:
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def _cut(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(raw) + 1)
    if chance.random() < 0.5:
        del raw[at:]
    else:
        del raw[at : at + chance.randint(1, 600)]


def _repeat(raw: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(raw) + 1)
    raw[at:at] = raw[at : at + chance.randint(1, 2_000)]


def _fill(raw: bytearray, chance: random.Random) -> None:
    at, size = chance.randrange(len(raw) + 1), chance.randint(1, 64)
    raw[at : at + size] = chance.choice((b"\x00", b"\xff", b"PK")) * size


def _head(raw: bytearray, chance: random.Random) -> None:
    """Another size, packing or flag in one of the zip's own heads."""
    marks = [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x03\x04", raw)]
    if marks:
        at = chance.choice(marks) + chance.choice((6, 8, 10, 18, 20, 22, 24, 26, 28, 42))
        size = chance.choice((2, 4))
        raw[at : at + size] = chance.randbytes(size)


RAW: tuple[Callable[[bytearray, random.Random], None], ...] = (_flip, _cut, _repeat, _fill, _head)


# ---- Parts -------------------------------------------------------------------------------------


def _some(parts: Parts, chance: random.Random) -> str:
    """A part, mostly one of the sheets or texts."""
    names = sorted(parts)
    wanted = [name for name in names if "sheet" in name.lower()]
    return chance.choice(wanted if wanted and chance.random() < 0.7 else names)


def _xml(parts: Parts, chance: random.Random) -> None:
    """An odd text somewhere in a part."""
    name = _some(parts, chance)
    at = chance.randrange(len(parts[name]) + 1)
    to = at + chance.choice((0, 0, 1, 8))
    parts[name] = parts[name][:at] + chance.choice(ODD) + parts[name][to:]


def _tag(parts: Parts, chance: random.Random) -> None:
    """A tag gone, twice, or a thousand times."""
    name = _some(parts, chance)
    tags = list(_TAG.finditer(parts[name]))
    if tags:
        found = chance.choice(tags)
        instead = found[0] * chance.choice((0, 0, 2, 1_000))
        parts[name] = parts[name][: found.start()] + instead + parts[name][found.end() :]


def _kind(parts: Parts, chance: random.Random) -> None:
    """Cells that say that they hold something else."""
    _replaced(parts, chance, _CELL_KIND, b't="' + chance.choice(KINDS) + b'"')


def _value(parts: Parts, chance: random.Random) -> None:
    """Cells with odd values."""
    _replaced(parts, chance, _VALUE, b"<v>" + chance.choice(ODD) + b"</v>")


def _number(parts: Parts, chance: random.Random) -> None:
    """A number somewhere that is another: a place, a style, a count."""
    instead = str(chance.choice((0, 1, 7, 255, 65_535, 10**6, 2**31, 2**64))).encode()
    _replaced(parts, chance, _NUMBER, instead)


def _replaced(parts: Parts, chance: random.Random, what: re.Pattern[bytes], instead: bytes) -> None:
    name = _some(parts, chance)
    places = list(what.finditer(parts[name]))
    for found in sorted(chance.sample(places, min(len(places), chance.randint(1, 5))), key=_start):
        content = parts[name]
        end = found.end()
        parts[name] = content[: found.start()] + instead + content[end:]
        if len(instead) != end - found.start():
            return


def _start(found: re.Match[bytes]) -> int:
    return -found.start()


def _gone(parts: Parts, chance: random.Random) -> None:
    """A part that is missing."""
    del parts[chance.choice(sorted(parts))]
    parts.setdefault("a.txt", b"")


def _other(parts: Parts, chance: random.Random) -> None:
    """A part with the content of another, or under another name."""
    first, second = chance.choice(sorted(parts)), chance.choice(sorted(parts))
    if chance.random() < 0.5:
        parts[first] = parts[second]
    else:
        odd = ("../a.xml", "xl/sheet\u00e9.xml", "a" * 300, "xl/workbook.xml ", "/a", "xl//a.xml")
        parts[chance.choice(odd)] = parts.pop(first)


def _long(parts: Parts, chance: random.Random) -> None:
    """A part with some of it many times over."""
    name = _some(parts, chance)
    at = chance.randrange(len(parts[name]) + 1)
    some = parts[name][at : at + chance.randint(1, 400)]
    parts[name] = parts[name][:at] + some * chance.choice((10, 1_000, 20_000)) + parts[name][at:]


def _noise(parts: Parts, chance: random.Random) -> None:
    """A part that is noise."""
    parts[_some(parts, chance)] = chance.randbytes(chance.randint(0, 3_000))


OF_PARTS: tuple[Callable[[Parts, random.Random], None], ...] = (
    *(_xml, _xml, _tag, _tag, _kind, _value, _value, _number, _number),
    *(_gone, _other, _long, _noise),
)
