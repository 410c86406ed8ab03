"""Cards that hang under one another."""

from __future__ import annotations

from bcu_desk.features.org_chart.rules.hanging import Spacing, hung

GAPS = Spacing(indent=10, first=8, hang=4, column=3)


def _block(children: list[list[int]], **sizes: tuple[float, float]) -> tuple[object, ...]:
    found = [sizes.get(f"card{card}", (100.0, 30.0)) for card in range(len(children))]
    block = hung(0, found, children, GAPS)
    cards = tuple(zip(block.cards, block.across, block.down, strict=True))
    return cards, block.width, block.height


def test_each_level_is_indented_and_each_card_below_the_last() -> None:
    cards, width, height = _block([[1, 3], [2], [], []])
    assert cards == ((0, 0.0, 0.0), (1, 10.0, 38.0), (2, 20.0, 72.0), (3, 10.0, 106.0))
    assert (width, height) == (120.0, 136.0)


def test_a_card_alone_takes_its_own_room() -> None:
    assert _block([[]]) == (((0, 0.0, 0.0),), 100.0, 30.0)


def test_a_long_team_breaks_into_columns_of_like_length() -> None:
    cards, width, height = _block([[1, 2, 3, 4], [], [], [], []])
    assert [card[1:] for card in cards] == [
        (0.0, 0.0), (10.0, 38.0), (10.0, 72.0), (114.0, 38.0), (114.0, 72.0),
    ]  # fmt: skip
    assert (width, height) == (214.0, 102.0)


def test_a_column_is_as_wide_as_its_widest_card() -> None:
    cards, width, _ = _block([[1, 2, 3, 4], [], [], [], []], card1=(150.0, 30.0))
    assert cards[3] == (3, 164.0, 38.0)
    assert width == 264.0


def test_a_team_with_branches_stays_in_one_column() -> None:
    cards, *_ = _block([[1, 2, 3, 4], [5], [], [], [], []])
    assert [card[1] for card in cards] == [0.0, 10.0, 20.0, 10.0, 10.0, 10.0]


def test_what_follows_a_long_team_stands_below_its_longest_column() -> None:
    cards, *_ = _block([[1, 6], [2, 3, 4, 5], [], [], [], [], []])
    assert cards[-1] == (6, 10.0, 140.0)
