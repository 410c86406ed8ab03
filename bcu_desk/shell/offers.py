"""Every feature's gestures, questions and sheets; add a feature's line here and in catalogue."""

from __future__ import annotations

from bcu_desk.features.assignments.report import OFFER as ASSIGNMENTS
from bcu_desk.features.bookings.report import OFFER as BOOKINGS
from bcu_desk.features.coverage.report import OFFER as COVERAGE
from bcu_desk.features.history.report import OFFER as HISTORY
from bcu_desk.features.org_chart.report import OFFER as ORG_CHART
from bcu_desk.features.places.report import OFFER as PLACES
from bcu_desk.work.command import Command, Query
from bcu_desk.work.contributions import Find, Offer, Sheet

OFFERS: tuple[Offer, ...] = (PLACES, ORG_CHART, ASSIGNMENTS, COVERAGE, BOOKINGS, HISTORY)


def commands() -> dict[str, type[Command]]:
    """Every gesture by its name."""
    return {name: kind for offer in OFFERS for name, kind in offer.commands}


def queries() -> dict[str, type[Query]]:
    """Every question by its name."""
    return {name: kind for offer in OFFERS for name, kind in offer.queries}


def sheets() -> tuple[Sheet, ...]:
    """Every sheet of the workbook, in the order of the features."""
    return tuple(sheet for offer in OFFERS for sheet in offer.sheets)


def finds() -> tuple[Find, ...]:
    """Everything that the search box finds."""
    return tuple(find for offer in OFFERS for find in offer.finds)
