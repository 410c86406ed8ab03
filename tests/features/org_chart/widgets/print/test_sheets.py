"""A page of a branch with its head and foot."""

from __future__ import annotations

from bcu_desk.features.org_chart.widgets.print.book import Book
from bcu_desk.features.org_chart.widgets.print.sheets import (
    draw_branch_page,
    draw_frame,
    posts_told,
)
from tests.features.org_chart.widgets.print.conftest import Draw


def _page_of(book: Book, head: str) -> int:
    return next(n for n, page in enumerate(book.bound.pages) if page.head == head)


def test_head_and_foot_have_marking_day_and_page(east_book: Book, drawn: Draw) -> None:
    said = drawn(lambda ink: draw_frame(ink, east_book, ("Response", "Page 4", "9 posts")))
    assert said.count("OFFICIAL") == 2
    assert "As at Mon 23 Jan 2017" in said
    assert f"Page 4 of {east_book.count()}" in said
    assert "East Area" in said
    assert any(words.startswith("east.bcu · made ") for words in said)


def test_a_page_says_every_post_of_it_once_and_no_other(east_book: Book, drawn: Draw) -> None:
    for page in east_book.bound.pages[:3]:
        said = drawn(lambda ink, page=page: draw_branch_page(ink, east_book, page))
        codes = [words for words in said if words in east_book.cards]
        assert sorted(codes) == sorted(page.posts)


def test_a_branch_that_goes_on_names_its_page_and_that_page_names_the_card(
    east_book: Book, drawn: Draw
) -> None:
    number = _page_of(east_book, "EA-I4")
    first = drawn(lambda ink: draw_branch_page(ink, east_book, east_book.bound.pages[0]))
    assert f"page {number + 2}" in first
    there = drawn(lambda ink: draw_branch_page(ink, east_book, east_book.bound.pages[number]))
    assert "card on page 2" in there
    assert there.count("Response team A") >= 2


def test_one_post_is_told_as_one(east_book: Book) -> None:
    assert posts_told(east_book) == "903 posts"
