"""A new user starts the program, opens the sample by a key, and drops files on the window."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.journeys.hands import Calls, Start


def test_the_sample_opens_by_one_key_and_is_whole(
    start: Start, calls: Calls, profile: Path
) -> None:
    hands = start()
    assert hands.focus().objectName() == "welcome.sample"
    hands.press("Space")
    assert hands.desk.header.state.text() == "Sample"
    assert hands.page().id == "home"
    made = profile / "sample.bcu"
    assert calls("verify", made)["whole"] is True
    assert calls("info", made)["sample"] == "both"
    assert hands.breaches() == 15


def test_a_file_dropped_on_the_first_page_opens(start: Start, sample_file: Path) -> None:
    hands = start()
    hands.drop_file(sample_file)
    assert hands.app.window.windowTitle() == "sample.bcu – BCU Desk"
    hands.click("rail.files")
    assert hands.sees("welcome.recent.0")
    hands.click("welcome.recent.0")
    assert hands.desk.status.file.text() == "sample.bcu"


def test_a_damaged_file_is_told_and_the_open_one_stays(
    start: Start, calls: Calls, sample_file: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.bcu"
    whole = sample_file.read_bytes()
    hands = start(sample_file)
    before = calls("verify", sample_file)["digest"]
    for content in (whole[: len(whole) // 2], b"Dear sir", b"", None):
        odd.unlink(missing_ok=True)
        if content is not None:
            odd.write_bytes(content)
        hands.press("Ctrl+6")
        hands.drop_file(odd)
        assert "odd.bcu" in hands.desk.notice.text()
        assert hands.desk.status.file.text() == "sample.bcu"
        assert hands.page().id == "bookings"
        assert (odd.read_bytes() if odd.exists() else None) == content
        hands.press("Ctrl+2")
        assert not hands.desk.notice.isVisible()
    assert calls("verify", sample_file)["digest"] == before


def test_a_second_file_takes_the_place_of_the_first(
    start: Start, sample_file: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(sample_file, tmp_path / "other.bcu"))
    hands = start(sample_file)
    hands.press("Ctrl+5")
    hands.drop_file(other)
    assert hands.app.window.windowTitle() == "other.bcu – BCU Desk"
    assert hands.page().id == "home"
    hands.press("Ctrl+5")
    hands.drop_file(sample_file)
    assert hands.app.window.windowTitle() == "sample.bcu – BCU Desk"
    assert hands.page().id == "coverage"
