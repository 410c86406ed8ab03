"""Rows of a file that are none of its table's: sums, notes, and areas that are no places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.spreadsheets.rules.reading.told import ReadRow
from bcu_desk.features.spreadsheets.rules.values import plain_text, shown

LEAST_FOR_NOTES, WORDS_OF_NOTE = 3, 3
MOST_TOLD, LONGEST = 3, 60
TOTAL, NOTE, AREA = "total", "note", "area"
TOTALS = ("total", "totals", "grand total", "subtotal", "sum", "overall")
_TOTAL = re.compile(r"(?:grand |sub-?)?(?:totals?|overall)[ :,-].*|.* (?:grand |sub-?)?totals?")
_AREA = re.compile(
    r"(?:unknown|not known|unallocated|unassigned|not (?:recorded|stated|assigned|applicable)"
    r"|n/?a|none|null|other|blank|tbc)(?: (?:wards?|boroughs?|areas?|locations?|places?|bcus?))?"
    r"|(?:no|other|outside) (?:wards?|boroughs?|areas?|locations?|fixed place|london)"
    r"|(?:london )?heathrow|.*\bairports?|aviation(?: security)?"
    r"|(?:greater |all )?london|all (?:wards|boroughs|bcus)|mps|metropolitan police(?: service)?"
    r"|england(?: and wales)?"
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A row that is left out, by its real number: a `total`, a `note`, or an `area`, and its words.

    An area is no ward or borough, as `Unknown` and `London Heathrow` in lists of others.
    """

    number: int
    what: str
    words: str


def passed_over(row: ReadRow, key: int, places: Mapping[str, int]) -> Passed | None:
    """Why a row is left out; None where it is one of the table. `key` is the column of its key."""
    first = _first(row)
    if first is None:
        return None
    at, words = first
    for what, found in (
        (TOTAL, _is_total(row, key, at, words)),
        (NOTE, _is_note(row, key, places)),
        (AREA, _is_area(row, key, words)),
    ):
        if found:
            return Passed(row.number, what, _words(row) if what == AREA else words)
    return None


def _words(row: ReadRow) -> str:
    """The texts of a row that hold any letter."""
    texts = (plain_text(cell) for cell in row.cells if isinstance(cell, str))
    return ", ".join(text for text in texts if any(map(str.isalpha, text)))[:LONGEST]


def _first(row: ReadRow) -> tuple[int, str] | None:
    """The first text of a row and where it stands."""
    for number, cell in enumerate(row.cells):
        if isinstance(cell, str):
            return number, plain_text(cell)
    return None


def _key(row: ReadRow, key: int) -> str:
    return plain_text(shown(row.cells[key])) if 0 <= key < len(row.cells) else ""


def _is_total(row: ReadRow, key: int, at: int, words: str) -> bool:
    """Whether a row sums others up: its first words say so, and nothing else tells which it is."""
    first = words.rstrip(":").casefold()
    if first in TOTALS:
        return True
    return bool(_TOTAL.fullmatch(first)) and (key in (-1, at) or not _key(row, key))


def _is_note(row: ReadRow, key: int, places: Mapping[str, int]) -> bool:
    """Whether a row is a single sentence below the table: of several words, in one cell only."""
    told = [cell for cell in row.cells if cell is not None]
    if len(told) != 1 or len(places) < LEAST_FOR_NOTES or not isinstance(told[0], str):
        return False
    return not _key(row, key) or len(told[0].split()) >= WORDS_OF_NOTE


def _is_area(row: ReadRow, key: int, words: str) -> bool:
    """Whether a row is of an area that is no place: it says so, and has no key of its own."""
    told = _key(row, key)
    return bool(_AREA.fullmatch(words.casefold())) and (
        not told or bool(_AREA.fullmatch(told.casefold()))
    )


def passed_words(passed: Sequence[Passed]) -> str:
    """What was left out: how many sums and notes, each area with its row; '' for nothing."""
    plain = sum(one.what != AREA for one in passed)
    areas = [f"“{one.words}” (row {one.number})" for one in passed if one.what == AREA]
    parts = [f"{plain:,} total{'s and notes' if plain > 1 else ' or note'}"] if plain else []
    if areas:
        more = f" and {len(areas) - MOST_TOLD:,} more" if len(areas) > MOST_TOLD else ""
        parts.append(f"{', '.join(areas[:MOST_TOLD])}{more}, no place of the desk")
    return "; ".join(parts)
