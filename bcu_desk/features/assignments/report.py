"""What assignments offer the rest of the program."""

from __future__ import annotations

from bcu_desk.features.assignments import queries
from bcu_desk.features.assignments.commands import charges, edges, hand_over, swap, waive
from bcu_desk.features.assignments.sections import SECTIONS
from bcu_desk.features.assignments.tile import TILE
from bcu_desk.work import postings
from bcu_desk.work.contributions import Offer, Sheet, SheetColumn

SUPERINTENDENTS = Sheet(
    name="superintendents",
    title="Superintendents",
    query=queries.Superintendents(),
    columns=(
        SheetColumn("Post", "post", width=14),
        SheetColumn("Holder", "holder", width=12, note="collar number"),
        SheetColumn("Function led", "function", width=18),
        SheetColumn("Borough dedicated to", "borough", width=20, note="GSS code"),
        SheetColumn("From", "from_day", "day", 16),
        SheetColumn("To", "to_day", "day", 16, "the first day on which it is no longer so"),
    ),
    note="Superintendents' posts on the day: who holds, leads and is dedicated.",
)
BREACHES = Sheet(
    name="breaches",
    title="Breaches",
    query=queries.Breaches(),
    columns=(
        SheetColumn("Rule", "rule", width=8),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Subject", "subject", width=18),
        SheetColumn("Name", "subject_name", width=28, personal=True),
        SheetColumn("First day", "first_day", "day", 16),
        SheetColumn("Last day", "last_day", "day", 16),
        SheetColumn("Severity", "severity", width=12),
        SheetColumn("What is wrong", "message", width=60, personal=True),
        SheetColumn("Next step", "next_step", width=60, personal=True),
        SheetColumn("Waived until", "waived_until", "day", 16),
    ),
    note="Rules of the model that are not met on the day.",
)
OFFER = Offer(
    feature="assignments",
    commands=(
        ("dedicate", charges.Dedicate),
        ("end_dedication", charges.EndDedication),
        ("lead", charges.Lead),
        ("end_lead", charges.EndLead),
        ("swap", swap.Swap),
        ("extend_posting", postings.ExtendPosting),
        ("move_edge", edges.MoveEdge),
        ("correct_edge", edges.CorrectEdge),
        ("write_hand_over", hand_over.WriteHandOver),
        ("tick_hand_over", hand_over.TickHandOver),
        ("waive", waive.Waive),
        ("end_waiver", waive.EndWaiver),
    ),
    queries=(
        ("superintendents", queries.Superintendents),
        ("breaches", queries.Breaches),
        ("coming_changes", queries.ComingChanges),
        ("hand_overs", queries.HandOvers),
        ("suggestions", queries.Suggestions),
    ),
    sheets=(SUPERINTENDENTS, BREACHES),
    sections=SECTIONS,
    tiles=(TILE,),
)
