"""What may be asked of a printed chart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Wanted, checked, format_of, tops_of
from bcu_desk.features.org_chart.model.tree import NO_TREE


@pytest.mark.parametrize(
    ("paper", "direction", "millimetres"),
    [
        ("A4", "landscape", (297, 210)),
        ("a4", "portrait", (210, 297)),
        ("A3", "landscape", (420, 297)),
        ("A2", "portrait", (420, 594)),
    ],
)
def test_paper_is_held_as_it_is_wanted(
    paper: str, direction: str, millimetres: tuple[int, int]
) -> None:
    sheet = Wanted(paper=paper, direction=direction).sheet()
    assert (sheet.width * 25.4 / 72, sheet.height * 25.4 / 72) == pytest.approx(millimetres)
    assert sheet.room()[0] < sheet.width
    assert sheet.room()[1] < sheet.height


@pytest.mark.parametrize(
    ("wanted", "code", "field"),
    [
        (Wanted(paper="A9"), "unknown_paper", "paper"),
        (Wanted(direction="across"), "unknown_direction", "direction"),
        (Wanted(marking="SECRET"), "unknown_marking", "marking"),
        (Wanted(branch="XX-1"), "unknown_post", "branch"),
    ],
)
def test_what_there_is_not_is_refused_at_its_field(
    east: Loaded, wanted: Wanted, code: str, field: str
) -> None:
    with pytest.raises(Refused) as refused:
        checked(wanted, east)
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


def test_a_day_without_posts_has_no_chart(east: Loaded) -> None:
    with pytest.raises(Refused, match="empty_chart"):
        checked(Wanted(), replace(east, tree=NO_TREE))


def test_the_marking_is_in_capitals(east: Loaded) -> None:
    assert checked(Wanted(marking="official"), east).marking == "OFFICIAL"


def test_a_branch_begins_at_its_post(east: Loaded) -> None:
    assert tops_of(Wanted(), east.tree) == east.tree.roots
    assert tops_of(Wanted(branch="EA-S1"), east.tree) == ("EA-S1",)


def test_the_ending_names_the_format() -> None:
    assert [format_of(Path(f"chart.{end}")) for end in ("pdf", "SVG", "png")] == [
        "pdf",
        "svg",
        "png",
    ]


@pytest.mark.parametrize("name", ["chart", "chart.docx", "chart.pdf.bak"])
def test_another_ending_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="unknown_chart_format"):
        format_of(Path(name))
