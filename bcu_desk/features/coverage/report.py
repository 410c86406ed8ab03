"""What ward cover offers the rest of the program."""

from __future__ import annotations

from bcu_desk.features.coverage.commands.absences import (
    ChangeAbsence,
    EndAbsence,
    RecordAbsence,
)
from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.commands.rosters import AssignShift, EndShift, SetShiftPattern
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.queries import (
    absences,
    differences,
    rates,
    roster_lines,
    rosters,
    spare,
    wards,
)
from bcu_desk.features.coverage.queries.days import below, periods, targets, ward_targets
from bcu_desk.features.coverage.queries.proposals.cover import Proposals
from bcu_desk.features.coverage.queries.proposals.event import EventProposalQuery
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.features.coverage.sections.abstraction import QUESTIONS
from bcu_desk.features.coverage.sections.parts import SECTIONS
from bcu_desk.features.coverage.tile import TILE
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import (
    Find,
    Offer,
    RowEdit,
    Sheet,
    SheetChart,
    SheetColumn,
    SheetEdits,
)
from bcu_desk.work.view import View


def _wards(reader: Reader, view: View) -> int:
    return len(places(reader, view))


def _boroughs(reader: Reader, view: View) -> int:
    return len({place.borough.code for place in places(reader, view)})


COVER = Sheet(
    name="cover",
    title="Ward cover",
    query=wards.Cover(),
    columns=(
        SheetColumn("Ward code", "ward", width=12),
        SheetColumn("Ward", "name", width=26),
        SheetColumn("Borough", "borough_name", width=24),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("DWO target", "target_dwo", "whole", 12, "the promise in force on the day"),
        SheetColumn("DWO posts", "posts_dwo", "whole", 12, "establishment"),
        SheetColumn("DWO in post", "in_post_dwo", "whole", 12, "named holders"),
        SheetColumn("DWO available", "available_dwo", "whole", 14, "in post and not away at noon"),
        SheetColumn("PCSO target", "target_pcso", "whole", 12),
        SheetColumn("PCSO in post", "in_post_pcso", "whole", 12),
        SheetColumn("Short", "shortfall", "whole", 10, "summed ward by ward"),
        SheetColumn("Over", "surplus", "whole", 10, "never set against a shortfall elsewhere"),
        SheetColumn("State", "state", width=10),
        SheetColumn("Cause", "cause", width=50, personal=True),
    ),
    note="Every ward's posts and people on the day.",
    counts=_wards,
)
TOTAL_COLUMNS = (
    SheetColumn("Code", "code", width=12),
    SheetColumn("Name", "name", width=26),
    SheetColumn("Wards", "wards", "whole", 10),
    SheetColumn("Wards at target", "wards_met", "whole", 14),
    SheetColumn("Needed", "need", "whole", 10),
    SheetColumn("In post", "in_post", "whole", 10),
    SheetColumn("Short", "shortfall", "whole", 10),
    SheetColumn("Over", "surplus", "whole", 10),
    SheetColumn("Cover", "cover", "share", 10, "share of the need filled, surplus not counted"),
)
TOTALS = Sheet(
    name="cover_totals",
    title="Cover by borough",
    query=wards.CoverTotals(),
    columns=TOTAL_COLUMNS,
    note="Ward cover summed by borough.",
    counts=_boroughs,
    chart=SheetChart("Cover by borough", "name", ("need", "in_post")),
)

DIFFERENCES = Sheet(
    name="cover_differences",
    title="Ward cover, what differs",
    query=differences.CoverDifferences(),
    columns=(
        SheetColumn("Ward code", "ward", width=12),
        SheetColumn("Ward", "name", width=26),
        SheetColumn("Borough", "borough_name", width=24),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Change", "change", width=16, note="by DWOs in post"),
        SheetColumn("DWO target before", "target_dwo_before", "whole", 12),
        SheetColumn("DWO target", "target_dwo", "whole", 12),
        SheetColumn("DWO posts before", "posts_dwo_before", "whole", 12),
        SheetColumn("DWO posts", "posts_dwo", "whole", 12),
        SheetColumn("DWO in post before", "in_post_dwo_before", "whole", 12),
        SheetColumn("DWO in post", "in_post_dwo", "whole", 12),
        SheetColumn("DWO available before", "available_dwo_before", "whole", 14),
        SheetColumn("DWO available", "available_dwo", "whole", 14),
        SheetColumn("PCSO target before", "target_pcso_before", "whole", 12),
        SheetColumn("PCSO target", "target_pcso", "whole", 12),
        SheetColumn("PCSO in post before", "in_post_pcso_before", "whole", 12),
        SheetColumn("PCSO in post", "in_post_pcso", "whole", 12),
        SheetColumn("Cause", "cause", width=60, personal=True),
    ),
    note="Wards whose figures differ from the second day to the day.",
    compares=True,
)
ABSENCES = Sheet(
    name="absences",
    title="Absences",
    query=absences.Absences(),
    columns=(
        SheetColumn("Collar number", "person", width=14, personal=True),
        SheetColumn("Name", "name", width=24, personal=True),
        SheetColumn("Rank", "rank", width=8),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Ward", "ward_name", width=24, note="at the beginning of the absence"),
        SheetColumn("Kind", "title", width=22),
        SheetColumn("Counts as", "counts_as", width=14),
        SheetColumn("From", "start", "moment", 18),
        SheetColumn("To", "end", "moment", 18),
        SheetColumn("Ordered by", "ordered_by", width=24, personal=True),
        SheetColumn("Note", "note", width=30, personal=True),
    ),
    note="Everybody who is away on the day, with the whole time that they are away.",
)
RATES = Sheet(
    name="abstraction_rates",
    title="Abstraction rates",
    query=rates.AbstractionRates(),
    columns=(
        SheetColumn("Ward code", "code", width=12),
        SheetColumn("Ward", "name", width=26),
        SheetColumn("Borough", "borough", width=24),
        SheetColumn("Minutes taken", "numerator", "whole", 14, "of rostered duty, by abstractions"),
        SheetColumn("Minutes rostered", "denominator", "whole", 16, "empty: no roster, no data"),
        SheetColumn("Rate", "rate", "share", 10, "minutes taken over minutes rostered"),
        SheetColumn("Limit, per cent", "limit", "whole", 14, "rule R13"),
        SheetColumn("Minutes in the monthly table", "reported", "whole", 18, "told apart"),
        SheetColumn("Kinds counted", "kinds_told", width=50),
    ),
    note="Abstraction of the DWOs of each ward in the month of the day; not to be averaged.",
    counts=_wards,
)


def _target_change(edit: RowEdit) -> tuple[Command, ...]:
    """The new target of a ward, from the day that its row names."""
    changed = edit.changed()
    dwo, uplift, pcso = (
        edit.whole(name) if name in changed else None for name in ("dwo", "uplift", "pcso")
    )
    since = edit.day("from_day") or edit.on
    return (SetTarget(ward=edit.key, from_day=since, dwo=dwo, uplift=uplift, pcso=pcso),)


TARGETS = Sheet(
    name="targets",
    title="Targets",
    query=ward_targets.WardTargets(),
    columns=(
        SheetColumn("Ward code", "ward", width=12),
        SheetColumn("Ward", "name", width=26),
        SheetColumn("Borough", "borough_name", width=24),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("DWO target", "dwo", "whole", 12, "the base, without a test site's uplift"),
        SheetColumn("DWO uplift", "uplift", "whole", 12, "what a test site promises beyond it"),
        SheetColumn("PCSO target", "pcso", "whole", 12),
        SheetColumn("Changes from", "from_day", "day", 18, "the day from which a change holds"),
    ),
    note="What each ward is promised on the day. Changes in it can be loaded back.",
    counts=_wards,
    edits=SheetEdits(
        key="ward",
        fields=("dwo", "uplift", "pcso"),
        change=_target_change,
        needs=("dwo", "uplift", "pcso"),
        since="from_day",
        answers={"from": "from_day"},
        heads={
            "ward": ("Code", "GSS code", "GSS", "ONS code", "Ward GSS code", "WD18CD", "WD14CD"),
            "dwo": ("DWOs", "DWO", "DWO promise"),
            "uplift": ("Uplift",),
            "pcso": ("PCSOs", "PCSO", "PCSO promise"),
            "from_day": ("From", "Date from", "Effective from", "Start date"),
        },
    ),
)


def _roster_change(edit: RowEdit) -> tuple[Command, ...]:
    """A person's place in a pattern, from the day that the row names or the workbook's."""
    place = edit.whole("place")
    return (
        AssignShift(
            people=(edit.key,),
            pattern=edit.text("pattern") or "",
            offset=0 if place is None else place,
            from_day=edit.day("since") or edit.on,
        ),
    )


def _roster_gone(edit: RowEdit) -> tuple[Command, ...]:
    """No place in any pattern from the day of the workbook."""
    return (EndShift(person=edit.key, on=edit.on),)


ROSTERS = Sheet(
    name="rosters",
    title="Rosters",
    query=roster_lines.RosterLines(),
    columns=(
        SheetColumn("Collar", "collar", width=12),
        SheetColumn("Name", "name", width=26, personal=True),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Pattern", "pattern", width=14),
        SheetColumn("Title", "title", width=26),
        SheetColumn("Place", "place", "whole", 8, "how many days on in the cycle; 0 is the first"),
        SheetColumn("From", "from_day", "day", 16),
        SheetColumn("To", "to_day", "day", 16, "the first day without"),
        SheetColumn("Changes from", "since", "day", 18, "the day from which a change holds"),
    ),
    note="Who has a place in which shift pattern on the day. Pattern and place can be changed.",
    edits=SheetEdits(
        key="collar",
        fields=("pattern", "place"),
        change=_roster_change,
        add=_roster_change,
        remove=_roster_gone,
        needs=("collar", "pattern"),
        since="since",
        choices={"pattern": roster_lines.pattern_codes},
        answers={"people": "collar", "person": "collar", "offset": "place", "from": "since"},
        heads={
            "collar": ("Collar number", "Collar no", "Warrant number", "Warrant no", "Officer"),
            "pattern": ("Roster", "Shift pattern", "Shift", "Team pattern"),
            "place": ("Line", "Week", "Offset", "Position", "Place in cycle"),
            "since": ("Start", "Start date", "Date from", "From date", "Effective from"),
        },
    ),
)


def _title(row: object) -> str:
    return str(getattr(row, "name", ""))


def _detail(row: object) -> str:
    there, target = getattr(row, "in_post_dwo", 0), getattr(row, "target_dwo", None)
    promise = f"{there} DWOs in post, no target" if target is None else f"{there} of {target} DWOs"
    return f"{getattr(row, 'borough_name', '')} · {promise}"


OFFER = Offer(
    feature="coverage",
    commands=(
        ("set_target", SetTarget),
        ("move_officer", MoveOfficer),
        ("record_absence", RecordAbsence),
        ("end_absence", EndAbsence),
        ("change_absence", ChangeAbsence),
        ("set_shift_pattern", SetShiftPattern),
        ("assign_shift", AssignShift),
        ("end_shift", EndShift),
    ),
    queries=(
        ("wards", wards.Wards),
        ("cover", wards.Cover),
        ("cover_totals", wards.CoverTotals),
        ("cover_differences", differences.CoverDifferences),
        ("officers", wards.Officers),
        ("spare_officers", spare.SpareOfficers),
        ("cover_period", periods.CoverPeriod),
        ("below_by_day", below.BelowByDay),
        ("uncovered", below.Uncovered),
        ("targets", targets.TargetLedger),
        ("absences", absences.Absences),
        ("abstraction_rates", rates.AbstractionRates),
        ("shift_patterns", rosters.ShiftPatterns),
        ("rostered", rosters.Rostered),
        ("roster_lines", roster_lines.RosterLines),
        ("proposals", Proposals),
        ("event_proposal", EventProposalQuery),
    ),
    sheets=(COVER, TOTALS, TARGETS, DIFFERENCES, ABSENCES, RATES, ROSTERS),
    finds=(
        Find(
            "Wards",
            "coverage",
            "coverage",
            wards.Cover(),
            "ward",
            _title,
            _detail,
            (
                ("Put a DWO on", "put"),
                ("Record an abstraction in", "absence"),
                ("Set the target of", "target"),
            ),
        ),
    ),
    sections=SECTIONS,
    questions=QUESTIONS,
    tiles=(TILE,),
)
