"""The page tries newer wards before they are in force, puts them there, and takes them back."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.features.wards.page import WardsPage
from tests.features.wards.pages import Open, press

MAY = date(2018, 5, 3)


def posts(page: WardsPage, on: date) -> list[tuple[str, str, bool]]:
    with page.context.desk.reader() as reader:
        held = {row.post_id for row in reader.every(Posting) if row.on(on)}
        rows = [row for row in reader.every(Post) if row.on(on) and row.ward_id]
        return [(row.code, row.title, row.id in held) for row in rows]


def test_newer_wards_are_tried_put_in_force_and_taken_back(qtbot, opened: Open) -> None:
    page = opened()
    press(page, qtbot, "wards.reward")
    assert page.body.stack.currentWidget() is page.reward
    run = page.reward.run
    assert run is not None
    assert (run.before, run.ward_set, run.day) == ("2014", "2018", MAY)
    before = posts(page, MAY)
    assert before == [("EA-D9", "DWO 1, Ward 1", True)]
    ward = run.shares[0].row.ward
    assert ward is not None
    page.reward.choose_ward(ward)
    page.reward.heir_given.emit(ward, "E05000309")
    assert page.reward.run is not None
    assert page.reward.run.mapping == {ward: "E05000309"}
    press(page, qtbot, "wards.reward.apply")
    qtbot.waitUntil(page.is_settled)
    assert posts(page, MAY) == [("EA-D9/18", "DWO 1, Emerson Park", True)]
    assert posts(page, date(2018, 5, 2)) == before
    assert page.ward_set == "2018"
    assert page.body.stack.currentWidget() is page.body.kept
    assert page.sets.reward_button.text() == "Re-ward to 2022…"
    page.context.desk.undo()
    assert posts(page, MAY) == before


def test_the_way_back_to_what_was_worked_out_and_another_day(qtbot, opened: Open) -> None:
    page = opened()
    page.focus_key("2022:reward")
    run = page.reward.run
    assert run is not None
    ward = run.shares[0].row.ward
    assert ward is not None
    page.reward.heir_given.emit(ward, run.new.codes[-1])
    page.reward.heir_given.emit(ward, "")
    assert page.reward.run is not None
    assert page.reward.run.shares == run.shares
    page.reward.day.set_value(date(2023, 1, 2))
    page.reward.day.editingFinished.emit()
    assert page.reward.run.day == date(2023, 1, 2)


def test_a_day_that_can_not_be_is_refused_and_the_run_stays(qtbot, opened: Open) -> None:
    page = opened()
    page.rewarding.begin("2018")
    page.reward.day.set_value(date(2014, 1, 1))
    page.reward.day.editingFinished.emit()
    assert "after the day asked for" in page.told()
    assert page.reward.day.value() == MAY


def test_discard_puts_the_dry_run_away_and_changes_nothing(qtbot, opened: Open) -> None:
    page = opened()
    page.rewarding.begin("2018")
    press(page, qtbot, "wards.reward.discard")
    assert page.reward.run is None
    assert posts(page, MAY) == [("EA-D9", "DWO 1, Ward 1", True)]


def test_a_desk_that_changed_is_worked_out_anew(qtbot, opened: Open) -> None:
    page = opened()
    page.rewarding.begin("2018")
    first = page.reward.run
    page.rewarding.again()
    assert page.reward.run is not first
    assert page.reward.run is not None
    assert first is not None
    assert page.reward.run.shares == first.shares
