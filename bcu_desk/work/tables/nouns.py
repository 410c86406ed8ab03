"""Kinds of rows in words: `1 booking`, `2 people`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_WORDS = {"bcu": "BCU", "desk": "desk in the list of desks", "off_road": "off-road spell"}
_MANY = {
    "BCU": "BCUs",
    "desk in the list of desks": "desks in the list of desks",
    "person": "people",
    "booking series": "booking series",
}


def counted(count: int, one: str) -> str:
    """`1 clash`, `2 clashes`."""
    return f"{count} {one if count == 1 else many(one)}"


def many(one: str) -> str:
    """Several of a thing."""
    if one in _MANY:
        return _MANY[one]
    if one.endswith("y") and one[-2:-1] not in "aeiou":
        return f"{one[:-1]}ies"
    return f"{one}es" if one.endswith(("s", "sh", "ch", "x")) else f"{one}s"


def counted_rows(rows: Mapping[str, int]) -> str:
    """`2 bookings, 1 person`, by the nouns of the store."""
    return ", ".join(counted(count, word_of(noun)) for noun, count in sorted(rows.items()))


def counted_of(rows: Mapping[str, int], of: Mapping[str, int]) -> str:
    """`1 of 12 vehicles`, by the nouns of the store."""
    told = (f"{n} of {counted(of[noun], word_of(noun))}" for noun, n in sorted(rows.items()))
    return ", ".join(told)


def word_of(noun: str) -> str:
    """What people call one row of a table."""
    return _WORDS.get(noun, noun.replace("_", " "))


def listed(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
