"""The fleet page under pointer, keys, forms and search."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QWidget

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, SpareMinimum
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.kit.form import Form
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.store.rows import encoded
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from tests.features.bookings.conftest import Opened, OpenPage
from tests.features.bookings.small import DAY, KLM, KMA, KNE, TEMBO, VAN, at, booked, when

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
EARLY, LATE, PENDING = "EA-01-0500", "EA-01-0501", "EA-01-0502"


def _form(opened: Opened) -> Form:
    form = opened.page.parts.side.form
    assert form is not None
    return form


def _told(opened: Opened) -> str:
    verdict = opened.page.timeline.gesture.verdict
    return f"{verdict.words}. {verdict.detail} {verdict.figure}"


def test_vehicles_stand_under_their_base_and_idle_ones_are_folded(open_page: OpenPage) -> None:
    content = open_page().page.timeline.rows.content
    groups = {group.title: group for group in content.groups}
    assert [row.key for row in groups["Romford"].rows] == [KLM, KMA, VAN]
    assert [chip.key for chip in groups["Dagenham"].folded] == [KNE]
    assert groups["Dagenham"].folded_title == "1 free all day"
    assert content.corner == "4 vehicles, 1 out now"


def test_a_drag_on_an_empty_row_opens_the_form_and_enter_books(open_page: OpenPage) -> None:
    opened = open_page()
    opened.drag(opened.point(KMA, "17:00"), opened.point(KMA, "19:00"))
    form = _form(opened)
    assert form.values()["vehicle"] == KMA
    assert form.values()["borough"] == "E09000016"
    assert (form.values()["start"], form.values()["end"]) == (when("17:00"), when("19:00"))
    assert opened.page.timeline.gesture.phase == "held"
    form.set_value("purpose", "Scene guard")
    form.set_value("driver", TEMBO)
    purpose = opened.page.findChild(QLineEdit, "bookings.book.purpose")
    assert purpose is not None
    QTest.keyClick(purpose, Qt.Key.Key_Return)
    made = opened.rows()["EA-01-0503"]
    assert (made.vehicle_id, made.start_minute, made.end_minute) == (301, at("17:00"), at("19:00"))
    assert made.driver_id == 100
    assert opened.page.parts.side.form is None
    assert "EA-01-0503" in {bar.key for bar in opened.page.timeline.rows.content.every_bar()}


def test_esc_closes_the_form_with_nothing_changed(open_page: OpenPage) -> None:
    opened = open_page()
    before = opened.rows()
    opened.press("bookings.book")
    QTest.keyClick(_form(opened), Qt.Key.Key_Escape)
    assert opened.page.parts.side.form is None
    assert opened.page.timeline.gesture.phase == ""
    assert opened.rows() == before


def test_a_bar_is_dragged_to_another_time_and_vehicle(open_page: OpenPage) -> None:
    opened = open_page()
    opened.drag(opened.point(KLM, "15:00"), opened.point(KMA, "17:30"))
    moved = opened.rows()[LATE]
    assert (moved.vehicle_id, moved.start_minute, moved.end_minute) == (
        301,
        at("16:30"),
        at("18:30"),
    )
    assert opened.desk.undo_label() == "Move EA-01-0501 to BX16 KMA, Mon 23 Jan 16:30–18:30"


def test_an_end_is_dragged(open_page: OpenPage) -> None:
    opened = open_page()
    grip = opened.point(KLM, "16:00") - QPoint(4, 0)
    opened.drag(grip, opened.point(KLM, "17:30"))
    moved = opened.rows()[LATE]
    assert (moved.start_minute, moved.end_minute) == (at("14:00"), at("17:30"))


def test_a_clash_is_told_before_the_drop_and_fixed_by_a_number(open_page: OpenPage) -> None:
    opened = open_page()
    before = opened.rows()
    opened.drag(opened.point(KLM, "15:00"), opened.point(KLM, "12:00"), drop=False)
    told = _told(opened)
    assert "BX16 KLM is taken at 11:00" in told
    assert "PC A. Tembo has it 10:00–12:00" in told
    assert "1 h overlap" in told
    bubble = opened.page.timeline.bubble
    assert bubble.isVisible()
    assert bubble.accessibleName().startswith("BX16 KLM is taken at 11:00")
    moving = opened.page.parts.side.moving
    assert moving.isVisible()
    QTest.mouseRelease(
        opened.page.timeline.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        opened.point(KLM, "12:00"),
    )
    titles = [button.accessibleName().split(".")[0] for button in bubble.buttons]
    assert titles == ["Take BX16 KMA instead", "Start at 12:15", "Shorten to 12:15–13:00"]
    assert opened.rows() == before
    opened.key(Qt.Key.Key_2)
    moved = opened.rows()[LATE]
    assert (moved.vehicle_id, moved.start_minute, moved.end_minute) == (
        300,
        at("12:15"),
        at("14:15"),
    )


def test_esc_puts_a_refused_drop_back(open_page: OpenPage) -> None:
    opened = open_page()
    before = opened.rows()
    opened.drag(opened.point(KLM, "15:00"), opened.point(KLM, "12:00"))
    assert opened.page.timeline.gesture.phase == "refused"
    opened.key(Qt.Key.Key_Escape)
    assert not opened.page.timeline.bubble.isVisible()
    assert opened.page.parts.side.inspector.isVisible()
    assert opened.rows() == before


def test_what_changed_meanwhile_is_refused_after_the_drop_with_a_way_out(
    open_page: OpenPage,
) -> None:
    opened = open_page()
    other = Desk(opened.desk.path, opened.desk.clock, actor="PS Other")
    other.do(
        Book(
            vehicle=KMA,
            borough="Havering",
            purpose="Prisoner transfer",
            start=when("17:00"),
            end=when("18:00"),
        )
    )
    before = opened.rows()
    opened.drag(opened.point(KLM, "15:00"), opened.point(KMA, "17:30"))
    assert opened.rows() == before
    told = opened.page.told()
    assert "BX16 KMA is taken: PS Other has it Mon 23 Jan 17:00 to Mon 23 Jan 18:00" in told
    assert "60 minutes" in told
    names = [b.text() for b in opened.page.findChildren(QPushButton) if ".fix." in b.objectName()]
    assert names == ["Take BX16 KLM at Romford", "Start at Mon 23 Jan 18:15"]
    opened.press("page.bookings.notice.fix.1")
    assert opened.rows()[LATE].start_minute == at("18:15")
    assert opened.rows()[LATE].vehicle_id == 301
    assert opened.page.told() == ""


def test_the_keyboard_picks_up_nudges_resizes_and_drops(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choosing.choose(LATE)
    opened.key(Qt.Key.Key_Return)
    assert opened.page.timeline.gesture.phase == "picked"
    opened.key(Qt.Key.Key_Right)
    opened.key(Qt.Key.Key_Right, ALT)
    opened.key(Qt.Key.Key_Down)
    assert opened.rows()[LATE].start_minute == at("14:00")
    opened.key(Qt.Key.Key_Return)
    moved = opened.rows()[LATE]
    assert (moved.vehicle_id, moved.start_minute, moved.end_minute) == (
        301,
        at("14:15"),
        at("16:30"),
    )


def test_esc_puts_back_what_the_keyboard_picked_up(open_page: OpenPage) -> None:
    opened = open_page()
    before = opened.rows()
    opened.page.choosing.choose(LATE)
    opened.key(Qt.Key.Key_Right, ALT)
    opened.key(Qt.Key.Key_Escape)
    assert opened.page.timeline.gesture.phase == ""
    assert opened.rows() == before


def test_the_keyboard_walks_from_bar_to_bar_and_row_to_row(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choosing.choose(EARLY)
    opened.key(Qt.Key.Key_Right)
    assert opened.page.timeline.cursor_at.bar == LATE
    opened.key(Qt.Key.Key_Down)
    assert opened.page.timeline.cursor_at.bar == PENDING
    assert opened.page.parts.side.inspector.verbs["approve"].isVisible()


def test_n_opens_the_form_at_the_cursor(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choosing.choose(PENDING)
    opened.key(Qt.Key.Key_N)
    assert _form(opened).values()["vehicle"] == KMA


def test_a_copy_by_ctrl_opens_the_form_filled_like_the_booking(open_page: OpenPage) -> None:
    opened = open_page()
    board = opened.page.timeline
    opened.drag(opened.point(KLM, "15:00"), opened.point(KMA, "18:00"), drop=False)
    asked = board.gesture.asked
    assert asked is not None
    board.gesture.asked = type(asked)(asked.row, asked.start, asked.end, asked.bar, copy=True)
    board.gesture.drop()
    values = _form(opened).values()
    assert (values["vehicle"], values["purpose"], values["driver"]) == (KMA, "Warrant", TEMBO)
    assert len(opened.rows()) == 3


def test_a_form_that_is_refused_says_so_at_its_field_and_offers_what_works(
    open_page: OpenPage,
) -> None:
    opened = open_page()
    opened.page.choosing.start("book_this", KLM)
    form = _form(opened)
    form.set_value("start", when("15:00"))
    form.set_value("end", when("17:00"))
    form.set_value("purpose", "Visit")
    assert opened.page.timeline.gesture.verdict.words == "BX16 KLM is taken at 15:00"
    before = opened.rows()
    form.send()
    assert opened.rows() == before
    trouble = form.findChild(QWidget, "bookings.book.trouble")
    assert trouble is not None
    assert trouble.isVisible()
    assert "BX16 KLM is taken: Ada Tembo 412KD" in trouble.accessibleName()
    opened.press("bookings.book.trouble.fix.0")
    assert opened.rows()["EA-01-0503"].vehicle_id == 301
    assert opened.page.parts.side.form is None


def test_an_hour_that_comes_twice_is_asked_about_in_the_form(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choosing.start("book_this", KLM)
    form = _form(opened)
    form.set_value("start", "2017-10-29T01:30")
    form.set_value("end", "2017-10-29T04:00")
    form.set_value("purpose", "Night")
    form.send()
    opened.press("bookings.book.trouble.fix.1")
    made = opened.rows()["EA-01-0503"]
    assert made.end_minute - made.start_minute == 150


def test_the_find_bar_counts_what_is_free_and_books_the_first(open_page: OpenPage) -> None:
    opened = open_page()
    bar = opened.page.parts.find_bar
    bar.times.start.set_value(when("12:30"))
    bar.times.end.set_value(when("13:30"))
    opened.press("bookings.find_free")
    slots = [b for b in opened.page.timeline.rows.content.bars if b.key.startswith("free:")]
    assert {slot.row for slot in slots} == {KLM, KMA}
    assert bar._count.text() == "3 free"
    assert bar.book_button.text() == "Book BX16 KNE"
    opened.press("bookings.book")
    assert _form(opened).values()["vehicle"] == KNE
    assert _form(opened).values()["start"] == when("12:30")


def test_a_green_slot_books_on_a_click(open_page: OpenPage) -> None:
    opened = open_page()
    bar = opened.page.parts.find_bar
    bar.times.start.set_value(when("12:30"))
    bar.times.end.set_value(when("13:30"))
    bar.send()
    where = opened.point(KMA, "13:00")
    QTest.mouseClick(
        opened.page.timeline.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        where,
    )
    assert _form(opened).values()["vehicle"] == KMA
    assert _form(opened).values()["end"] == when("13:30")


def test_clearing_takes_what_was_found_away(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.parts.find_bar.send()
    opened.press("bookings.clear")
    assert not opened.page.timeline.rows.content.bands
    assert opened.page.parts.find_bar.book_button.text() == "Book a vehicle"


def test_a_time_on_another_day_goes_to_that_day(open_page: OpenPage) -> None:
    opened = open_page()
    bar = opened.page.parts.find_bar
    bar.times.start.set_value("2017-01-30T09:00")
    bar.times.end.set_value("2017-01-30T10:00")
    bar.send()
    assert opened.days == [date(2017, 1, 30)]
    assert bar._count.text() == "4 free"


def test_odd_times_are_refused_in_the_find_bar(open_page: OpenPage) -> None:
    opened = open_page()
    bar = opened.page.parts.find_bar
    bar.times.start.set_value("2017-10-29T01:30")
    bar.times.end.set_value("2017-10-29T01:45")
    bar.send()
    assert "comes twice" in bar._told.text()
    bar.times.start.set_value(when("14:00"))
    bar.times.end.set_value(when("13:00"))
    bar.send()
    assert bar._told.text().startswith("The end is not after the start")


def test_approve_cancel_and_the_delete_key(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choosing.choose(PENDING)
    opened.press("bookings.approve")
    assert opened.rows()[PENDING].state is BookingState.CONFIRMED
    opened.press("bookings.cancel")
    assert opened.rows()[PENDING].state is BookingState.CANCELLED
    opened.page.choosing.choose(EARLY)
    opened.key(Qt.Key.Key_Delete)
    assert opened.rows()[EARLY].state is BookingState.CANCELLED


def test_a_vehicle_goes_off_the_road_and_back_by_form(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choosing.choose(KLM)
    opened.press("bookings.off_road")
    _form(opened).set_value("reason", "service")
    _form(opened).set_value("back", date(2017, 1, 25))
    _form(opened).send()
    rows = opened.rows()
    assert [rows[key].vehicle_id for key in (EARLY, LATE)] == [301, 301], "both are swapped"
    opened.page.choosing.choose(KLM)
    opened.press("bookings.back")
    _form(opened).set_value("at", when("13:00"))
    _form(opened).send()
    with opened.desk.reader() as reader:
        made = next(row for row in reader.every(OffRoad) if row.vehicle_id == 300)
    assert (made.reason, made.start_minute, made.end_minute) == (
        "service",
        at("10:45"),
        at("13:00"),
    )


def test_a_booking_is_moved_by_its_form(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.choosing.choose(LATE)
    opened.press("bookings.move")
    assert _form(opened).title.text() == "Move EA-01-0501"
    _form(opened).set_value("start", when("16:30"))
    _form(opened).set_value("end", when("17:30"))
    _form(opened).send()
    assert opened.rows()[LATE].start_minute == at("16:30")


def test_the_menu_offers_what_the_buttons_do(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.timeline.menu_asked.emit(PENDING, KMA, opened.page.mapToGlobal(QPoint(400, 300)))
    menu = opened.page.findChild(QMenu, "bookings.menu")
    assert menu is not None
    words = [action.text() for action in menu.actions()]
    assert words == ["Approve", "Decline…", "Move…", "Copy…", "Mark off road…"]
    menu.actions()[0].trigger()
    menu.close()
    assert opened.rows()[PENDING].state is BookingState.CONFIRMED


def test_search_goes_to_a_vehicle_and_opens_its_form(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.focus_key(KNE)
    assert KNE in opened.page.timeline.rows.rows()
    assert opened.page.timeline.cursor_at.row == KNE
    opened.page.focus_key(f"{KNE}:book")
    assert _form(opened).values()["vehicle"] == KNE


def test_search_goes_to_the_day_of_a_booking(open_page: OpenPage) -> None:
    opened = open_page()
    opened.show_day(date(2017, 2, 1))
    opened.page.focus_key(LATE)
    assert opened.days[-1] == DAY
    assert opened.page.timeline.cursor_at.bar == LATE
    opened.page.focus_key("EA-09-9999")
    assert opened.days[-1] == DAY


def test_the_model_check_opens_the_form_that_keeps_fewer_free(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.focus_key("Romford/irv/2:keep")
    form = _form(opened)
    form.set_value("amount", 1)
    form.send()
    with opened.desk.reader() as reader:
        (row,) = reader.every(SpareMinimum)
    assert (row.kind_id, row.base_id, row.amount, row.from_day) == (1, 1, 1, DAY)


def test_a_key_asked_before_the_page_has_loaded_is_kept(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.hide()
    opened.page.mark_stale()
    opened.page.focus_key(f"{KMA}:book")
    assert opened.page.parts.side.form is None
    opened.page.show()
    assert _form(opened).values()["vehicle"] == KMA


def test_earlier_later_week_and_kind(open_page: OpenPage) -> None:
    opened = open_page()
    opened.press("bookings.later")
    opened.press("bookings.earlier")
    assert opened.days == [date(2017, 1, 24), DAY]
    opened.press("bookings.span.week")
    opened.press("bookings.later")
    assert opened.days[-1] == date(2017, 1, 30)
    opened.press("bookings.by.kind")
    titles = [group.title for group in opened.page.timeline.rows.content.groups]
    assert titles == ["IRV", "Station van"]


def test_both_sides_of_a_clash_are_kept_and_shown_red(open_page: OpenPage, desk: Desk) -> None:
    _merge(desk.path, booked(510, "15:00", "17:00"))
    opened = open_page()
    bars = {bar.key: bar for bar in opened.page.timeline.rows.content.every_bar()}
    for key in (LATE, "EA-01-0510"):
        assert bars[key].kind == "clash"
        assert bars[key].marked == (at("15:00"), at("16:00"))
    row = next(r for g in opened.page.timeline.rows.content.groups for r in g.rows if r.key == KLM)
    assert (row.chip, row.chip_tone) == ("Clash", "bad")
    opened.page.choosing.choose(LATE)
    assert "Clashes for 1 h with 412KD" in opened.page.parts.side.inspector._lines.text()


def _merge(path: Path, row: Booking) -> None:
    """A row from another desk, past the guards."""
    cells = encoded(row)
    gaps = ", ".join("?" for _ in cells)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("UPDATE log_state SET merging = 1")
        raw.execute(
            f"INSERT INTO booking ({', '.join(cells)}) VALUES ({gaps})", tuple(cells.values())
        )
        raw.execute("UPDATE log_state SET merging = 0")


def test_an_idle_vehicle_unfolds_when_its_chip_is_pressed(open_page: OpenPage) -> None:
    opened = open_page()
    opened.page.timeline.activated.emit(KNE)
    assert KNE in opened.page.timeline.rows.rows()
    assert opened.page.parts.side.inspector._title.text() == KNE


def test_a_desk_that_is_read_only_can_be_looked_at_only(open_page: OpenPage) -> None:
    opened = open_page(read_only=True)
    before = opened.rows()
    opened.drag(opened.point(KLM, "15:00"), opened.point(KMA, "17:30"))
    opened.page.choosing.start("book_this", KLM)
    assert opened.page.parts.side.form is None
    opened.page.choosing.choose(EARLY)
    assert not opened.page.parts.side.inspector.verbs["move"].isVisible()
    assert not opened.page.parts.find_bar.book_button.isEnabled()
    assert opened.rows() == before


def test_an_empty_file_teaches_and_takes_the_first_vehicle(
    open_page: OpenPage, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), desk.clock)
    opened = open_page(path)
    empty = opened.page.parts.empty
    assert empty.isVisible()
    assert empty.form is not None
    empty.form.set_value("registration", "ab12 cde")
    empty.form.set_value("kind", "irv")
    empty.form.set_value("borough", "E09000016")
    empty.form.set_value("base", "Romford")
    empty.form.send()
    assert not empty.isVisible()
    assert opened.page.timeline.rows.content.groups[0].folded[0].key == "AB12 CDE"


def test_screen_readers_find_every_row_bar_and_chip(open_page: OpenPage) -> None:
    names = [node.name for node in open_page().page.timeline.nodes()]
    assert any(name.startswith("BX16 KLM: PC A. Tembo, Patrol · Havering") for name in names)
    assert any("Off the road, Defect, since Sun 22 Jan 14:00" in name for name in names)
    assert "BX16 KNE IRV" in names


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_draws_itself_without_a_warning(open_page: OpenPage, theme: str) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    opened = open_page()
    apply_theme(app, theme)
    opened.page.parts.find_bar.send()
    picture = opened.page.grab().toImage()
    colours = {picture.pixelColor(x, 300).name() for x in range(0, picture.width(), 3)}
    assert len(colours) > 5
