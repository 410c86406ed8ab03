"""The telephone rings and a name is asked for: one box finds it, goes there and begins the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QListWidget

from tests.journeys.hands import Calls, Hands, Start

ASKED = (
    ("nkechi lovelock", "Supt Nkechi Lovelock", "org_chart", "108KD"),
    ("EA-S1", "Superintendent, Neighbourhoods", "org_chart", "EA-S1"),
    ("mawneys", "Mawneys", "coverage", "Mawneys"),
    ("bx16 kpg", "BX16 KPG, IRV", "bookings", "BX16 KPG"),
)


def _found(hands: Hands) -> tuple[str, ...]:
    """What the search box lists, its headings too."""
    listed = hands.part("search.found")
    assert isinstance(listed, QListWidget)
    return tuple(listed.item(number).text() for number in range(listed.count()))


def test_what_is_asked_for_is_found_and_shown(start: Start, sample_file: Path) -> None:
    hands = start(sample_file)
    for typed, first, page, seen in ASKED:
        hands.press("Ctrl+K")
        hands.write(typed)
        assert _found(hands)[1] == first
        hands.press("Return")
        assert hands.page().id == page
        assert hands.button(f"nav.{page}").isChecked()
        assert not hands.sees("search.panel")
        assert hands.focus().objectName() == hands.page().begins_at
        assert seen in hands.words_of(f"page.{page}")


def test_the_box_begins_the_gesture_for_a_ward_and_esc_leaves_all_as_it_was(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    hands = start(sample_file)
    before = calls("info", sample_file)
    hands.press("Ctrl+K")
    hands.write("valentines")
    row = _found(hands).index("Put a DWO on Valentines")
    hands.press(*["Down"] * (row - 2), "Return")
    assert hands.page().id == "coverage"
    ward = hands.part("coverage.move.ward")
    assert ward.property("text") == "Valentines, Redbridge"
    assert hands.focus().objectName() == "coverage.move.person"
    hands.press("Esc")
    assert not hands.sees("coverage.move.ward")
    assert calls("info", sample_file) == before


def test_a_vehicle_is_booked_from_the_box(start: Start, calls: Calls, sample_file: Path) -> None:
    hands = start(sample_file)
    hands.press("Ctrl+K")
    hands.write("bx16 kpo")
    row = _found(hands).index("Book BX16 KPO, IRV")
    hands.press(*["Down"] * (row - 2), "Return")
    hands.write("Court run")
    hands.press("Return")
    assert "Book BX16 KPO" in hands.last_step()
    assert calls.row(sample_file, "bookings", purpose="Court run")["vehicle"] == "BX16 KPO"


def test_what_nobody_knows_is_told_with_a_way_on(start: Start, sample_file: Path) -> None:
    hands = start(sample_file)
    hands.press("Ctrl+K")
    hands.write("zzzz")
    assert "Nothing found. Try fewer letters" in hands.words_of("search.panel")
    hands.press("Return")
    assert hands.page().id == "home"
    hands.press("Esc")
    assert not hands.sees("search.panel")
