"""Somebody asks what the file said this morning, and mends a day that was recorded wrongly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bcu_desk.features.org_chart.page import OrgChartPage
from tests.journeys.hands import Calls, Hands, Start

POST = "EA-S2"
ENDED = "End Nkechi Lovelock 108KD in Superintendent, Response (EA-S2)"


def test_the_file_of_this_morning_is_looked_at_and_left(
    start: Start, calls: Calls, sample_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BCU_DESK_NOW", "2017-01-23T06:30")
    calls("run", sample_file, "end_posting", json.dumps({"post": POST, "on": "2017-01-23"}))
    monkeypatch.setenv("BCU_DESK_NOW", "2017-01-23T08:00")
    before = sample_file.read_bytes()
    hands = start(sample_file)
    hands.search(POST)
    assert "vacant" in _card(hands)

    hands.press("Ctrl+Shift+K")
    assert hands.focus().objectName() == "known_at.steps"
    hands.press("Down", "Return")
    assert hands.words_of("time").strip() == (
        "What this file said on Mon 23 Jan 2017 06:00. Nothing can be changed."
    )
    assert "Supt N Lovelock" in _card(hands)
    hands.press("Ctrl+Z")
    assert "can't be changed" in hands.desk.notice.text()
    hands.press("Esc")
    assert not hands.sees("time.told")
    assert "vacant" in _card(hands)
    assert sample_file.read_bytes() == before


def test_a_past_day_is_mended_with_a_reason(start: Start, calls: Calls, sample_file: Path) -> None:
    hands = start(sample_file)
    hands.search(POST)
    hands.day("16Jan2017")
    assert hands.words_of("time").strip().startswith("Mon 16 Jan 2017 is past.")
    page = hands.page()
    assert isinstance(page, OrgChartPage)
    hands.click_at(page.chart, page.chart.box_of(POST).center())
    hands.press("V", "Return")
    trouble = hands.words_of("org_chart.end.trouble").strip()
    assert trouble.startswith("Mon 16 Jan 2017 is past, so what you change here corrects")
    assert _holder(calls, sample_file, "2017-01-16") == "108KD"

    hands.click("org_chart.end.trouble.fix.0")
    assert hands.focus().objectName() == "time.reason"
    hands.write("She left a week earlier than was recorded")
    hands.press("Return")
    assert ENDED in hands.last_step()
    assert _holder(calls, sample_file, "2017-01-16") is None
    assert _holder(calls, sample_file, "2017-01-15") == "108KD"
    rows = calls("show", sample_file, "history", json.dumps({"of": POST}))["rows"]
    assert rows[0]["reason"] == "She left a week earlier than was recorded"  # type: ignore[index]

    assert hands.words_of("time").strip().startswith("You correct the record of Mon 16 Jan 2017")
    hands.press("Ctrl+T")
    assert not hands.sees("time.told")


def test_a_plan_made_from_a_past_day_is_lawful(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    hands = start(sample_file)
    hands.search(POST)
    hands.day("16Jan2017")
    page = hands.page()
    assert isinstance(page, OrgChartPage)
    hands.click_at(page.chart, page.chart.box_of(POST).center())
    hands.press("V")
    hands.type_day("org_chart.end.on", "30Jan2017")
    hands.press("Return")
    assert ENDED in hands.last_step()
    assert _holder(calls, sample_file, "2017-01-30") is None


def _card(hands: Hands) -> str:
    """What the chart's card of the post says."""
    found = [node for node in hands.reads("org_chart.view") if "Response" in node]
    return next(node for node in found if "Superintendent" in node and "Havering" in node)


def _holder(calls: Calls, file: Path, on: str) -> object:
    rows = calls("show", file, "posts", "--on", on)["rows"]
    return next(row["holder"] for row in rows if row["code"] == POST)  # type: ignore[attr-defined]
