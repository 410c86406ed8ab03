"""Small towns for tests of plans: wards in a row or a square, and officers on them."""

from __future__ import annotations

import random
from dataclasses import replace

from bcu_desk.features.coverage.rules.solver.problem import Officer, Options, Place, Problem

TARGET = 2


def a_place(code: str, there: int, *neighbours: str, **fields: object) -> Place:
    """A ward with a target of two and a post for everybody that is missing."""
    made = Place(
        code=code,
        name=f"Ward {code}",
        borough="B1",
        bcu="EA",
        target=TARGET,
        there=there,
        rooms={"PC": max(0, TARGET - there)},
        neighbours=neighbours,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def an_officer(collar: str, ward: str = "", **fields: object) -> Officer:
    """A constable, two hundred days on their ward."""
    made = Officer(collar, f"PC {collar}", "PC", ward, "EA", days=200)
    return replace(made, **fields)  # type: ignore[arg-type]


def a_row(*there: int, **options: object) -> Problem:
    """Wards A, B, C … in a row with so many officers each; A1 and A2 are on A."""
    codes = [chr(ord("A") + n) for n in range(len(there))]
    places = tuple(
        a_place(code, count, *codes[max(0, n - 1) : n], *codes[n + 1 : n + 2])
        for n, (code, count) in enumerate(zip(codes, there, strict=True))
    )
    officers = tuple(
        an_officer(f"{place.code}{number}", place.code)
        for place in places
        for number in range(1, place.there + 1)
    )
    return Problem(officers, places, Options(**options))  # type: ignore[arg-type]


def a_square(side: int, donors: int, short: int, seed: int = 1) -> Problem:
    """A town of wards in a square: some with two officers too many, some short."""
    draw = random.Random(seed)
    cells = [(x, y) for x in range(side) for y in range(side)]
    kinds = dict(
        zip(draw.sample(cells, donors + short), [*[4] * donors, *[1] * short], strict=True)
    )
    places = tuple(
        a_place(
            _code(x, y),
            kinds.get((x, y), 2),
            *(_code(a, b) for a, b in _beside(x, y) if (a, b) in set(cells)),
            borough=f"B{x * 4 // side}",
        )
        for x, y in cells
    )
    officers = tuple(
        an_officer(f"{place.code}{n}", place.code, days=draw.randrange(2000))
        for place in places
        if place.there > TARGET
        for n in range(TARGET)
    )
    return Problem(officers, places)


def _code(x: int, y: int) -> str:
    return f"W{x:02}{y:02}"


def _beside(x: int, y: int) -> tuple[tuple[int, int], ...]:
    return (x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)
