"""06:00: a superintendent reads the home page, fills a vacancy, and sees one less."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.hands import Calls, Hands, Start


def _count(hands: Hands, tile: str) -> int:
    """The figure of a tile, as a screen reader tells it."""
    told = hands.part(f"home.{tile}").accessibleName()
    return int(told.partition(": ")[2].split()[0])


def _first_of(calls: Calls, file: Path, tile: str) -> dict:
    rows = calls.rows(file, "today", {"at": "2017-01-23T06:00"}, on="2017-01-23")
    return next(row for row in rows if row["tile"] == tile)


def test_a_vacancy_is_filled_from_the_home_page_by_keyboard_alone(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    hands = start(sample_file)
    assert hands.page().id == "home"
    before = _count(hands, "vacancies")
    assert before == _first_of(calls, sample_file, "vacancies")["count"]
    assert _count(hands, "breaches") == hands.breaches() == 15
    hands.press("Ctrl+1", "2", "Return")
    assert hands.page().id == "org_chart"
    assert hands.focus().objectName() == "org_chart.appoint.person"
    hands.write("Prosser")
    hands.press("Return", "Return")
    assert "Prosser" in hands.last_step()
    hands.press("Ctrl+1")
    assert _count(hands, "vacancies") == before - 1
    assert _first_of(calls, sample_file, "vacancies")["count"] == before - 1
    assert "Appoint" in hands.reads("home.changes")[0]
    hands.press("Ctrl+Z")
    assert _count(hands, "vacancies") == before
    assert "Undone" in hands.reads("home.changes")[0]


def test_a_short_ward_is_reached_by_its_cell(start: Start, sample_file: Path) -> None:
    hands = start(sample_file)
    hands.press("Ctrl+1", "3", "Right", "Return")
    assert hands.page().id == "coverage"
    assert hands.focus().objectName().startswith("coverage.")
    hands.press("Esc", "Ctrl+1")
    assert hands.focus().objectName() == "home.breaches"
    hands.press("1", "End", "Return")
    assert hands.page().id == "assignments"
