"""The map that is shown is written to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.rules.sights import Sight


def test_the_map_shown_is_written_with_its_marking(
    page: CoveragePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_title: str, name: str, _kinds: str) -> Path:
        asked.append(name)
        return tmp_path / "map"

    monkeypatch.setattr(page.context.ask, "save_file", answer)
    page.map_card.kinds.part("tiles").click()
    page.map_card.export.click()
    assert asked == ["Ward map EA in_post 2017-01-23 OFFICIAL.pdf"]
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
    monkeypatch.setattr(page.context.ask, "save_file", lambda *_: None)
    page.map_card.export.click()
    assert [path.name for path in tmp_path.glob("map*")] == ["map.pdf"]


def test_a_map_that_can_not_be_written_is_told(
    page: CoveragePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "no such folder" / "map.svg"
    monkeypatch.setattr(page.context.ask, "save_file", lambda *_: gone)
    page.map_card.export.click()
    assert not gone.exists()
    assert "no such folder" in page.told()


def test_what_the_map_shows_is_what_is_written(
    page: CoveragePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page.context.ask, "save_file", lambda *_: tmp_path / "map.svg")
    page.lens.action(Sight.BREACHES).trigger()
    page.map_card.export.click()
    assert "Wards: rules broken" in (tmp_path / "map.svg").read_text("utf-8")
