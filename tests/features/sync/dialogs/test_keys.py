"""New keys from the page."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.work.exchange.membership.cards import read_card
from tests.features.sync.asking import Answers
from tests.work.exchange.stations import group_of, three


def test_a_desk_asks_for_new_keys_and_the_lead_lists_them(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    card = tmp_path / "new.bcucard"
    page = shown(two, Answers(card))
    page.desks.one.keys_asked.emit()
    words = read_card(card).words
    assert words in page.told()
    lead = shown(first, Answers(card))
    lead.errands.invite()
    assert "Ilford has new keys" in lead.told()
    assert next(one for one in lead.found.desks if one.number == 2).words == words


def test_the_lead_changes_its_keys_at_once_and_only_after_a_yes(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    before = first.shelf.keys(group_of(first), 1)
    page = shown(first, Answers(yes=False))
    page.desks.one.keys_asked.emit()
    assert first.shelf.keys(group_of(first), 1) == before
    page = shown(first)
    page.desks.one.keys_asked.emit()
    assert first.shelf.keys(group_of(first), 1) != before
    assert "Send a file to every desk" in page.told()
