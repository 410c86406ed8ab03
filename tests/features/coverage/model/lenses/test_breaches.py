"""Wards by the rules broken in them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.model.lenses.breaches import (
    breach_counts,
    breach_heads,
    breach_looks,
    breach_titles,
    count_of,
    numbers_of,
    told_of,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.broken import BrokenRule
from bcu_desk.features.coverage.rules.steps import Step
from tests.features.coverage.small import FULL, SHORT

R7 = BrokenRule("R7", "Has 1 of 2 dedicated ward officers in post.")
WAIVED = BrokenRule("R13", "Has 12 % abstraction.", waived=True)


def _with(small: Loaded) -> Loaded:
    borough = small.cover[0].borough
    return replace(small, broken={SHORT: (R7, R7, WAIVED), borough: (BrokenRule("R11", "Few."),)})


def test_a_ward_tells_how_many_rules_are_broken_and_which(
    small: Loaded, themed: QApplication
) -> None:
    told = _with(small)
    full, short = breach_looks(told, (FULL, SHORT), Looking())
    assert (full.digit, full.note) == ("0", "")
    assert full.told == "Ward 1, Havering: none broken."
    assert (short.digit, short.note, short.called) == ("2", "2 × R7, R13 waived", True)
    assert "R13 (waived): Has 12 % abstraction." in short.told
    assert told_of((R7, WAIVED)).endswith("Has 12 % abstraction. (waived)")
    assert numbers_of((R7,)) == "R7"


def test_what_was_not_read_is_no_data(small: Loaded, themed: QApplication) -> None:
    assert count_of(small, SHORT) is None
    (look,) = breach_looks(small, (SHORT,), Looking())
    assert (look.digit, look.hatched) == ("–", True)


def test_waived_rules_are_in_no_sum(small: Loaded) -> None:
    told = _with(small)
    assert breach_counts(told) == {Step.LOWEST: 1, Step.MIDDLE: 1}
    assert breach_heads(told) == (
        "1 of 2 wards with a rule broken",
        "2 broken; 1 waived, not counted",
    )
    (title,) = breach_titles(told, [row.borough for row in small.cover]).values()
    assert title.about == "2 broken in its wards; R11 of its own"
