"""The key page: counts, the legend and the index."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Wanted
from bcu_desk.features.org_chart.widgets.print.book import Book
from bcu_desk.features.org_chart.widgets.print.key_page import draw_key_page, index_room
from bcu_desk.features.org_chart.widgets.print.output import book_of
from tests.features.org_chart.widgets.print.conftest import SOURCE, Draw


def test_it_tells_what_is_printed_and_counts_it(east: Loaded, east_book: Book, drawn: Draw) -> None:
    said = drawn(lambda ink: draw_key_page(ink, east_book, 1))
    filled = sum(branch.row.holder is not None for branch in east.tree.branches.values())
    assert "East Area" in said
    told = next(words for words in said if words.startswith("As at Mon 23 Jan 2017. "))
    assert f"903 posts: {filled} filled, {903 - filled} vacant" in told
    assert {"903", str(filled), str(903 - filled)} <= set(said)


def test_every_page_is_in_the_index(east_book: Book, drawn: Draw) -> None:
    said = drawn(lambda ink: draw_key_page(ink, east_book, 1))
    for entry in east_book.index:
        assert str(entry.page) in said


@pytest.mark.parametrize("direction", ["landscape", "portrait"])
def test_cards_badges_and_functions_are_explained(
    themed: QApplication, east: Loaded, drawn: Draw, direction: str
) -> None:
    del themed
    book = book_of(east, Wanted(direction=direction), SOURCE)
    said = drawn(lambda ink: draw_key_page(ink, book, 1))
    assert "How to read the pages" in said
    assert {"Vacant for 14 days", "Acting", "card on page 2", "page 5"} <= set(said)
    for _, name in east.functions:
        assert f"Superintendent who leads {name}" in said


def test_no_post_has_its_code_on_the_key_page(east_book: Book, drawn: Draw) -> None:
    said = drawn(lambda ink: draw_key_page(ink, east_book, 1))
    assert not set(said) & set(east_book.cards)


def test_a_long_index_goes_on(themed: QApplication, east: Loaded, drawn: Draw) -> None:
    del themed
    first, further = index_room(Wanted(paper="A4").sheet())
    assert first > 20
    assert further > first
    short = book_of(east, Wanted(), SOURCE)
    book = replace(short, index=short.index * 4, key_pages=2)
    said = drawn(lambda ink: draw_key_page(ink, book, 1)) + drawn(
        lambda ink: draw_key_page(ink, book, 2)
    )
    assert said.count("Pages") == 4
    assert said.count("Response team A") == 4
    assert f"Page 2 of {book.count()}" in said
