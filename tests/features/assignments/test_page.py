"""The assignments page: board, table, inspector and forms, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Bcu
from bcu_desk.features.assignments.page import AssignmentsPage
from bcu_desk.features.assignments.widgets.suggestion import SuggestionButton
from bcu_desk.kit.form import Form
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.postings import Appoint, EndPosting
from tests.builders import NOON
from tests.features.assignments.asking import LATER, breaches, charges, superintendents

Open = Callable[..., AssignmentsPage]
KEYS = Qt.Key
HAVERING, REDBRIDGE = "E09000016", "E09000026"
GAP_FROM, GAP_TO = date(2017, 2, 2), date(2017, 2, 13)
GAP = f"{REDBRIDGE}|gap|2017-02-02"


def _with_gap(desk: Desk) -> Desk:
    desk.do(EndPosting(post="EA-S3", on=GAP_FROM))
    desk.do(Appoint(post="EA-S3", person="110JI", from_day=GAP_TO))
    return desk


def _form(page: AssignmentsPage) -> Form:
    found = [form for form in page.findChildren(Form) if form.isVisible()]
    assert len(found) == 1
    return found[0]


def _no_form(page: AssignmentsPage) -> bool:
    return not any(form.isVisible() for form in page.findChildren(Form))


def _click(page: AssignmentsPage, name: str) -> None:
    made = page.findChild(QPushButton, name)
    assert isinstance(made, QPushButton)
    made.click()


# ---- Board, strip, table ---------------------------------------------------------------------


def test_the_page_opens_on_an_overview_of_a_complete_command(open_page: Open) -> None:
    page = open_page()
    assert page.objectName() == "page.assignments"
    assert page.board.timeline.objectName() == "assignments.board"
    assert page.side.inspector.title.text() == "The command team is complete"
    assert page.chosen() == ""
    assert page.toolbar.period.text() == "2 Jan to 30 Apr 2017"


def test_next_goes_to_the_gap_and_says_what_breaks(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    _click(page, "assignments.next_problem")
    assert page.chosen() == GAP
    assert page.side.inspector.title.text() == "Redbridge has no dedicated superintendent"
    assert page.board.timeline.cursor_at.bar == GAP


def test_arrows_go_along_the_board_and_the_inspector_follows(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = open_page(_with_gap(desk))
    page.focus_key(REDBRIDGE)
    page.board.timeline.setFocus()
    qtbot.keyClick(page.board.timeline, KEYS.Key_Right)
    assert page.chosen() == GAP
    qtbot.keyClick(page.board.timeline, KEYS.Key_Right)
    assert page.chosen().startswith(f"{REDBRIDGE}|EA-S3|110JI|2017-02-13")
    qtbot.keyClick(page.board.timeline, KEYS.Key_Up)
    assert page.chosen().startswith(HAVERING)


def test_a_pill_tells_its_rule(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    _click(page, "assignments.rule.R5")
    assert page.chosen() == "rule.R5"
    assert page.side.inspector.title.text() == "R5  Each borough held"
    assert [pill.lane.rule.code for pill in page.board.strip.pills() if pill.isChecked()] == ["R5"]


def test_table_and_board_choose_the_same(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    page.toolbar.view.part("table").click()
    assert page.board.table.isVisible()
    assert not page.board.timeline.isVisible()
    line = page.board.table.chosen_line()
    assert line is not None
    page.board.table.setFocus()
    qtbot.keyClick(page.board.table, KEYS.Key_Up)
    assert page.chosen() != GAP
    assert page.board.timeline.cursor_at.bar == page.chosen()
    qtbot.keyClick(page.board.table, KEYS.Key_Return)
    assert _form(page).objectName() == "assignments.appoint.form"


def test_choosing_nothing_goes_back_to_the_overview(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    _click(page, "assignments.inspector.close")
    assert page.chosen() == ""
    assert page.side.inspector.title.text() == "The command team has gaps to mend"


@pytest.mark.parametrize(
    ("zoom", "period"),
    [
        ("days", "16 Jan to 12 Feb 2017"),
        ("weeks", "2 Jan to 30 Apr 2017"),
        ("months", "1 Nov 2016 to 30 Apr 2018"),
    ],
)
def test_zooms_change_how_much_time_is_shown(open_page: Open, zoom: str, period: str) -> None:
    page = open_page()
    page.toolbar.zoom.part(zoom).click()
    assert page.toolbar.period.text() == period
    axis = page.board.timeline.axis
    assert page.board.timeline.shown_span() == (axis.first, axis.last)


def test_later_and_earlier_move_the_period_and_a_zoom_brings_it_back(open_page: Open) -> None:
    page = open_page()
    _click(page, "assignments.later")
    assert page.toolbar.period.text() == "30 Jan to 28 May 2017"
    _click(page, "assignments.earlier")
    _click(page, "assignments.earlier")
    assert page.toolbar.period.text() == "5 Dec 2016 to 2 Apr 2017"
    page.toolbar.zoom.part("weeks").click()
    assert page.toolbar.period.text() == "2 Jan to 30 Apr 2017"


def test_a_gap_is_the_same_where_the_period_cuts_it(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    page.toolbar.zoom.part("days").click()
    assert page.chosen() == GAP


# ---- Going there -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "chosen"),
    [
        (HAVERING, f"{HAVERING}|EA-S2"),
        ("EA-S2", f"{HAVERING}|EA-S2"),
        ("108KD", f"{HAVERING}|EA-S2"),
        ("EA/investigation", "EA/investigation|EA-S3"),
        ("EA-C1", "EA-C1|EA-C1"),
        ("R7", "rule.R7"),
    ],
)
def test_records_are_found_by_their_keys(open_page: Open, key: str, chosen: str) -> None:
    page = open_page()
    page.focus_key(key)
    assert page.chosen().startswith(chosen)


def test_a_key_with_a_verb_opens_the_form_for_it(open_page: Open) -> None:
    page = open_page()
    page.focus_key("EA-S2:appoint")
    assert _form(page).values()["post"] == "EA-S2"
    page.focus_key(f"{HAVERING}:dedicate")
    assert _form(page).objectName() == "assignments.dedicate.form"


def test_a_breachs_subject_is_followed_to_its_page(
    open_page: Open, led: list[tuple[str, str]]
) -> None:
    page = open_page()
    _click(page, "assignments.rule.R7")
    links = page.side.inspector.findChildren(QPushButton)
    point = next(link for link in links if link.objectName().startswith("assignments.point.R7"))
    point.click()
    assert led == [("coverage", point.objectName().rsplit(".", maxsplit=1)[-1])]


def test_a_breach_on_the_board_is_followed_to_its_row(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    _click(page, "assignments.rule.R3")
    _click(page, "assignments.point.R3.EA/investigation")
    assert page.chosen().startswith("EA/investigation|EA-S3")


# ---- Forms -----------------------------------------------------------------------------------


def test_enter_on_a_gap_opens_the_appoint_form_filled_from_it(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    page.board.timeline.setFocus()
    qtbot.keyClick(page.board.timeline, KEYS.Key_Return)
    values = _form(page).values()
    assert (values["post"], values["from"], values["to"]) == ("EA-S3", GAP_FROM, date(2017, 2, 12))
    focused = page.focusWidget()
    assert focused is not None
    assert focused.objectName() == "assignments.appoint.person"


def test_a_gap_is_mended_by_keyboard_alone(open_page: Open, desk: Desk, qtbot: QtBot) -> None:
    page = open_page(_with_gap(desk))
    _click(page, "assignments.next_problem")
    assert page.chosen() == GAP
    page.board.timeline.setFocus()
    qtbot.keyClick(page.board.timeline, KEYS.Key_Return)
    form = _form(page)
    edit = page.focusWidget()
    assert edit is not None
    qtbot.keyClicks(edit, "1901JI")
    qtbot.keyClick(edit, KEYS.Key_Return)
    form.set_value("standing", "acting")
    qtbot.keyClick(form, KEYS.Key_Return)
    assert _no_form(page)
    assert superintendents(desk, GAP_FROM)["EA-S3"][0].holder == "1901JI"
    assert breaches(desk, GAP_FROM, "R2", "R3", "R5", "R10") == []
    assert page.chosen() == ""
    assert page.side.inspector.title.text() == "The command team is complete"
    desk.undo()
    assert superintendents(desk, GAP_FROM)["EA-S3"][0].holder is None


def test_escape_puts_a_form_away_with_nothing_changed(
    open_page: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = open_page()
    before = desk.undo_label()
    page.open_form("dedicate")
    qtbot.keyClick(_form(page), KEYS.Key_Escape)
    assert _no_form(page)
    assert page.side.inspector.isVisible()
    assert page.board.timeline.hasFocus()
    assert desk.undo_label() == before


def test_a_holder_in_the_way_is_told_at_the_day_with_the_ways_out(
    open_page: Open, desk: Desk
) -> None:
    page = open_page(_with_gap(desk))
    page.focus_key("EA-S3:appoint")
    form = _form(page)
    for name, value in {
        "person": "1901JI", "standing": "acting", "from": date(2017, 1, 30),
        "to": date(2017, 2, 12),
    }.items():  # fmt: skip
        form.set_value(name, value)
    form.send()
    ways = ("End ", "Start later")
    fixes = [b for b in form.findChildren(QPushButton) if b.text().startswith(ways)]
    assert [fix.text() for fix in fixes] == [
        "End Tegan Whitcombe 110JI that day",
        "Start later, on Thu 2 Feb 2017",
    ]
    fixes[1].click()
    assert form.values()["from"] == GAP_FROM
    form.send()
    assert superintendents(desk, GAP_FROM)["EA-S3"][0].holder == "1901JI"


def test_ending_the_holder_is_the_other_way_out(open_page: Open, desk: Desk) -> None:
    page = open_page()
    page.focus_key("EA-S3:appoint")
    form = _form(page)
    form.set_value("person", "1901JI")
    form.set_value("standing", "acting")
    form.send()
    mend = next(b for b in form.findChildren(QPushButton) if b.text().startswith("End Tegan"))
    mend.click()
    form.send()
    assert superintendents(desk)["EA-S3"][0].holder == "1901JI"
    assert "with no end date" in page.told()


def test_a_refusal_is_shown_beside_its_field_and_nothing_is_written(
    open_page: Open, desk: Desk
) -> None:
    page = open_page()
    before = desk.undo_label()
    page.focus_key("EA-S2:lead")
    form = _form(page)
    form.set_value("function", "response")
    form.send()
    trouble = form.findChild(QWidget, "assignments.lead.trouble")
    assert trouble is not None
    assert trouble.isVisible()
    form.set_value("to", date(2017, 1, 1))
    form.send()
    assert not _no_form(page)
    assert desk.undo_label() == before


def test_dedicate_replaces_by_default(open_page: Open, desk: Desk) -> None:
    page = open_page()
    page.focus_key("EA-S4:dedicate")
    form = _form(page)
    form.set_value("borough", HAVERING)
    form.send()
    assert charges(desk, "EA-S4") == {("protecting", HAVERING)}
    assert charges(desk, "EA-S2") == {("response", None)}


def test_a_swap_is_done_from_the_form(open_page: Open, desk: Desk) -> None:
    page = open_page()
    first = superintendents(desk)["EA-S1"][0].holder
    page.focus_key("EA-S1:swap")
    form = _form(page)
    form.set_value("with", "EA-S2")
    form.send()
    assert superintendents(desk)["EA-S2"][0].holder == first


def test_a_breach_is_waived_with_a_reason_and_stays_listed(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    page.open_form("waive")
    form = _form(page)
    form.send()
    assert not _no_form(page)
    form.set_value("reason", "Agreed with the Area")
    form.send()
    (row,) = breaches(desk, GAP_FROM, "R5")
    assert row.waived_until is not None
    assert page.board.strip.pills()[4].lane.stand.value == "waived"


def test_the_menu_offers_what_the_inspector_offers(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    menu = page.side.inspector.menu()
    assert [action.text() for action in menu.actions()] == [
        "Appoint…",
        "Cover…",
        "Dedicate…",
        "Waive…",
    ]
    menu.actions()[2].trigger()
    assert _form(page).values()["borough"] == REDBRIDGE
    menu.deleteLater()


# ---- Changes from elsewhere, reading only, screen readers ------------------------------------


def test_a_step_made_elsewhere_shows_at_once(open_page: Open, desk: Desk) -> None:
    page = open_page()
    page.context.hub.changed.emit(desk.do(EndPosting(post="EA-S2", on=LATER)))
    assert page.side.inspector.title.text() == "The command team has gaps to mend"


def test_a_file_open_to_read_only_offers_no_gesture(
    open_page: Open, sample_file: Path, qtbot: QtBot
) -> None:
    page = open_page(Desk(sample_file, Clock(), read_only=True))
    assert not any(made.isEnabled() for made in page.toolbar.buttons.values())
    page.focus_key("EA-S2")
    page.board.timeline.setFocus()
    qtbot.keyClick(page.board.timeline, KEYS.Key_Return)
    page.open_form("appoint")
    assert _no_form(page)


def test_a_screen_reader_finds_every_row_and_bar(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    read = QAccessible.queryAccessibleInterface(page.board.timeline)
    assert read is not None
    names = [
        child.text(QAccessible.Text.Name)
        for n in range(read.childCount())
        if (child := read.child(n)) is not None
    ]
    assert any("Redbridge has no dedicated superintendent, 11 days" in name for name in names)
    assert any(name.startswith("Havering, 18 wards") for name in names)
    assert "Nobody" not in " ".join(names)


def test_both_bcus_stand_on_one_board(open_page: Open) -> None:
    page = open_page(scope=())
    titles = [line.group.title for line in page.board.timeline.rows.lines if line.row is None]
    assert "Central North: boroughs" in titles
    assert "East Area: command" in titles


def test_a_suggestion_opens_the_form_filled_in_and_mends_the_gap(
    open_page: Open, desk: Desk
) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    first = page.side.inspector.findChild(SuggestionButton, "assignments.suggestion.1")
    assert first is not None
    assert first.figure() == "4 of 4"
    first.click()
    form = _form(page)
    assert (form.values()["post"], form.values()["standing"]) == ("EA-S3", "acting")
    form.send()
    assert breaches(desk, GAP_FROM, "R2", "R3", "R5", "R10") == []


# ---- A desk file that begins -----------------------------------------------------------------


def test_an_empty_desk_says_what_to_make_and_leads_there(
    open_page: Open, led: list[tuple[str, str]], tmp_path: Path
) -> None:
    page = open_page(_new_desk(tmp_path), scope=())
    points = [
        made.objectName()
        for made in page.side.inspector.findChildren(QPushButton)
        if made.objectName().startswith("assignments.point.")
    ]
    assert {"assignments.point.R1.CN", "assignments.point.R1.EA"} <= set(points)
    assert len(points) == len(set(points))
    _click(page, "assignments.inspector.posts")
    assert led == [("org_chart", ":create")]


def test_a_form_without_posts_says_so_and_leads_to_the_org_chart(
    open_page: Open, led: list[tuple[str, str]], tmp_path: Path
) -> None:
    page = open_page(_new_desk(tmp_path), scope=())
    page.open_form("lead")
    assert "There is no superintendent’s post yet." in _form(page).trouble()
    _click(page, "assignments.lead.trouble.fix.0")
    assert led == [("org_chart", ":create")]


def _new_desk(folder: Path) -> Desk:
    path = folder / "new.bcu"
    create_file(path, NewFile(), Clock())
    return Desk(path, Clock(), actor="PS Test")


# ---- Coming changes, histories, hand-overs, mends -----------------------------------------------


def test_changes_to_come_are_a_list_that_leads_to_the_holder(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    page.toolbar.view.part("coming").click()
    assert page.board.coming.isVisible()
    page.board.coming.choose_line(0)
    page.board.coming.row_chosen.emit(0)
    assert page.chosen().startswith(f"{REDBRIDGE}|EA-S3|110JI")


def test_a_form_tells_who_is_ended_before_it_is_sent(open_page: Open) -> None:
    page = open_page()
    page.focus_key("EA-S2:appoint")
    form = _form(page)
    form.set_value("from", date(2017, 2, 6))
    assert form.said().startswith("Held by Supt N. Lovelock")
    form.set_value("replace", True)
    assert form.said() == "Supt N. Lovelock is ended: last day Sun 5 Feb 2017."


def test_a_mend_opens_the_form_filled_in(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    page.choose("rule.R5|broken|2017-02-02")
    _click(page, f"assignments.mend.R5.{REDBRIDGE}")
    values = _form(page).values()
    assert (values["post"], values["from"], values["to"]) == (
        "EA-S3",
        GAP_FROM,
        date(2017, 2, 12),
    )


def test_who_leaves_is_extended_over_the_gap(open_page: Open, desk: Desk) -> None:
    page = open_page(_with_gap(desk))
    page.choose(GAP)
    _click(page, "assignments.suggestion.0")
    form = _form(page)
    assert form.objectName() == "assignments.extend.form"
    form.send()
    assert desk.undo_label() == (
        "Extend Tegan Whitcombe 110JI in Superintendent, Investigation (EA-S3) to Sun 12 Feb 2017"
    )
    assert breaches(desk, GAP_FROM, "R5") == []


def test_a_hand_over_is_written_and_ticked_beside_the_board(open_page: Open, desk: Desk) -> None:
    page = open_page()
    page.focus_key("EA-S1:hand_over")
    form = _form(page)
    form.set_value("note", "Calls on Tuesdays")
    form.set_value("items", "Phone\nCouncil")
    form.send()
    box = page.findChild(QCheckBox, "assignments.hand_over.2")
    assert isinstance(box, QCheckBox)
    told: list[bool] = []
    box.toggled.connect(lambda _on, box=box: told.append(isValid(box)))  # after the page's own
    box.click()
    assert told == [True]
    assert desk.undo_label() == "Tick “Council” in the hand-over of Una Pemberton 105KD"


def test_the_history_of_a_post_is_shown_and_closed(open_page: Open) -> None:
    page = open_page()
    page.focus_key("EA-S1")
    _click(page, "assignments.post_history")
    assert page.side.inspector.title.text() == "Superintendent, Neighbourhoods (EA-S1)"
    _click(page, "assignments.inspector.close")
    assert page.side.inspector.title.text() == "The command team is complete"


# ---- What if ---------------------------------------------------------------------------------


def test_who_is_away_is_asked_answered_and_covered_until_nothing_breaks(
    open_page: Open, desk: Desk
) -> None:
    page = open_page()
    page.focus_key("EA-S2")
    _click(page, "assignments.inspector.if_away")
    form = _form(page)
    holder = form.values()["person"]
    assert holder == page.chosen().split("|")[2]
    form.set_value("from", LATER)
    form.set_value("to", date(2017, 3, 5))
    before = desk.undo_label()
    form.send()
    assert _no_form(page)
    assert desk.undo_label() == before
    told = page.side.inspector
    assert told.title.text().endswith("is away")
    _click(page, "assignments.mend.R3.EA/response")
    cover = _form(page)
    values = cover.values()
    assert (values["post"], values["from"], values["to"]) == ("EA-S2", LATER, date(2017, 3, 5))
    assert (values["standing"], values["replace"], values["back"]) == ("acting", True, True)
    cover.set_value("person", "1902KD")
    cover.send()
    assert _no_form(page)
    assert charges(desk, "EA-S2", LATER) == {("response", HAVERING)}
    assert "No rule of the model would break." in _words(told) or "holds no post" in _words(told)
    held = [row.holder for row in superintendents(desk, date(2017, 3, 6))["EA-S2"]]
    assert held == [holder]


def test_an_end_is_asked_and_its_successor_appointed(open_page: Open) -> None:
    page = open_page()
    page.focus_key("EA-S2")
    page.open_form("if_ended")
    form = _form(page)
    form.set_value("last", LATER)
    form.send()
    assert page.side.inspector.title.text().endswith("leaves")
    _click(page, "assignments.mend.R2.EA")
    values = _form(page).values()
    assert (values["post"], values["from"]) == ("EA-S2", date(2017, 2, 21))
    assert values["replace"]


def test_anybody_found_in_search_can_be_asked_about_in_a_file_that_is_read_only(
    open_page: Open, desk: Desk, sample_file: Path
) -> None:
    with desk.reader() as reader:
        officer = next(row for row in reader.every(Posting) if row.post_id in _ward_posts(reader))
        collar = next(row.collar for row in reader.every(Person) if row.id == officer.person_id)
    page = open_page(Desk(sample_file, Clock(NOON), read_only=True))
    page.focus_key(f"{collar}:if_away")
    form = _form(page)
    assert form.values()["person"] == collar
    form.set_value("to", date(2017, 1, 22))
    form.send()
    assert "before" in form.trouble()
    form.set_value("to", date(2017, 1, 29))
    form.send()
    assert "ward officers there" in _words(page.side.inspector)
    page.choose("")
    assert page.side.inspector.title.text() == "The command team is complete"


def _ward_posts(reader: Reader) -> set[int]:
    bcu = next(row.id for row in reader.every(Bcu) if row.code == "EA")
    return {row.id for row in reader.every(Post) if row.kind == "dwo" and row.bcu_id == bcu}


def _words(part: QWidget) -> str:
    return " ".join(label.text() for label in part.findChildren(QLabel))
