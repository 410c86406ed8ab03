"""The home page over the sample: every figure is that of its page, every line goes to its mend."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import minute_of
from bcu_desk.features.home.widgets.card import TileCard
from bcu_desk.kit.page import Page
from bcu_desk.shell import offers
from bcu_desk.work.changes import Done
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE
from tests.features.home.conftest import Open
from tests.features.home.tiles import DAY

K = Qt.Key


def _counts(page: Page) -> dict[str, int]:
    return {name: card.tile.count for name, card in page.cards.items()}  # type: ignore[attr-defined]


def test_each_count_is_that_of_the_query_by_the_same_name(open_page: Open, desk: Desk) -> None:
    for scope in ((), ("EA",)):
        page = open_page(desk, View(DAY, scope))
        with desk.reader() as reader:
            rows = offers.queries()["today"](at="2017-01-23T06:00").rows(reader, View(DAY, scope))  # type: ignore[call-arg]
        told = {row.tile: (row.count, row.sentence) for row in rows}  # type: ignore[attr-defined]
        shown = {name: (c.tile.count, c.tile.sentence) for name, c in page.cards.items()}
        assert shown == told
        page.close()


def test_one_to_four_go_to_the_tiles_and_tab_goes_through_all(
    qtbot: QtBot, open_page: Open, desk: Desk
) -> None:
    page = open_page(desk)
    page.take_keyboard()
    names = ["breaches", "vacancies", "coverage", "fleet"]
    for key, name in zip((K.Key_1, K.Key_2, K.Key_3, K.Key_4), names, strict=True):
        qtbot.keyClick(page.focusWidget(), key)
        assert page.cards[name].hasFocus()
    page.cards["breaches"].setFocus()
    seen = []
    for _ in page.cards:
        seen.append(page.focusWidget().objectName())
        qtbot.keyClick(page.focusWidget(), K.Key_Tab)
    assert seen == [f"home.{name}" for name in page.cards]


def test_enter_goes_to_the_record_with_its_mend(qtbot: QtBot, open_page: Open, desk: Desk) -> None:
    page = open_page(desk)
    page.focus_key("vacancies")
    first = page.cards["vacancies"].tile.lines[0]
    qtbot.keyClick(page.focusWidget(), K.Key_Return)
    assert page.went == [(first.page, first.key)]
    assert first.key.endswith(":appoint")


def test_every_line_leads_to_a_page_of_the_window(open_page: Open, desk: Desk) -> None:
    page = open_page(desk)
    known = {"org_chart", "assignments", "on_call", "coverage", "bookings", ""}
    pages = {line.page for card in page.cards.values() for line in card.tile.lines}
    assert pages <= known
    assert {card.tile.page for card in page.cards.values()} <= known


def test_a_change_anywhere_is_counted_at_once_and_undo_takes_it_back(
    open_page: Open, desk: Desk
) -> None:
    page = open_page(desk)
    before = _counts(page)
    done = desk.do(EndPosting(post="EA-S1", on=DAY))
    page.context.hub.changed.emit(done)
    after = _counts(page)
    assert after["vacancies"] == before["vacancies"] + 1
    assert after["breaches"] > before["breaches"]
    assert after["changes"] == before["changes"] + 1
    page.context.hub.changed.emit(desk.undo())
    assert _counts(page) == before | {"changes": before["changes"] + 2}


def test_it_cares_for_every_noun_of_the_file(open_page: Open, desk: Desk) -> None:
    page = open_page(desk)
    seen = page.cards["breaches"].tile
    page.context.hub.changed.emit(Done("A note", frozenset({"waiver"}), ()))
    assert page.cards["breaches"].tile is not seen


def test_a_second_day_tells_each_counts_change(open_page: Open, desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S1", on=date(2017, 1, 20)))
    page = open_page(desk, View(DAY, against=date(2017, 1, 16)))
    vacancies = page.cards["vacancies"]
    assert vacancies.tile.changed.endswith("on Mon 16 Jan 2017.")
    assert vacancies.tile.changed in vacancies.accessibleName()
    assert page.cards["changes"].tile.change is None
    plain = open_page(desk, View(DAY, ("CN",), against=date(2017, 1, 16)))
    assert plain.cards["vacancies"].tile.change == 0


def test_the_past_is_told_as_it_was_known(open_page: Open, desk: Desk) -> None:
    later = Desk(desk.path, Clock(minute_of("2017-01-24T09:00")))
    later.do(EndPosting(post="EA-S1", on=DAY))
    view = View(DAY, known_at=minute_of("2017-01-23T12:00"))
    page = open_page(later, view)
    with later.reader_of_past(minute_of("2017-01-23T12:00")) as reader:
        past = {tile.name: tile.count for tile in page.load(reader, view)}
    assert past["changes"] == 1
    assert (
        past["vacancies"]
        == open_page(desk, replace(view, known_at=None)).cards["vacancies"].tile.count - 1
    )


def test_a_file_without_people_teaches_what_comes_first(
    qtbot: QtBot, open_page: Open, tmp_path: Path
) -> None:
    path = tmp_path / "none.bcu"
    create_file(path, NewFile(kind="none"), Clock(minute_of(GO_LIVE)))
    page = open_page(Desk(path, Clock(minute_of(GO_LIVE))))
    steps = {
        name: card.tile.lines[0].button for name, card in page.cards.items() if card.tile.lines
    }
    assert steps["vacancies"] == steps["coverage"] == "Make a post"
    assert steps["fleet"] == "Add a vehicle"
    page.focus_key("vacancies")
    qtbot.keyClick(page.focusWidget(), K.Key_Return)
    assert page.went == [("org_chart", ":create")]


def test_a_file_that_is_only_read_leads_to_records_without_a_form(
    qtbot: QtBot, open_page: Open, desk: Desk
) -> None:
    page = open_page(Desk(desk.path, desk.clock, read_only=True))
    page.focus_key("vacancies")
    qtbot.keyClick(page.focusWidget(), K.Key_Return)
    ((name, key),) = page.went
    assert name == "org_chart"
    assert ":" not in key


@pytest.mark.parametrize("size", [(1190, 688), (1744, 1000), (724, 420)])
def test_the_tiles_fill_the_page_without_lying_on_one_another(
    open_page: Open, desk: Desk, size: tuple[int, int]
) -> None:
    page = open_page(desk)
    page.resize(*size)
    cards: list[TileCard] = list(page.cards.values())
    for number, card in enumerate(cards):
        for other in cards[number + 1 :]:
            assert not card.geometry().intersects(other.geometry()), (card, other)
    rights = [card.geometry().right() for card in cards]
    assert max(rights) <= size[0] - 16
    heads = {name: card.plan for name, card in page.cards.items()}
    assert all(made.placed or not page.cards[name].rows for name, made in heads.items())
