"""What is asked of a ward's officers: offences of the twelve months before a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from bcu_desk.domain.measures import Measure
from bcu_desk.store.session import Reader

OFFENCES = "offences"
YEAR = 12


def offences_of(reader: Reader, wards: Collection[str], on: date) -> dict[str, int]:
    """By code, the offences of wards in the last twelve whole months before a day.

    A ward of which a month is not known is left out: part of a year is no year.
    """
    months = frozenset(_months_before(on))
    found: dict[str, dict[str, int]] = {}
    for row in reader.every(Measure):
        if row.code == OFFENCES and row.month in months and row.area in wards:
            found.setdefault(row.area, {})[row.month] = row.numerator
    return {ward: sum(told.values()) for ward, told in found.items() if len(told) == YEAR}


def _months_before(on: date) -> list[str]:
    last = on.year * 12 + on.month - 1
    return [f"{number // 12}-{number % 12 + 1:02}" for number in range(last - YEAR, last)]
