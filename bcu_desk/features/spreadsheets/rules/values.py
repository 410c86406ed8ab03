"""Cells that were read, as values of a column; what can't be one is told with its remedy."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bcu_desk.domain.refusals import Fact
from bcu_desk.domain.times import YEARS
from bcu_desk.features.spreadsheets.rules.reading.told import (
    NO_RESULT,
    DayCell,
    FaultCell,
    ReadCell,
)
from bcu_desk.work.contributions import Value

WORDS = ("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
YES, NO = ("yes", "y", "true", "1", "x"), ("no", "n", "false", "0")
START_1900, START_1904 = date(1899, 12, 30), date(1904, 1, 1)
LARGEST = 1_000_000
LONGEST_SHOWN = 60
_DAYS = (
    *("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d %b %Y", "%a %d %b %Y", "%d %B %Y"),
    *("%d-%b-%Y", "%d-%b-%y", "%d %b %y", "%d/%m/%y"),
)
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0*)?)?")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something can't be taken: a code with facts, at a field where it is about one."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()
    field: str = ""


class Odd(Exception):
    """A cell that is no value of its column; `problem` says why and what to type."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.problem = Problem(code, tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a column takes: its kind, what it offers (None: anything), and how days are counted."""

    kind: str
    offered: tuple[str, ...] | None = None
    from_1904: bool = False


def value_of(cell: ReadCell, wanted: Wanted, was: Value = None) -> Value:
    """A cell as a value; Odd where it can't be one.

    A text that a spreadsheet has made a number of, and so robbed of its leading noughts, is what
    it `was`.
    """
    if isinstance(cell, FaultCell):
        if cell.text == was:
            return was
        code = "cell_formula" if cell.text == NO_RESULT else "cell_fault"
        raise Odd(code, value=cell.text)
    cell = plain_text(cell) if isinstance(cell, str) else cell
    if cell is None or cell == "":
        return None
    return _of_kind(cell, wanted, was)


def _of_kind(cell: ReadCell, wanted: Wanted, was: Value) -> Value:
    """A cell that holds something as a value of its column's kind."""
    if wanted.kind == "whole":
        return _whole(cell)
    if wanted.kind == "day":
        return _day(cell, from_1904=wanted.from_1904)
    if wanted.kind == "tick":
        return _tick(cell)
    if wanted.kind in ("share", "moment"):
        return _other(cell, wanted.kind)
    text = _text(cell, was)
    return text if wanted.offered is None else _offered(text, wanted.offered)


def plain_text(text: str) -> str:
    """Text without odd spaces and in one form of its accents, so that equal texts are equal."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\xa0", " ")).split())


def shown(cell: ReadCell) -> str:
    """A cell as people typed it, to name it in a sentence: its first letters where it is long."""
    return whole_text(cell)[:LONGEST_SHOWN]


def whole_text(cell: ReadCell) -> str:
    """A cell as people typed it."""
    if isinstance(cell, (DayCell, FaultCell)):
        return cell.text.removesuffix("T00:00:00")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _whole(cell: ReadCell) -> int:
    number: float | None = None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        number = cell
    elif isinstance(cell, str) and re.fullmatch(r"[+-]?\d{1,9}(?:\.0*)?", cell.replace(",", "")):
        number = float(cell.replace(",", ""))
    if number is None:
        raise Odd("cell_not_whole", value=shown(cell), instead=_meant(cell))
    if number != round(number):
        raise Odd("cell_not_whole", value=shown(cell), instead=str(round(number)))
    if abs(number) > LARGEST:
        raise Odd("cell_too_large", value=shown(cell), most=LARGEST)
    return round(number)


def _meant(cell: ReadCell) -> str:
    """The figure that a word may stand for."""
    word = cell.casefold() if isinstance(cell, str) else ""
    if word in WORDS:
        return str(WORDS.index(word))
    figures = re.search(r"\d+", word)
    return figures[0] if figures else "a figure such as 2"


def _day(cell: ReadCell, *, from_1904: bool) -> date:
    found: date | None = None
    if isinstance(cell, DayCell):
        found = _iso(cell.text)
    elif isinstance(cell, str):
        found = _typed_day(_MIDNIGHT.sub("", cell))
    elif isinstance(cell, (int, float)):
        found = _counted_day(cell, from_1904=from_1904)
    if found is None or found.year not in YEARS:
        raise Odd("cell_not_day", value=shown(cell))
    return found


def _counted_day(cell: float, *, from_1904: bool) -> date | None:
    """A day that a spreadsheet counts; a truth value is none."""
    if isinstance(cell, bool) or not 0 < cell < 100_000:
        return None
    return (START_1904 if from_1904 else START_1900) + timedelta(days=int(cell))


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _typed_day(text: str) -> date | None:
    for form in _DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return _iso(text)


def _tick(cell: ReadCell) -> str:
    told = shown(cell).casefold()
    if told in YES:
        return "yes"
    if told in NO:
        return "no"
    raise Odd("cell_not_tick", value=shown(cell))


def _other(cell: ReadCell, kind: str) -> Value:
    """A share or a time, which are only compared: rounded, as spreadsheets keep them roughly."""
    if isinstance(cell, DayCell):
        return cell.text[:16]
    if kind == "share" and isinstance(cell, (int, float)):
        return round(float(cell), 9)
    return shown(cell)


def _text(cell: ReadCell, was: Value) -> str:
    text = whole_text(cell)
    if isinstance(cell, (int, float)) and isinstance(was, str) and was.lstrip("0") == text:
        return was
    return text


def _offered(text: str, offered: Sequence[str]) -> str:
    """The choice that a text names, in whatever case; Odd with what is like it."""
    for choice in offered:
        if plain_text(choice).casefold() == text.casefold():
            return choice
    alike = difflib.get_close_matches(text, offered, 1, 0.5)
    known = alike[0] if alike else ", ".join(offered[:8])
    raise Odd("cell_not_offered", value=text[:60], instead=known)


def same(first: Value, second: Value) -> bool:
    """Whether two values are told alike: texts by their words, shares roughly."""
    if isinstance(first, str) and isinstance(second, str):
        return plain_text(first) == plain_text(second)
    if isinstance(first, float) and isinstance(second, (int, float)):
        return abs(first - second) < 1e-6
    if first in (None, "") and second in (None, ""):
        return True
    return first == second
