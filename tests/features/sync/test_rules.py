"""How choices are typed, and when so much would go that it is asked about again."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.rules import Choice, choice_of, conflict_id
from bcu_desk.store.exchange.open_items import OpenItem


def test_choices_are_read() -> None:
    assert choice_of("keep") == Choice("keep")
    assert choice_of("allow") == Choice("allow")
    assert choice_of("take:5") == Choice("take", 5)
    assert choice_of("uphold:12") == Choice("uphold", 12)
    for odd in ("", "take", "take:x", "keep:1", "drop"):
        with pytest.raises(Refused, match="odd_choice"):
            choice_of(odd)


def test_a_conflict_has_the_same_name_everywhere() -> None:
    assert conflict_id(OpenItem("person", 7, "surname", "", ())) == '["person",7,"surname"]'
