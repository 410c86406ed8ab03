"""The forms of the coverage page: put an officer on a ward, set a ward's targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bcu_desk.features.coverage.queries import CoverRow, OfficerRow, SpareRow
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form

Sent = Callable[[dict[str, object]], object]
Ends = tuple[Sent, Callable[[], object]]


def move_form(
    cover: Sequence[CoverRow],
    officers: Sequence[OfficerRow],
    spare: Sequence[SpareRow],
    ends: Ends,
) -> Form:
    """A form for `move_officer`; `ends` are what submitting and cancelling run."""
    wards = {row.ward: row for row in cover}
    people = [Option(row.collar, f"{row.rank} {row.name} {row.collar}", "no post") for row in spare]
    people += [_officer(row, wards) for row in officers if row.collar]
    return Form(
        "coverage.move",
        "Put an officer on a ward",
        (
            FieldSpec("person", "Person", "choice", tuple(people), "Type a name or number"),
            FieldSpec("ward", "Ward", "choice", _wards(cover), "Type a ward"),
            FieldSpec("from", "From", "day"),
            FieldSpec("to", "To (the day after the last)", "day", needed=False),
        ),
        ("Put on the ward", ends[0]),
        ends[1],
    )


def target_form(cover: Sequence[CoverRow], ends: Ends) -> Form:
    """A form for `set_target`."""
    return Form(
        "coverage.target_form",
        "Set a ward's target",
        (
            FieldSpec("ward", "Ward", "choice", _wards(cover), "Type a ward"),
            FieldSpec("dwo", "DWOs", "number"),
            FieldSpec("pcso", "PCSOs", "number"),
            FieldSpec("from", "From", "day"),
            FieldSpec("to", "To (the day after the last)", "day", needed=False),
        ),
        ("Set target", ends[0]),
        ends[1],
    )


def _officer(row: OfficerRow, wards: dict[str, CoverRow]) -> Option:
    ward = wards[row.ward]
    spare = " · over target" if ward.surplus else ""
    return Option(row.collar or "", f"{row.name} {row.collar}", f"{ward.name}{spare}")


def _wards(cover: Sequence[CoverRow]) -> tuple[Option, ...]:
    """Wards with a vacant post first, the neediest at the top."""
    ordered = sorted(cover, key=lambda row: (row.posts_dwo <= row.in_post_dwo, -row.shortfall))
    return tuple(
        Option(
            row.ward,
            f"{row.name}, {row.borough_name}",
            f"{row.in_post_dwo} of {row.target_dwo} in post",
        )
        for row in ordered
    )
