"""What figures offer the rest of the program."""

from __future__ import annotations

from bcu_desk.features.figures.commands import LoadFigures
from bcu_desk.features.figures.queries.kept import AbstractionTable, Measures
from bcu_desk.features.figures.sections import SECTIONS
from bcu_desk.work.contributions import Intake, Offer, SheetColumn

ABSTRACTIONS = Intake(
    name="abstractions",
    title="Abstractions by month",
    page="figures",
    columns=(
        SheetColumn("Month", "month"),
        SheetColumn("BCU", "bcu"),
        SheetColumn("Borough", "borough"),
        SheetColumn("Team", "team"),
        SheetColumn("Abstracted From Duty", "duty"),
        SheetColumn("Abstraction Type", "kind"),
        SheetColumn("Abstracted Minutes", "minutes", "whole"),
    ),
    needs=("month", "bcu", "borough", "team", "duty", "kind", "minutes"),
    heads={
        "month": ("Period", "Date"),
        "bcu": ("BCU name", "Command unit"),
        "borough": ("Borough name", "Local authority", "LA"),
        "team": ("Team name", "Ward team", "SNT", "Ward"),
        "duty": ("Abstracted from", "Duty", "Role"),
        "kind": ("Type", "Reason", "Abstracted to"),
        "minutes": ("Minutes", "Mins", "Duration", "Abstracted mins"),
    },
)
CRIME = Intake(
    name="crime",
    title="Crime counts by ward and month",
    page="figures",
    columns=(
        SheetColumn("Ward code", "ward"),
        SheetColumn("Month", "month"),
        SheetColumn("Category", "category"),
        SheetColumn("Count", "count", "whole"),
    ),
    needs=("ward", "month", "category", "count"),
    heads={
        "ward": ("GSS code", "Code", "WD18CD", "WD22CD"),
        "month": ("Period", "Date", "Year month"),
        "category": ("Crime type", "Offence", "Major text", "Offence group"),
        "count": ("Crimes", "Offences", "Number", "Volume", "Total"),
    },
)
CRIME_MONTHS = Intake(
    name="crime_months",
    title="Crime counts, months side by side",
    page="figures",
    columns=(
        SheetColumn("MajorText", "major"),
        SheetColumn("MinorText", "minor"),
        SheetColumn("WardCode", "ward"),
        SheetColumn("WardName", "name"),
        SheetColumn("LookUp_BoroughName", "borough"),
    ),
    needs=("major", "minor", "ward", "name", "borough"),
    heads={
        "major": ("Major category", "Offence group", "Major text"),
        "minor": ("Minor category", "Offence subgroup", "Minor text"),
        "ward": ("GSS code", "Ward GSS code", "Code"),
        "name": ("Ward",),
        "borough": ("Borough", "Borough name", "Local authority"),
    },
    takes_more=True,
)

OFFER = Offer(
    feature="figures",
    commands=(("load_figures", LoadFigures),),
    queries=(("measures", Measures), ("abstraction_table", AbstractionTable)),
    intakes=(ABSTRACTIONS, CRIME, CRIME_MONTHS),
    sections=SECTIONS,
)
