"""Drawing a page of a branch, or the whole chart on one sheet, with head and foot."""

from __future__ import annotations

from collections.abc import Mapping

from bcu_desk.domain.times import moment_text
from bcu_desk.features.org_chart.model.printed import HEAD, MARGIN
from bcu_desk.features.org_chart.rules.page_layout import Sheet
from bcu_desk.features.org_chart.rules.pages import BranchPage
from bcu_desk.features.org_chart.widgets.print.book import Book, as_at, part_told, whole_title
from bcu_desk.features.org_chart.widgets.print.cards import (
    CardWords,
    StubWords,
    draw_card,
    draw_stub,
    holder_words,
)
from bcu_desk.kit.ink import UNIT, Ink, leading

APART = 10.0


def draw_branch_page(ink: Ink, book: Book, page: BranchPage) -> None:
    """A page of a branch, as large as its room lets it be."""
    number = book.key_pages + 1 + book.bound.pages.index(page)
    title = book.loaded.tree.branches[page.head].row.title
    part = part_told(page)
    shown = f"{len(page.posts):,} of {posts_told(book)}"
    draw_frame(ink, book, (f"{title}, {part}" if part else title, f"Page {number}", shown))
    grown = book.grown(page.sheet)
    shift = (book.paper.room()[0] / grown - page.sheet.width) / 2
    ink.painter.save()
    ink.painter.translate(MARGIN * UNIT, (MARGIN + HEAD) * UNIT)
    ink.painter.scale(grown, grown)
    ink.painter.translate(shift * UNIT, 0)
    first = {code: goes_on for code in page.cuts if (goes_on := _goes_on(book, code))}
    draw_sheet(ink, page.sheet, book.cards, first, None if page.full else page.head)
    if page.full and (more := _goes_on(book, page.head)):
        _draw_more(ink, page, more)
    if not page.full:
        draw_stub(ink, _stub_words(book, page), page.sheet.places[page.head])
    ink.painter.restore()


def _goes_on(book: Book, code: str) -> int | None:
    """The number of the page on which a branch goes on."""
    found = book.bound.goes_on.get(code)
    return None if found is None else book.key_pages + 1 + found


def _draw_more(ink: Ink, page: BranchPage, number: int) -> None:
    """A note beside the first card where its branch fills further pages."""
    place = page.sheet.places[page.head]
    at = (place.right + APART / 2, place.y + 2)
    ink.text(at, f"more on page {number}", "small_strong", ink.look.ink)


def _stub_words(book: Book, page: BranchPage) -> StubWords:
    branch = book.loaded.tree.branches[page.head]
    who = holder_words(branch, book.loaded.on, names=book.wanted.names)[0]
    return StubWords(branch.row.title, who, book.page_of(page.head), part_told(page))


def draw_sheet(
    ink: Ink,
    sheet: Sheet,
    cards: Mapping[str, CardWords],
    goes_on: Mapping[str, int],
    stub: str | None,
) -> None:
    """Lines and cards of a sheet; the stub's place stays free."""
    ink.lines(sheet.lines, ink.look.muted)
    for code, place in sheet.places.items():
        if code != stub:
            draw_card(ink, cards[code], place, goes_on.get(code))


def posts_told(book: Book) -> str:
    """How many posts the chart has."""
    return f"{len(book.cards):,} posts" if len(book.cards) > 1 else "1 post"


def draw_frame(ink: Ink, book: Book, told: tuple[str, str, str]) -> None:
    """Head and foot: a title, the marking twice, the day, which page it is, and its posts."""
    title, page, posts = told
    size = (book.paper.width, book.paper.height)
    frame_of(ink, book, size, (title, f"{page} of {book.count()}", posts))


def frame_of(ink: Ink, book: Book, size: tuple[float, float], told: tuple[str, str, str]) -> None:
    """Head and foot of a sheet of any size."""
    look, measure, marking = ink.look, ink.measure, book.wanted.marking
    left, right, middle = MARGIN, size[0] - MARGIN, size[0] / 2
    room = middle - left - measure.width(marking, "text_strong") / 2 - APART
    ink.text_centred((middle, MARGIN), marking, "text_strong")
    whole = whole_title(book.loaded, book.wanted)
    ink.text((left, MARGIN - 3), measure.cut(told[0], "section", room), "section")
    under = MARGIN - 2 + leading("section")
    ink.text((left, under), measure.cut(whole, "small", room), "small", look.muted)
    ink.text_right((right, MARGIN), as_at(book.loaded, book.source), "text_strong")
    ink.text_right((right, under), told[2], "small", look.muted)
    rule = MARGIN + HEAD - 11
    ink.lines([(left, rule, right, rule)], look.muted, 0.5)
    foot = size[1] - MARGIN - leading("text")
    ink.lines([(left, foot - 4, right, foot - 4)], look.muted, 0.5)
    made = f"{book.source.file} · made {moment_text(book.source.made)}"
    ink.text((left, foot), measure.cut(made, "small", room), "small", look.muted)
    ink.text_centred((middle, foot), marking, "text_strong")
    ink.text_right((right, foot), told[1], "text_strong")
