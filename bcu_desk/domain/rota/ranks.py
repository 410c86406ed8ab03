"""The rank somebody goes by on call: their own, or that of a post they act in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.people import Rank
from bcu_desk.domain.ranks import shown_rank
from bcu_desk.domain.spans import DaySpan

Acting = tuple[DaySpan, Standing, Rank]
"""Days of a posting, its standing, and the rank of its post."""


def duty_rank(own: Rank, acting: Iterable[Acting], needed: str, on: date) -> str:
    """The rank for a role on a day: `A/Supt` for an acting superintendent, else their own."""
    for days, standing, wanted in acting:
        if days.holds(on) and wanted.code == needed:
            return shown_rank(own, wanted, standing)
    return own.code


def fits(shown: str, needed: str) -> bool:
    """Whether somebody who goes by a rank may have a role that needs one."""
    return shown.rpartition("/")[2] == needed
