"""A superintendent's staff officer does the day's work in one sitting and finds it all again."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtTest import QTest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.page import FleetPage
from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.org_chart.page import OrgChartPage
from bcu_desk.kit.timeline.bubble import Bubble
from bcu_desk.kit.timeline.view import Timeline
from tests.journeys.hands import LEFT, NONE, Calls, Hands, Start, spot

POST, STAND_IN = "EA-S2", "1902KD"
MAWNEYS = "E05000316"
STEPS = (
    "Appoint Clement Prosser 1902KD to Superintendent, Response (EA-S2)",
    "on Mawneys from Mon 23 Jan 2017",
    "Book BX16 KPG for Barking and Dagenham",
)


def test_the_main_job_from_the_first_look_to_the_next_morning(
    start: Start, calls: Calls, sample_file: Path, tmp_path: Path
) -> None:
    book = tmp_path / "east.xlsx"
    hands = start(answers=(sample_file, book))
    hands.click("welcome.open")
    _look_at_the_chart(hands)
    _change_who_holds_the_post(hands)
    assert calls.row(sample_file, "superintendents", post=POST)["holder"] == STAND_IN
    _see_the_map_and_fill_a_short_ward(hands)
    assert calls.row(sample_file, "cover", ward=MAWNEYS)["state"] == "met"
    _book_by_hand(hands)
    booked = calls.row(sample_file, "bookings", vehicle="BX16 KPG", purpose="Scene guard")
    assert (booked["start"], booked["end"]) == ("2017-01-23T12:00Z", "2017-01-23T13:30Z")
    _be_stopped_from_booking_twice(hands)
    assert _bookings(calls, sample_file) == 3
    _take_it_all_back_and_do_it_again(hands, calls, sample_file)
    _write_the_workbook(hands, book)
    _close_and_find_it_again(start, hands)
    assert calls("verify", sample_file)["whole"] is True


def _bookings(calls: Calls, file: Path) -> int:
    rows = calls.rows(file, "bookings", on="2017-01-23")
    return sum(row["vehicle"] == "BX16 KPG" for row in rows)


def _look_at_the_chart(hands: Hands) -> None:
    assert hands.app.window.windowTitle() == "sample.bcu – BCU Desk"
    hands.press("Ctrl+2")
    assert isinstance(hands.page(), OrgChartPage)
    told = hands.reads("org_chart.view")
    assert "Superintendent, Response: Supt N Lovelock, Havering" in " ".join(told)
    assert hands.breaches() == 15


def _change_who_holds_the_post(hands: Hands) -> None:
    hands.search(POST)
    page = hands.page()
    assert isinstance(page, OrgChartPage)
    hands.click_at(page.chart, page.chart.box_of(POST).center())
    hands.press("Return", "Return")
    assert hands.focus().objectName() == "org_chart.appoint.person"
    hands.write(STAND_IN)
    hands.press("Return", "Return")
    told = hands.words_of("org_chart.appoint")
    assert "is CI, and Superintendent, Response is for Supt" in told
    hands.click_at(hands.labelled("Make it acting"))
    hands.write("28Feb")
    hands.press("Return")
    hands.click_at(hands.labelled("End that posting on this day"))
    hands.press("Return")
    assert hands.last_step() == STEPS[0]
    assert not hands.sees("org_chart.appoint.person")


def _see_the_map_and_fill_a_short_ward(hands: Hands) -> None:
    hands.press("Ctrl+5")
    page = hands.page()
    assert isinstance(page, CoveragePage)
    broken = hands.breaches()
    before = [node for node in hands.reads("coverage.map") if node.startswith("Mawneys")]
    assert "short" in before[0].lower()
    place = page.map.place_of(MAWNEYS)
    hands.click_at(page.map, place)
    assert page.ward == MAWNEYS
    hands.press("P")
    assert hands.focus().objectName() == "coverage.move.person"
    hands.press("Down", "Return")
    assert hands.sees("coverage.effect")
    hands.press("Return")
    assert hands.last_step().endswith(STEPS[1])
    after = [node for node in hands.reads("coverage.map") if node.startswith("Mawneys")]
    assert "met" in after[0].lower()
    assert hands.breaches() == broken - 1


def _board(hands: Hands) -> Timeline:
    page = hands.page()
    assert isinstance(page, FleetPage)
    return page.timeline


def _book_by_hand(hands: Hands) -> None:
    hands.press("Ctrl+6")
    board = _board(hands)
    first, last = (
        spot(board, "BX16 KPG", minute_of(f"2017-01-23T{at}")) for at in ("12:00", "13:30")
    )
    hands.drag(board.viewport(), first, last)
    assert hands.focus().objectName() == "bookings.book.purpose"
    hands.write("Scene guard")
    hands.press("Return")
    assert hands.last_step().startswith(STEPS[2])


def _be_stopped_from_booking_twice(hands: Hands) -> None:
    board = _board(hands)
    first = spot(board, "BX16 KPG", minute_of("2017-01-23T14:45"))
    last = spot(board, "BX16 KPG", minute_of("2017-01-23T13:00"))
    hands.drag(board.viewport(), first, last, let_go=False)
    assert not board.gesture.verdict.ok
    assert "Scene guard" in f"{board.gesture.verdict.words} {board.gesture.verdict.detail}"
    QTest.mouseRelease(board.viewport(), LEFT, NONE, last)
    bubble = board.findChild(Bubble)
    assert bubble.isVisible()
    assert bubble.buttons
    hands.press("Esc")
    assert not bubble.isVisible()
    assert board.gesture.asked is None
    hands.press("B")
    hands.write("Prisoner transfer")
    hands.type_day("bookings.book.start", "23Jan20171300")
    hands.type_day("bookings.book.end", "23Jan20171400")
    hands.press("Return")
    assert "BX16 KPG is taken" in hands.words_of("bookings.book_form")
    hands.press("Esc")
    assert not hands.sees("bookings.book_form")


def _take_it_all_back_and_do_it_again(hands: Hands, calls: Calls, file: Path) -> None:
    for step in reversed(STEPS):
        hands.press("Ctrl+Z")
        assert hands.last_step().startswith("Undone: ")
        assert step in hands.last_step()
    assert calls.row(file, "superintendents", post=POST)["holder"] == "108KD"
    assert calls.row(file, "cover", ward=MAWNEYS)["state"] == "short"
    assert _bookings(calls, file) == 2
    for step in STEPS:
        hands.press("Ctrl+Y")
        assert hands.last_step().startswith("Done again: ")
        assert step in hands.last_step()
    assert calls.row(file, "superintendents", post=POST)["holder"] == STAND_IN
    assert calls.row(file, "cover", ward=MAWNEYS)["state"] == "met"


def _write_the_workbook(hands: Hands, book: Path) -> None:
    hands.press("Ctrl+9", "Ctrl+E")
    assert f"Wrote {book.name}" in hands.words_of("spreadsheets.options")
    read = load_workbook(book, read_only=True)
    every = {
        str(cell) for sheet in read for row in sheet.iter_rows(values_only=True) for cell in row
    }
    assert {"Mawneys", "Scene guard", "Superintendent, Response"} <= every
    read.close()


def _close_and_find_it_again(start: Start, hands: Hands) -> None:
    hands.click("nav.coverage")
    hands.app.window.resize(1000, 640)
    hands.app.window.close()
    again = start()
    assert again.app.window.height() == 640
    assert isinstance(again.page(), CoveragePage)
    assert "Book BX16 KPG" in again.button("header.undo").accessibleName()
    again.press("Ctrl+2")
    told = [node for node in again.reads("org_chart.view") if "C Prosser" in node]
    assert "acting" in told[0]
    assert "Superintendent, Response" in told[0]
