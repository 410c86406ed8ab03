"""What exchange offers the command line."""

from __future__ import annotations

from bcu_desk.features.sync.report import OFFER


def test_the_questions_of_the_contract_are_offered() -> None:
    assert {name for name, _ in OFFER.queries} == {
        *("desks", "conflicts", "clashes", "imports", "exports")
    }
    assert [name for name, _ in OFFER.commands] == ["settle", "change_back"]
