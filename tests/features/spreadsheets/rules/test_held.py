"""What asks for a higher marking, and the marking that comes of it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.held import (
    NAMES,
    PLATES,
    REASONS,
    Secrets,
    held_in_cells,
    held_in_rows,
    held_words,
    least_tier,
    marking_for,
)
from bcu_desk.work.contributions import SheetColumn

TEXTS = {"AB12 CDE": PLATES, "Sick": REASONS}
COLUMNS = (SheetColumn("Vehicle", "vehicle"), SheetColumn("Driver", "driver", personal=True))


@dataclass(frozen=True)
class _Row:
    vehicle: str | None = None
    driver: str | None = None


@pytest.mark.parametrize(
    ("row", "held"),
    [
        (_Row(), ()),
        (_Row("XX99 ZZZ"), ()),
        (_Row(driver="Tembo"), (NAMES,)),
        (_Row("AB12 CDE", "Tembo"), (NAMES, PLATES)),
        (_Row("Sick"), (REASONS,)),
    ],
)
def test_rows_hold_what_stands_in_them(row: _Row, held: tuple[str, ...]) -> None:
    assert held_in_rows((_Row(), row), COLUMNS, TEXTS) == held


def test_a_table_is_searched_in_its_texts() -> None:
    secrets = Secrets(texts=TEXTS)
    assert held_in_cells([("AB12 CDE, off road", 3), (None, "x")], secrets) == (PLATES,)
    assert held_in_cells([("AB12 CDEF", "Sick leave policy")], secrets) == ()
    assert held_in_cells([("Sick",)], secrets) == (REASONS,)
    assert held_in_cells([("anything",)], Secrets()) == ()


def test_the_least_is_taken_where_no_marking_is_told_and_less_is_refused() -> None:
    held = {"People": (NAMES,), "Targets": ()}
    assert (least_tier(held), least_tier({"Targets": ()})) == ("OFFICIAL-SENSITIVE", "OFFICIAL")
    assert marking_for("", held) == "OFFICIAL-SENSITIVE"
    assert marking_for("official-sensitive: personal data", held).endswith(": PERSONAL DATA")
    assert marking_for("OFFICIAL", {"Targets": ()}) == "OFFICIAL"
    with pytest.raises(Refused, match="contents_marked_higher"):
        marking_for("OFFICIAL", held)


def test_many_sheets_are_counted() -> None:
    held = {f"Sheet {number}": (NAMES,) for number in range(4)} | {"Vehicles": (PLATES,)}
    assert held_words(held) == (
        "names of people (4 sheets); registrations of unmarked vehicles (Vehicles)"
    )
