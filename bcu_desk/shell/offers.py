"""Every feature's gestures, questions and sheets; add a feature's line here and in catalogue."""

from __future__ import annotations

from bcu_desk.domain.times import midnight, minute_of
from bcu_desk.features.assignments.report import OFFER as ASSIGNMENTS
from bcu_desk.features.bookings.report import OFFER as BOOKINGS
from bcu_desk.features.briefing.report import OFFER as BRIEFING
from bcu_desk.features.coverage.report import OFFER as COVERAGE
from bcu_desk.features.figures.report import OFFER as FIGURES
from bcu_desk.features.history.report import OFFER as HISTORY
from bcu_desk.features.model_check.report import OFFER as MODEL_CHECK
from bcu_desk.features.on_call.report import OFFER as ON_CALL
from bcu_desk.features.org_chart.report import OFFER as ORG_CHART
from bcu_desk.features.places.report import OFFER as PLACES
from bcu_desk.features.sync.report import OFFER as SYNC
from bcu_desk.features.wards.report import OFFER as WARDS
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Command, Query
from bcu_desk.work.contributions import Find, Intake, Offer, Sheet, TileSource
from bcu_desk.work.packs.questions import Question
from bcu_desk.work.packs.sections import Section
from bcu_desk.work.tiles.today import NOON, TodayRow, tiles_of, today_rows
from bcu_desk.work.view import View

OFFERS: tuple[Offer, ...] = (
    PLACES,
    ORG_CHART,
    ASSIGNMENTS,
    ON_CALL,
    COVERAGE,
    BOOKINGS,
    FIGURES,
    HISTORY,
    SYNC,
    WARDS,
    BRIEFING,
    MODEL_CHECK,
)


def commands() -> dict[str, type[Command]]:
    """Every gesture by its name."""
    return {name: kind for offer in OFFERS for name, kind in offer.commands}


def queries() -> dict[str, type[Query]]:
    """Every question by its name."""
    found = {name: kind for offer in OFFERS for name, kind in offer.queries}
    return found | {"today": Today}


def sheets() -> tuple[Sheet, ...]:
    """Every sheet of the workbook, in the order of the features."""
    return tuple(sheet for offer in OFFERS for sheet in offer.sheets)


def intakes() -> tuple[Intake, ...]:
    """Every list of others that a page takes in."""
    return tuple(intake for offer in OFFERS for intake in offer.intakes)


def finds() -> tuple[Find, ...]:
    """Everything that the search box finds."""
    return tuple(find for offer in OFFERS for find in offer.finds)


def tiles() -> tuple[TileSource, ...]:
    """What each feature tells the home page."""
    return tuple(tile for offer in OFFERS for tile in offer.tiles)


def sections() -> tuple[Section, ...]:
    """What each feature can put into a pack, in the order of packs."""
    found = (section for offer in OFFERS for section in offer.sections)
    return tuple(sorted(found, key=lambda section: section.order))


def questions() -> tuple[Question, ...]:
    """What can be asked of a period, in the order of the features."""
    return tuple(question for offer in OFFERS for question in offer.questions)


class Today(Query, frozen=True, kw_only=True):
    """What the home page tells of the as-of day, at a London time of it (noon unless given)."""

    at: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[TodayRow, ...]:
        """Tile by tile, the gravest first. Raises Refused for an odd time."""
        noon = midnight(view.on) + NOON
        at = noon if self.at is None else minute_of(self.at, "at")
        return today_rows(tiles_of(reader, view, at, tiles()))
