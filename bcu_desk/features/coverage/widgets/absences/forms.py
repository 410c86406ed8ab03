"""The forms that change an absence and end it early."""

from __future__ import annotations

from bcu_desk.features.coverage.model.absences.judging import WAYS
from bcu_desk.features.coverage.model.absences.read import AbsenceView
from bcu_desk.features.coverage.queries.absences import AbsenceRow
from bcu_desk.features.coverage.widgets.absences.panel import Ends
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form

OVERLAPS = (
    ("refuse", "Tell me"),
    ("free", WAYS["free"]),
    ("replace", WAYS["replace"]),
    ("allow", WAYS["allow"]),
)


def change_form(seen: AbsenceView, row: AbsenceRow, ends: Ends) -> Form:
    """A form for `change_absence`, filled with the absence as it is."""
    kinds = tuple(Option(kind.code, kind.title) for kind in seen.board.kinds if kind.on(seen.on))
    form = Form(
        "coverage.absence_change",
        f"{row.title} of {row.rank} {row.name} {row.person}",
        (
            FieldSpec("new_kind", "Kind", "choice", kinds, "Type a kind"),
            FieldSpec("new_from", "From", "moment"),
            FieldSpec("new_to", "to", "moment", beside=True),
            FieldSpec("ordered_by", "Ordered by", "text", hint="Rank and name", needed=False),
            FieldSpec("note", "Note", "text", needed=False, beside=True),
            FieldSpec("on_overlap", "Overlap", "segmented", OVERLAPS),
        ),
        ("Change", ends[0]),
        ends[1],
        labels="left",
    )
    for name, value in (
        ("new_kind", row.kind),
        ("new_from", row.from_time),
        ("new_to", row.to_time),
        ("ordered_by", row.ordered_by),
        ("note", row.note),
    ):
        form.set_value(name, value)
    return form


def end_form(row: AbsenceRow, at: str, ends: Ends) -> Form:
    """A form for `end_absence`, with a time to begin with."""
    form = Form(
        "coverage.absence_end",
        f"End {row.title.lower()} of {row.rank} {row.name} {row.person} early",
        (FieldSpec("at", "Back at", "moment"),),
        ("End early", ends[0]),
        ends[1],
        labels="left",
    )
    form.set_value("at", at)
    return form
