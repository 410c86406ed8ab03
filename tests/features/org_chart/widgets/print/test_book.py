"""The printed chart as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Wanted
from bcu_desk.features.org_chart.model.tree import tree_of
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.print.book import (
    MOST_GROWN,
    Book,
    as_at,
    cards_of,
    make_book,
    one_sheet,
    whole_title,
)
from bcu_desk.features.org_chart.widgets.print.output import book_of
from bcu_desk.kit.ink import Measure
from tests.features.org_chart.widgets.print.conftest import SOURCE


def test_every_post_has_a_card_on_one_page_behind_the_key_page(
    east: Loaded, east_book: Book
) -> None:
    assert east_book.key_pages == 1
    found = [code for page in east_book.bound.pages for code in page.posts]
    assert sorted(found) == sorted(east.tree.branches)
    assert east_book.page_of("EA-C1") == 2
    assert east_book.count() == 1 + len(east_book.bound.pages)


def test_the_index_has_each_page_once_with_its_posts(east_book: Book) -> None:
    assert [entry.page for entry in east_book.index] == list(range(2, east_book.count() + 1))
    assert sum(entry.posts for entry in east_book.index) == len(east_book.cards)


def test_a_post_led_across_says_by_whom_on_paper_too(measure: Measure, east: Loaded) -> None:
    rows = [
        replace(branch.row, reports_to="EA-CI3") if name == "EA-I13" else branch.row
        for name, branch in east.tree.branches.items()
    ]
    charges = [branch.charge for branch in east.tree.branches.values() if branch.charge]
    across = replace(east, tree=tree_of(rows, charges))
    told = "Investigation: led by EA-S3"
    said = {
        code
        for code, words in cards_of(across, Wanted(), measure).items()
        if told in [line.left for line in words.lines]
    }
    assert said == {"EA-I13"}


def test_larger_paper_needs_fewer_pages(
    themed: QApplication, east: Loaded, east_book: Book
) -> None:
    del themed
    larger = book_of(east, Wanted(paper="A3"), SOURCE)
    assert larger.count() < east_book.count()
    assert larger.least_type() >= 7


def test_a_page_with_room_to_spare_is_drawn_larger(
    themed: QApplication, east: Loaded, east_book: Book
) -> None:
    del themed
    small = book_of(east, Wanted(branch="EA-I9"), SOURCE)
    assert small.grown(small.bound.pages[0].sheet) == MOST_GROWN
    assert all(1 <= east_book.grown(page.sheet) <= MOST_GROWN for page in east_book.bound.pages)


def test_many_pages_need_a_further_key_page(measure: Measure, east: Loaded) -> None:
    del measure
    made = make_book(east, Wanted(), SOURCE, QApplication.font(), (5, 6))
    assert made.key_pages == 1 + -(-(len(made.bound.pages) - 5) // 6)
    assert made.index[0].page == made.key_pages + 1


def test_the_title_is_the_bcus_or_the_branch(both: Loaded, east: Loaded) -> None:
    assert whole_title(east, Wanted()) == "East Area"
    assert whole_title(both, Wanted()) == "Central North, East Area"
    assert whole_title(east, Wanted(branch="EA-I4")) == "Response team A"


def test_the_day_is_told_and_the_instant_of_knowledge(east: Loaded) -> None:
    assert as_at(east, SOURCE) == "As at Mon 23 Jan 2017"
    told = as_at(east, replace(SOURCE, known_at=24_750_000))
    assert told.startswith("As at Mon 23 Jan 2017, as known on ")


def test_one_sheet_has_every_tree_side_by_side(measure: Measure, both: Loaded) -> None:
    sheet = one_sheet(both, Wanted(), cards_of(both, Wanted(), measure))
    assert set(sheet.places) == set(both.tree.branches)
    north, east = (
        [place for code, place in sheet.places.items() if code.startswith(bcu)]
        for bcu in ("CN", "EA")
    )
    assert max(place.right for place in north) < min(place.x for place in east)
    assert max(place.right for place in sheet.places.values()) <= sheet.width


def test_a_chart_larger_than_any_picture_is_refused(measure: Measure, east: Loaded) -> None:
    cards = cards_of(east, Wanted(), measure)
    huge = {code: replace(words, width=60_001.0) for code, words in cards.items()}
    with pytest.raises(Refused, match="chart_too_large"):
        one_sheet(east, Wanted(), huge)


def test_places_are_rectangles(measure: Measure, east: Loaded) -> None:
    sheet = one_sheet(east, Wanted(branch="EA-I9"), cards_of(east, Wanted(branch="EA-I9"), measure))
    assert all(isinstance(place, Place) for place in sheet.places.values())
    assert len(sheet.places) == 8
