"""Tiles made up for tests, and the width of words in them."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.home.model.plan import Room
from bcu_desk.work.contributions import (
    Tile,
    TileCell,
    TileFigure,
    TileLine,
    TileShare,
    TileStrip,
)

DAY = date(2017, 1, 23)
LEGEND = (("class.none", "0", "none"), ("class.short", "1", "short"))


def a_line(number: int, **fields: str) -> TileLine:
    """A line that goes to the post of its number."""
    told = {
        "words": f"Post {number} is vacant",
        "detail": f"Since Mon {number} Jan.",
        "tag": f"{number} days",
        "tone": "warn",
        "page": "org_chart",
        "key": f"P{number}:appoint",
        "button": "Appoint",
    }
    return TileLine(**{**told, **fields})


def a_tile(count: int = 3, **fields: object) -> Tile:
    """A tile with so many lines."""
    made = {
        "name": "vacancies",
        "title": "Vacancies",
        "count": count,
        "sentence": "posts are vacant.",
        "lines": tuple(a_line(number) for number in range(1, count + 1)),
        "link": "Org chart",
        "page": "org_chart",
    }
    return Tile(**{**made, **fields})  # type: ignore[arg-type]  # made up of any field


def a_strip(cells: int = 4, **fields: str) -> TileStrip:
    """A borough with so many wards."""
    told = {"short": "Ward 1", "detail": "short", "page": "coverage", "key": "W1:put", **fields}
    return TileStrip(
        words="Havering",
        figures=("1 of 4", "5 of 8", "5"),
        cells=tuple(
            TileCell(
                digit=str(number % 4), hue="class.met", told=f"Ward {number}", key=f"W{number}"
            )
            for number in range(1, cells + 1)
        ),
        button="Cover",
        **told,
    )


def a_full_tile() -> Tile:
    """A tile with all that a tile can have."""
    return a_tile(
        2,
        tone="bad",
        columns=("By ward", "Met", "In post", "Available"),
        strips=(a_strip(), a_strip(9)),
        legend=LEGEND,
        shares=(
            TileShare(count=3, words="free", tone="good"),
            TileShare(count=1, words="booked", tone="muted"),
            TileShare(count=1, words="off the road", tone="bad"),
        ),
        figures=(TileFigure(count=0, of=2, words="IRV"), TileFigure(count=3, of=3, words="Van")),
        note="1 waived",
        change=-2,
        changed="2 fewer than on Mon 16 Jan 2017.",
    )


def a_room(width: int = 440, height: int = 300, scale: float = 1.0) -> Room:
    """A card where every letter is seven pixels wide."""
    return Room(width, height, scale, lambda _role, text: 7 * len(text))
