"""Printed cards: what they say, without names too, and that it fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.print.cards import (
    EDGE,
    STUB,
    CardWords,
    StubWords,
    card_words,
    draw_card,
    draw_stub,
    holder_words,
)
from bcu_desk.kit.ink import Measure
from tests.features.org_chart.conftest import DAY
from tests.features.org_chart.widgets.print.conftest import Draw


def _said(words: CardWords) -> str:
    return " | ".join(f"{line.left} / {line.right}".rstrip(" /") for line in words.lines)


def test_every_card_names_post_title_and_holder(east: Loaded, measure: Measure) -> None:
    for code, branch in east.tree.branches.items():
        words = card_words(branch, DAY, measure, names=True)
        assert words.lines[0].right == code
        said = " ".join(line.left for line in words.lines)
        assert branch.row.title in said
        surname = (branch.row.holder_name or "Vacant").split()[-1]
        assert surname in said
        assert words.vacant is (branch.row.holder is None)


def test_no_line_of_any_card_is_wider_than_the_card(both: Loaded, measure: Measure) -> None:
    for branch in both.tree.branches.values():
        words = card_words(branch, DAY, measure, names=True)
        for line in words.lines:
            left = measure.width(line.left, line.style)
            right = measure.width(line.right, line.right_style)
            assert left + right <= words.width - 2 * EDGE


def test_without_names_a_card_has_rank_and_collar(east: Loaded, measure: Measure) -> None:
    for branch in east.tree.branches.values():
        row = branch.row
        if row.holder is not None and row.holder_name is not None:
            told = holder_words(branch, DAY, names=False)
            assert told == (f"{row.holder_rank} {row.holder}",) * 2
            said = _said(card_words(branch, DAY, measure, names=False))
            assert row.holder_name not in said


def test_a_superintendent_has_function_and_borough(east: Loaded, measure: Measure) -> None:
    said = _said(card_words(east.tree.branches["EA-S2"], DAY, measure, names=True))
    assert "Superintendent, Response" in said
    assert "Borough: Havering" in said
    assert "459 of 466 filled" in said
    assert "No borough" in _said(card_words(east.tree.branches["EA-S4"], DAY, measure, names=True))


def test_a_function_that_the_title_does_not_say_is_told(east: Loaded, measure: Measure) -> None:
    branch = east.tree.branches["EA-S2"]
    other = replace(branch, row=replace(branch.row, title="Superintendent"))
    assert "Leads Response" in _said(card_words(other, DAY, measure, names=True))


def test_badges_are_in_words(east: Loaded, measure: Measure) -> None:
    branch = east.tree.branches["EA-I4"]
    acting = replace(branch, row=replace(branch.row, standing="acting", held_to=date(2017, 2, 1)))
    assert "Ends in 8 days · Acting" in _said(card_words(acting, DAY, measure, names=True))


@pytest.mark.parametrize("goes_on", [None, 7])
def test_a_card_that_goes_on_names_the_page(
    east: Loaded, measure: Measure, drawn: Draw, goes_on: int | None
) -> None:
    words = card_words(east.tree.branches["EA-I4"], DAY, measure, names=True)
    place = Place(10, 10, *words.size())
    said = drawn(lambda ink: draw_card(ink, words, place, goes_on))
    assert ("page 7" in said) is (goes_on is not None)
    assert "EA-I4" in said


def test_a_stub_names_the_page_of_the_card_and_no_code(drawn: Draw) -> None:
    words = StubWords("Response team A", "Insp Una Pemberton", 2, "part 1 of 2")
    said = drawn(lambda ink: draw_stub(ink, words, Place(10, 10, *STUB)))
    assert said == [
        "card on page 2",
        "Response team A",
        "Insp Una Pemberton",
        "part 1 of 2",
    ]
