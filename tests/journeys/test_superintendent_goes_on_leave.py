"""A superintendent goes: the gap shows, somebody acts for a time, and the days before stay so."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.org_chart.page import OrgChartPage
from tests.journeys.hands import Calls, Hands, Start

POST, STAND_IN = "EA-S2", "1902KD"
HAVERING = "Havering has no dedicated superintendent"


def test_a_gap_is_seen_covered_and_seen_from_before_and_after(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    hands = start(sample_file)
    broken, before = hands.breaches(), _rules(calls, sample_file, "2017-01-30")
    _say_when_the_holder_leaves(hands)
    assert hands.breaches() == broken

    hands.day("30Jan2017")
    assert hands.breaches() == broken + 3
    assert "vacant" in _on_the_chart(hands)
    assert _rules(calls, sample_file, "2017-01-30") == before | {"R2", "R3", "R5"}
    _see_the_gap_on_the_board(hands)

    _set_acting_cover(hands)
    assert not _rules(calls, sample_file, "2017-01-30") & {"R2", "R3", "R5"}
    held = calls.row(sample_file, "posts", code=POST)
    assert held["holder"] == "108KD"
    told = " ".join(hands.reads("assignments.board"))
    assert "A/Supt C. Prosser, EA-S2, acting" in told
    assert "27 Feb 2017" in told

    hands.press("Ctrl+2")
    hands.day("29Jan2017")
    assert "Supt N Lovelock" in _on_the_chart(hands)
    hands.day("31Jan2017")
    assert "C Prosser" in _on_the_chart(hands)
    hands.day("27Feb2017")
    assert "vacant" in _on_the_chart(hands)
    assert hands.breaches() == broken + 3
    assert _rules(calls, sample_file, "2017-02-27") >= {"R2", "R3", "R5"}


def _say_when_the_holder_leaves(hands: Hands) -> None:
    hands.search(POST)
    page = hands.page()
    assert isinstance(page, OrgChartPage)
    hands.click_at(page.chart, page.chart.box_of(POST).center())
    hands.press("V")
    hands.type_day("org_chart.end.on", "30Jan2017")
    hands.press("Return")
    assert "End Nkechi Lovelock 108KD in Superintendent, Response (EA-S2)" in hands.last_step()


def _on_the_chart(hands: Hands) -> str:
    """What the chart's card of the post says."""
    found = [node for node in hands.reads("org_chart.view") if "Response" in node]
    return next(node for node in found if "Superintendent" in node and "Havering" in node)


def _see_the_gap_on_the_board(hands: Hands) -> None:
    hands.click("status.breaches")
    assert hands.page().id == "assignments"
    assert any(HAVERING in node for node in hands.reads("assignments.board"))
    hands.click("assignments.point.R5.E09000016")
    assert HAVERING in hands.words_of("assignments.inspector")


def _set_acting_cover(hands: Hands) -> None:
    hands.click("assignments.inspector.appoint")
    assert hands.focus().objectName() == "assignments.appoint.person"
    hands.write(STAND_IN)
    hands.press("Return", "Tab", "Right")
    hands.type_day("assignments.appoint.to", "26Feb2017")
    hands.press("Return")
    assert hands.last_step() == "Appoint Clement Prosser 1902KD to Superintendent, Response (EA-S2)"
    assert not hands.sees("assignments.appoint.form")


def _rules(calls: Calls, file: Path, on: str) -> set[str]:
    return {row["rule"] for row in calls("check", file, "--on", on)["breaches"]}  # type: ignore[attr-defined]
