"""No piece is lost, broken or off its page; a title stays with what it begins."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.features.briefing.widgets.paper.pages import groups_of, paged, room_of
from bcu_desk.features.briefing.widgets.paper.pieces import Ink, Piece

HEIGHTS = st.lists(
    st.tuples(st.floats(4, 200), st.booleans(), st.booleans()), min_size=1, max_size=60
)


def _nothing(_ink: Ink, _x: float, _y: float) -> None:
    """Draw nothing."""


def _pieces(told: list[tuple[float, bool, bool]]) -> list[Piece]:
    head = Piece(12.0, _nothing, words=("head",))
    return [
        Piece(high, _nothing, holds, head if headed else None, words=(str(number),))
        for number, (high, holds, headed) in enumerate(told)
    ]


@settings(max_examples=80, deadline=None)
@given(HEIGHTS)
def test_every_piece_is_on_one_page_in_order_and_none_overlap(
    told: list[tuple[float, bool, bool]],
) -> None:
    pieces = _pieces(told)
    pages = paged(pieces)
    placed = [item.piece for page in pages for item in page if item.piece.words != ("head",)]
    assert placed == pieces
    for number, page in enumerate(pages):
        y, end = room_of(number)
        for item in page:
            assert item.top >= y - 1e-6
            y = item.top + item.piece.height
        fits = sum(item.piece.height for item in page) <= end - room_of(number)[0] + 1e-6
        assert fits or _is_one_group(page)


def _is_one_group(page: object) -> bool:
    """A group that is higher than a page is alone on it, with its head."""
    items = [item.piece for item in page if item.piece.words != ("head",)]  # type: ignore[attr-defined]
    return len(list(groups_of(items))) == 1


def test_what_holds_stays_with_the_next() -> None:
    pieces = _pieces([(10, True, False), (10, True, False), (10, False, False), (10, True, False)])
    assert [len(group) for group in groups_of(pieces)] == [3, 1]


def test_the_head_of_a_table_comes_again_on_the_next_page() -> None:
    pages = paged(_pieces([(200, False, True)] * 9))
    assert len(pages) > 1
    assert all(page[0].piece.words == ("head",) for page in pages[1:])
