"""What each sort of clash is about."""

from __future__ import annotations

import pytest

from bcu_desk.store.exchange.unseen.sorts import DOUBLE_VALUE, DUPLICATE, SORTS, of_kind
from bcu_desk.store.tables import SYNCED


@pytest.mark.parametrize("word", sorted(SORTS))
def test_a_sort_is_about_cells_of_its_table(word: str) -> None:
    sort = SORTS[word]
    assert sort.about
    assert set(sort.about) <= set(SYNCED[sort.noun].c.keys())
    assert len(set(sort.about)) == len(sort.about)


def test_the_word_of_a_sort_is_its_noun_but_where_postings_have_more_than_one() -> None:
    others = {word: one.noun for word, one in SORTS.items() if one.noun != word}
    assert others == {"ward": "posting", "closed": "posting"}


def test_a_kind_may_have_several_nouns() -> None:
    assert {word for word, _ in of_kind(DUPLICATE)} == {
        "person", "post", "vehicle", "base", "shift_pattern",
    }  # fmt: skip
    assert {"target", "quota"} < {word for word, _ in of_kind(DOUBLE_VALUE)}
