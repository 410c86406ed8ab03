"""Deciding in the page, by key and by form."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bcu_desk.features.sync.dialogs.deciding import hint_of
from bcu_desk.features.sync.queries.conflicts import Conflicts
from bcu_desk.kit.buttons import Button
from bcu_desk.kit.form import Form
from tests.features.sync.asking import Answers, asked, differing
from tests.work.exchange.stations import three


def test_keys_decide_a_conflict_and_undo_opens_it_again(qtbot, shown, tmp_path: Path) -> None:
    _, _, third = differing(tmp_path)
    page = shown(third)
    page.focus_key("review")
    assert page.tabs.part("review").text() == "Review 1"
    other = next(one for one in asked(third, Conflicts())[0].told if one.words != third.surname())
    page.review.list.setFocus()
    qtbot.keyClick(page.review.list, Qt.Key.Key_T)
    assert third.surname() == other.words
    assert page.tabs.part("review").text() == "Review"
    assert page.review.whole.currentIndex() == 1
    page.context.hub.changed.emit(third.desk.undo())
    assert page.tabs.part("review").text() == "Review 1"


def test_another_value_is_entered_in_a_form(qtbot, shown, tmp_path: Path) -> None:
    _, _, third = differing(tmp_path)
    page = shown(third)
    page.focus_key(asked(third, Conflicts())[0].id)
    qtbot.keyClick(page.review.list, Qt.Key.Key_E)
    form = page.findChild(Form, "exchange.value")
    assert form.values()["value"] == third.surname()
    assert "Ilford said From Ilford" in form.said()
    form.set_value("value", "")
    form.send()
    assert "Surname is missing" in form.trouble()
    assert len(asked(third, Conflicts())) == 1
    assert form.field("value").isVisible()
    form.set_value("value", "Decided")
    form.send()
    assert third.surname() == "Decided"
    assert asked(third, Conflicts()) == ()


def test_esc_ends_the_form_with_nothing_decided(qtbot, shown, tmp_path: Path) -> None:
    _, _, third = differing(tmp_path)
    page = shown(third)
    page.open_part("review")
    qtbot.keyClick(page, Qt.Key.Key_E)
    form = page.findChild(Form, "exchange.value")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert page.review.detail.currentWidget() is page.review.conflict
    assert len(asked(third, Conflicts())) == 1


def test_a_hint_says_how_a_value_is_typed() -> None:
    assert hint_of('["booking",1,"start_minute"]').endswith("London time")
    assert hint_of('["posting",1,"from_day"]') == "2017-01-24"
    assert hint_of('["booking",1,"driver_id"]') == "a collar number"
    assert hint_of('["person",1,"surname"]') == ""


def test_all_that_a_file_left_open_is_decided_as_one_step(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    for station, name in ((first, "From Romford"), (two, "From Ilford")):
        station.rename(name)
        station.rename(f"{name} too", "413KD")
    first.receive(two.send(1, name="a.bcusync"))
    ask = Answers()
    page = shown(first, ask)
    page.open_part("review")
    assert page.review.by_file.told.text() == "Came with a.bcusync: 2 fields of 2 records"
    page.review.by_file.take.click()
    assert ask.confirmed == [
        "Take what the others said in 2 fields? 2 fields of 2 records that came with a.bcusync."
        " One undo takes it back."
    ]
    assert (first.surname(), first.surname("413KD")) in {
        ("From Romford", "From Romford too"),
        ("From Ilford", "From Ilford too"),
    }
    assert page.found.open_count == 0
    first.desk.undo()
    assert len(asked(first, Conflicts())) == 2


def test_what_somebody_types_stays_in_sight_when_the_page_is_renewed(
    qtbot, shown, tmp_path: Path
) -> None:
    _, _, third = differing(tmp_path)
    page = shown(third)
    page.focus_key("review")
    qtbot.keyClick(page.review.list, Qt.Key.Key_E)
    form = page.findChild(Form, "exchange.value")
    form.set_value("value", "Half typed")
    third.rename("Elsewhere", "413KD")
    page.refresh()
    qtbot.waitUntil(page.is_settled)
    assert page.review.detail.currentWidget() is form
    assert form.isVisible()
    assert form.values()["value"] == "Half typed"
    form.send()
    assert third.surname() == "Half typed"
    assert page.review.detail.count() == 2


def test_another_record_puts_the_form_away(qtbot, shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    for station, name in ((first, "From Romford"), (two, "From Ilford")):
        station.rename(name)
        station.rename(f"{name} too", "413KD")
    first.receive(two.send(1, name="a.bcusync"))
    page = shown(first)
    page.focus_key("review")
    qtbot.keyClick(page.review.list, Qt.Key.Key_E)
    page.review.list.choose_line(1)
    assert page.review.detail.currentWidget() is page.review.conflict
    assert page.review.detail.count() == 2


def test_after_a_click_the_keyboard_is_on_the_list_and_tab_walks_what_may_be_chosen(
    qtbot, shown, tmp_path: Path
) -> None:
    first, two, _ = three(tmp_path)
    for station, name in ((first, "From Romford"), (two, "From Ilford")):
        station.rename(name)
        station.rename(f"{name} too", "413KD")
    first.receive(two.send(1, name="a.bcusync"))
    page = shown(first)
    page.focus_key("review")
    page.review.list.setFocus()
    walked = []
    for _ in range(5):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        walked.append(page.focusWidget().objectName())
    assert walked == [
        f"exchange.{name}" for name in ("keep_file", "take_file", "keep.0", "take.0", "enter.0")
    ]
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Backtab)
    qtbot.mouseClick(page.focusWidget(), Qt.MouseButton.LeftButton)
    assert page.found.open_count == 1
    assert page.review.list.hasFocus()
    keep = page.review.conflict.findChildren(Button, "exchange.keep.0")[-1]
    qtbot.waitUntil(keep.isVisible)
    qtbot.keyClick(page.review.list, Qt.Key.Key_K)
    assert page.found.open_count == 0
    assert page.tabs.part("review").hasFocus()


def test_a_key_that_is_held_decides_only_the_record_that_is_seen(
    qtbot, shown, tmp_path: Path
) -> None:
    first, two, _ = three(tmp_path)
    for station, name in ((first, "From Romford"), (two, "From Ilford")):
        station.rename(name)
        station.rename(f"{name} too", "413KD")
    first.receive(two.send(1, name="a.bcusync"))
    page = shown(first)
    page.focus_key("review")
    page.review.list.setFocus()
    qtbot.keyPress(page.review.list, Qt.Key.Key_K)
    assert page.found.open_count == 1
    keep = page.review.conflict.findChildren(Button, "exchange.keep.0")[-1]
    qtbot.waitUntil(keep.isVisible)
    for _ in range(5):
        plain = Qt.KeyboardModifier.NoModifier
        QTest.simulateEvent(page.review.list, True, Qt.Key.Key_K, plain, "k", True)
    assert page.found.open_count == 1
    qtbot.keyRelease(page.review.list, Qt.Key.Key_K)
    qtbot.keyClick(page.review.list, Qt.Key.Key_K)
    assert page.found.open_count == 0
