"""What the four sorts are called."""

from __future__ import annotations

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.sorts import WORDS


def test_every_sort_has_words_and_verbs_of_its_own() -> None:
    assert set(WORDS) == set(Sort)
    assert WORDS[Sort.ROOM].verbs()["book_this"] == "Book this room"
    assert WORDS[Sort.VEHICLE].verbs()["off_road"] == "Mark off road…"
    assert WORDS[Sort.PERSON].verbs()["off_road"] == "Mark away…"
