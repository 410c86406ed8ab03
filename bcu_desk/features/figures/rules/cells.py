"""Cells of figures: months, whole numbers, heads and names, as files write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

YEARS = range(1990, 2100)
SUMS = ("total", "totals", "grand total", "subtotal", "sum", "overall")
LARGEST = 100_000_000
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BY_YEAR = re.compile(r"(\d{4})[-/. ]?(\d{2})(?:[-/.]01)?(?:[T ]00:00(?::00)?)?")
_BY_DAY = re.compile(r"(?:0?1[-/.])?(\d{1,2})[-/.](\d{4})")
_BY_NAME = re.compile(r"(?:0?1[- ])?([a-z]{3,9})[- ]?(\d{4}|\d{2})")
_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,10}")
_END = re.compile(r" ?(?:wards?|team|snt|swt|dwos?|safer neighbou?rhoods?|\([^)]*\))$")


def month_of(cell: str) -> str | None:
    """A month as `2017-01`, from `201701`, `Jan 2017`, `Jan-17`, `01/2017` or its first day."""
    told = cell.strip().casefold()
    for pattern in (_BY_YEAR, _BY_NAME, _BY_DAY):
        match = pattern.fullmatch(told)
        if match:
            one, two = match.groups()
            year, month = (one, two) if pattern is _BY_YEAR else (two, one)
            return _month(year, month)
    return None


def is_sum(cells: Sequence[str]) -> bool:
    """Whether a line sums others up: its first words say so."""
    first = next((cell for cell in cells if cell), "")
    return first.strip(" :").casefold() in SUMS


def _month(year: str, month: str) -> str | None:
    number = int(month) if month.isdigit() else _named(month)
    full = int(year) if len(year) == 4 else 2000 + int(year)
    return f"{full}-{number:02d}" if 1 <= number <= 12 and full in YEARS else None


def _named(month: str) -> int:
    """The number of a month's name, or 0."""
    return _NAMES.index(month[:3]) + 1 if month[:3] in _NAMES else 0


def whole_of(cell: str) -> int | None:
    """A whole number from 0, with commas at its thousands or `.0` behind it, or None."""
    told = re.sub(r"\.0+$", "", cell.strip())
    if not _WHOLE.fullmatch(told) or not told.isascii():
        return None
    number = int(told.replace(",", ""))
    return number if number <= LARGEST else None


def head_of(cell: str) -> str:
    """A head without regard to case, blanks and underscores: `LookUp_BoroughName`."""
    return re.sub(r"[\s_\-]+", "", cell).casefold()


def name_of(cell: str) -> str:
    """A name of a place to compare: `St. Andrew's` and `St Andrews` are one, so are `&`, `and`."""
    plain = unicodedata.normalize("NFKD", cell).casefold().replace("&", " and ")
    plain = re.sub(r"['’.`]", "", plain)
    return " ".join(re.sub(r"[^\w()]+", " ", plain).split())


def team_of(cell: str) -> str:
    """A team's name to compare, without the words for what it is: `Abbey Ward SNT` is `abbey`."""
    told = name_of(cell)
    while (shorter := _END.sub("", told)) and shorter != told:
        told = shorter
    return told


def slug_of(cell: str) -> str:
    """A category as a code: `BURGLARY - HOME` is `burglary-home`."""
    plain = unicodedata.normalize("NFKD", cell).casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
