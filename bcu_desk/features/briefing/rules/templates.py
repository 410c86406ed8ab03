"""Templates of packs: for whom, with which sections in which order, and what they may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.times import london_minute
from bcu_desk.work.tiles.today import minute_for

FIGURES, NOTES, ACTIONS, ANSWER = "figures", "notes", "actions", "answer"
SENSITIVE = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of pack.

    `heading` is its title on paper, `sections` what is ticked, in order. One that is `for_others`
    leaves the police: it takes no names unless asked, and refuses what is sensitive whatever its
    marking. `phones` are wanted where the marking allows them. A `brief` one takes what weighs most
    of each list. `hour` is when it is told for on a day that is not today.
    """

    name: str
    title: str
    heading: str
    told: str
    sections: tuple[str, ...]
    for_others: bool = False
    phones: bool = False
    brief: bool = False
    hour: int = 12

    def minute(self, on: date, now: int) -> int:
        """The minute that a pack of a day speaks of: now where it is today."""
        at = minute_for(on, now)
        return at if at == now else london_minute(on, self.hour)


TEMPLATES = (
    Template(
        name="daily",
        title="Daily briefing",
        heading="Morning briefing",
        told="For the command team at 06:00: what is wrong, who is on call, what changed, in short",
        sections=(
            *("on_call", FIGURES, "exceptions", "coverage", "changed", "absences", "fleet"),
            *("vacancies", NOTES, ACTIONS),
        ),
        phones=True,
        brief=True,
        hour=6,
    ),
    Template(
        name="partner",
        title="Partner pack",
        heading="Partner briefing",
        told="For councils and partners: no names, nothing sensitive",
        sections=(FIGURES, "assignments", "coverage", "demand", "performance", NOTES),
        for_others=True,
    ),
    Template(
        name="ward-panel",
        title="Ward panel",
        heading="Ward panel briefing",
        told="For a ward panel: cover and demand of its wards, nothing sensitive",
        sections=("coverage", "demand", NOTES),
        for_others=True,
    ),
    Template(
        name="scrutiny",
        title="Scrutiny reply",
        heading="Reply to scrutiny",
        told="For a wide question: everything on command, posts and cover, with their days",
        sections=(
            *(FIGURES, "exceptions", "chart", "assignments", "coverage", "vacancies"),
            *("demand", "performance"),
        ),
    ),
    Template(
        name="reply",
        title="Answer to a question",
        heading="Answer",
        told="For a councillor: one question of a period on a page, and a workbook beside it",
        sections=(ANSWER,),
        for_others=True,
    ),
    Template(
        name="handover",
        title="Hand-over",
        heading="Hand-over of command",
        told="For who takes over: everything that is open, with notes and actions",
        sections=(
            *("on_call", "exceptions", "chart", "assignments", "coverage", "absences"),
            *("vacancies", "fleet", "bookings", "changed", NOTES, ACTIONS),
        ),
        phones=True,
    ),
)
