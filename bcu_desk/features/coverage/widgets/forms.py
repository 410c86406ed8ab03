"""The forms of the coverage page: put an officer on a ward, set a ward's targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.moves import about, candidates, has_room
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.standings import Candidate, Lens
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form, Values

Ends = tuple[Callable[[Values], object], Callable[[], object]]
DAYS = (
    FieldSpec("from", "From", "day"),
    FieldSpec("to", "To (the day after the last)", "day", needed=False),
)


def move_form(loaded: Loaded, ward: str, lens: Lens, ends: Ends) -> Form:
    """A form for `move_officer`; `ends` are what submitting and cancelling run."""
    kind = "PCSO" if lens is Lens.PCSO else "DWO"
    return Form(
        "coverage.move",
        f"Put a {kind} on a ward",
        (
            FieldSpec("ward", "Ward", "choice", ward_options(loaded, lens), "Type a ward"),
            FieldSpec(
                "person",
                "Person",
                "choice",
                people_options(candidates(loaded, ward, lens)),
                "Type a name or number",
            ),
            *DAYS,
        ),
        ("Put on the ward", ends[0]),
        ends[1],
    )


def target_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `set_target`."""
    return Form(
        "coverage.target_form",
        "Set a ward's target",
        (
            FieldSpec("ward", "Ward", "choice", ward_options(loaded, Lens.IN_POST), "Type a ward"),
            FieldSpec("dwo", "DWOs", "number"),
            FieldSpec("pcso", "PCSOs", "number"),
            FieldSpec("uplift", "DWOs beyond that, as a test site", "number"),
            *DAYS,
        ),
        ("Set target", ends[0]),
        ends[1],
    )


def people_options(found: Sequence[Candidate]) -> tuple[Option, ...]:
    """Candidates as choices, in the order to ask."""
    return tuple(Option(one.collar, f"{one.name} {one.collar}", about(one)) for one in found)


def ward_options(loaded: Loaded, lens: Lens) -> tuple[Option, ...]:
    """Wards with an empty post first, the neediest at the top."""
    ordered = sorted(
        loaded.cover,
        key=lambda row: (not has_room(loaded, row.ward, lens), -row.standing(lens).shortfall),
    )
    return tuple(_ward(row, lens) for row in ordered)


def _ward(row: CoverRow, lens: Lens) -> Option:
    seen = row.standing(lens)
    target = "no target" if seen.target is None else f"of {seen.target}"
    return Option(row.ward, f"{row.name}, {row.borough_name}", f"{seen.there} {target} in post")
