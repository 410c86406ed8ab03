"""Which layout a file has, whatever the order of its columns."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.figures.rules.layouts import (
    ABSTRACTIONS,
    STREET,
    WARD_CRIME,
    WARD_MONTHS,
    layout_of,
)
from bcu_desk.work.text_tables import table_of
from tests.features.figures.small import HEADS

WIDE = "202401,MajorText,MinorText,202312,WardName,WardCode,LookUp_BoroughName,Refreshed Date"
STREETS = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context"
)


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        (HEADS, ABSTRACTIONS),
        (",".join(reversed(HEADS.split(","))), ABSTRACTIONS),
        (HEADS.upper().replace(" ", "_"), ABSTRACTIONS),
        (WIDE, WARD_CRIME),
        ("count,category,month,ward_code", WARD_MONTHS),
        (STREETS, STREET),
    ],
)
def test_a_layout_is_known_by_its_heads(heads: str, name: str) -> None:
    assert layout_of(table_of(heads.encode()), None).name == name


def test_months_stand_in_any_order_and_columns_that_mean_nothing_are_passed_over() -> None:
    layout = layout_of(table_of(WIDE.encode()), "crime")
    assert list(layout.months.values()) == ["2024-01", "2023-12"]
    assert layout.passed_over == ("Refreshed Date",)
    assert layout.cell(("1", "THEFT"), "major") == "THEFT"
    assert layout.cell(("1", "THEFT"), "borough") == ""


@pytest.mark.parametrize(
    ("heads", "kind", "code"),
    [
        ("Name,Height", None, "figures_unknown_layout"),
        ("Month,Height", None, "figures_unknown_layout"),
        (HEADS.replace(",Abstracted Minutes", ""), None, "figures_no_column"),
        (HEADS, "crime", "figures_unknown_layout"),
        (f"{HEADS},Team", None, "figures_column_twice"),
        ("MajorText,MinorText,WardName,WardCode,LookUp_BoroughName", None, "figures_no_column"),
        (f"{WIDE},202401", None, "figures_column_twice"),
    ],
)
def test_odd_heads_are_refused(heads: str, kind: str | None, code: str) -> None:
    with pytest.raises(Refused) as told:
        layout_of(table_of(heads.encode()), kind)
    assert told.value.code == code
