"""A superintendent finds which wards are short and why, fills them, records who is taken away."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.hands import Calls, Hands, Start

ON = "2017-01-23"


def _short(calls: Calls, path: Path) -> int:
    """How many DWOs are missing on the day, summed ward by ward."""
    rows = calls.rows(path, "cover_totals", {"by": "bcu"}, on=ON)
    return sum(int(row["shortfall"]) for row in rows)


def test_short_wards_are_found_filled_by_the_plan_proposed_and_left_as_they_were_by_undo(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    before = _short(calls, sample_file)
    assert before > 0
    hands = start(sample_file)
    hands.press("Ctrl+5", "N")
    assert "vacant" in hands.words_of("coverage.ward") or hands.sees("coverage.find_cover")
    hands.press("L")
    assert hands.sees("coverage.proposals")
    hands.press("Ctrl+Return")
    assert not hands.sees("coverage.proposals")
    assert _short(calls, sample_file) == 0
    assert any(text.startswith("0 of 90") for text in hands.words_of("coverage.days").split("\n"))
    hands.press("Ctrl+Z")
    assert _short(calls, sample_file) == before


def test_the_days_around_are_walked_and_the_lists_beside_the_map_are_read(
    start: Start, sample_file: Path
) -> None:
    hands = start(sample_file)
    hands.press("Ctrl+5")
    told = hands.reads("coverage.days.bars")
    assert any(text.endswith("Mon 23 Jan 2017") for text in told)
    hands.part("coverage.days.bars").setFocus()
    hands.press("Right")
    assert hands.page().context.view().on.isoformat() == "2017-01-24"
    hands.press("PgUp")
    assert hands.page().context.view().on.isoformat() == "2017-01-17"
    for tab, table in (("ahead", "coverage.coming"), ("targets", "coverage.targets")):
        hands.click(f"coverage.side.{tab}")
        assert _lines(hands, table) > 0


def _lines(hands: Hands, table: str) -> int:
    model = hands.part(table).model()  # type: ignore[attr-defined]
    return int(model.rowCount())
