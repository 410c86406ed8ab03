"""Boundaries are loaded, newer wards put in force, an old day looked at, and all of it undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bcu_desk.features.wards.page import WardsPage
from tests.features.wards.files import shared_file
from tests.journeys.hands import Calls, Hands, Start

BEFORE, AFTER = "2018-05-02", "2018-05-03"


@pytest.fixture
def boundaries(tmp_path: Path) -> Path:
    """The wards of 2014, one of them missing."""
    told = json.loads(shared_file("wards_2014_test_bcus.geojson").read_text("utf-8"))
    told["features"] = [
        one for one in told["features"] if one["properties"]["ward_name"] != "Upminster"
    ]
    path = tmp_path / "wards of 2014.geojson"
    path.write_text(json.dumps(told), "utf-8")
    return path


def _cover(calls: Calls, file: Path, on: str) -> list[dict]:
    return calls.rows(file, "wards", on=on)


def _page(hands: Hands) -> WardsPage:
    page = hands.page()
    assert isinstance(page, WardsPage)
    return page


def test_boundaries_are_loaded_wards_follow_and_undo_takes_all_back(
    start: Start, calls: Calls, sample_file: Path, boundaries: Path
) -> None:
    old_days = _cover(calls, sample_file, BEFORE)
    hands = start(sample_file, answers=(boundaries,))
    hands.app.go_to("wards", "")
    hands.press("Ctrl+B")
    assert "Nothing is kept yet" in hands.words_of("wards.report")
    hands.click("wards.filter.missing")
    assert "Missing 1" in hands.button("wards.filter.missing").text()
    hands.press("Ctrl+Return")
    assert "Boundaries from wards of 2014.geojson" in hands.words_of("wards.kept")
    hands.press("Ctrl+5")
    assert not hands.sees("coverage.nothing")
    assert hands.button("coverage.view.map").isChecked()
    hands.app.go_to("wards", "")
    hands.press("R")
    assert "Nothing is changed yet" in hands.words_of("wards.reward_part")
    assert "278 posts and 261 people carried" in hands.words_of("wards.reward_part")
    hands.press("Ctrl+Return")
    assert _page(hands).ward_set == "2018"
    assert len(_cover(calls, sample_file, AFTER)) == 91
    assert _cover(calls, sample_file, BEFORE) == old_days
    hands.press("Ctrl+5")
    hands.day("2May2018")
    assert len(hands.reads("coverage.map")) == 89
    hands.day("3May2018")
    assert len(hands.reads("coverage.map")) == 91
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert _cover(calls, sample_file, AFTER) == _cover(calls, sample_file, BEFORE) == old_days
    assert not hands.button("coverage.view.map").isEnabled()
