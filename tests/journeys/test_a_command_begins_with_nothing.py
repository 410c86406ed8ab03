"""A desk file without people: each page says what comes next, and it is done there."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.hands import Calls, Hands, Start


def test_the_first_post_person_appointment_and_vehicle_are_made_in_the_window(
    start: Start, calls: Calls, tmp_path: Path
) -> None:
    file = tmp_path / "new-area.bcu"
    hands = start(answers=(file,))
    hands.click("welcome.new")
    assert hands.desk.header.state.text() == "Live"
    assert calls("info", file)["counts"]["post"] == 0  # type: ignore[index]
    _every_page_offers_a_next_step(hands)
    _make_the_first_post(hands)
    _add_the_first_person(hands)
    _appoint(hands)
    assert calls.row(file, "posts")["holder"] == "101KD"
    assert "Ch Supt A Tembo" in " ".join(hands.reads("org_chart.view"))
    _add_the_first_vehicle(hands)
    assert calls.row(file, "vehicles")["registration"] == "BX16 KLM"
    hands.press("Ctrl+2")
    for _ in range(4):
        hands.press("Ctrl+Z")
    assert "Undone: Make the post" in hands.last_step()
    assert calls.rows(file, "posts") == calls.rows(file, "vehicles") == []


def _every_page_offers_a_next_step(hands: Hands) -> None:
    hands.press("Ctrl+3")
    assert "no BCU commander" in hands.words_of("page.assignments")
    hands.press("Ctrl+6")
    assert "Add the first vehicle here" in hands.words_of("page.bookings")
    assert hands.sees("bookings.add.submit")
    hands.press("Ctrl+9")
    assert hands.button("spreadsheets.export").isEnabled()
    hands.press("Ctrl+5")
    assert "No ward has a post yet" in hands.words_of("page.coverage")
    hands.click_at(hands.labelled("Open the org chart"))
    assert hands.page().id == "org_chart"
    assert hands.button("org_chart.create").isEnabled()


def _make_the_first_post(hands: Hands) -> None:
    hands.click("org_chart.create")
    hands.write("BCU commander, East")
    for typed in ("BCU comm", "Chief sup"):
        hands.press("Tab")
        hands.write(typed)
        hands.press("Return")
    hands.press("Tab", "Ctrl+A")
    hands.write("East")
    hands.press("Return", "Return")
    assert hands.last_step() == "Make the post BCU commander, East (EA-1)"


def _add_the_first_person(hands: Hands) -> None:
    hands.click("org_chart.person")
    for typed in ("101KD", "Ada", "Tembo", "Chief sup"):
        hands.write(typed)
        hands.press("Tab" if typed != "Chief sup" else "Return")
    hands.press("Return")
    assert hands.last_step() == "Add Ada Tembo 101KD"


def _appoint(hands: Hands) -> None:
    hands.search("BCU commander, East", downs=1)
    assert hands.focus().objectName() == "org_chart.appoint.person"
    hands.write("101KD")
    hands.press("Return", "Return")
    assert hands.last_step() == "Appoint Ada Tembo 101KD to BCU commander, East (EA-1)"


def _add_the_first_vehicle(hands: Hands) -> None:
    hands.press("Ctrl+6")
    hands.click("bookings.add.registration")
    hands.write("bx16 klm")
    for typed in ("IRV", "Havering"):
        hands.press("Tab")
        hands.write(typed)
        hands.press("Return")
    hands.press("Tab")
    hands.write("Romford")
    hands.press("Return")
    assert hands.last_step() == "Add BX16 KLM at Romford"
    assert any("BX16 KLM" in node for node in hands.reads("bookings.timeline"))
