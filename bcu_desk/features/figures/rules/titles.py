"""Figures and months in words."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.figures.rules.crime import ASB, OFFENCES

NAMES = {
    OFFENCES: "Offences",
    ASB: "Anti-social behaviour",
    "i_grade": "I grade, reached in time",
    "s_grade": "S grade, reached in time",
}


def title_of(code: str) -> str:
    """A code in words: `offences.vehicle-crime` is one kind of offences."""
    if code in NAMES:
        return NAMES[code]
    head, _, kind = code.partition(".")
    return f"{NAMES[head]}: {kind.replace('-', ' ')}" if head in NAMES and kind else code


def month_words(month: str) -> str:
    """A month as people read it: `Jan 2017`; what is no month as it stands."""
    try:
        return f"{date.fromisoformat(f'{month}-01'):%b %Y}"
    except ValueError:
        return month
