"""New keys: listed by the lead, used from then on, the old ones good for what they signed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.work.exchange.membership.cards import read_card
from bcu_desk.work.exchange.membership.rotating import (
    ask_for_new_keys,
    change_lead_keys,
    leads,
    list_new_keys,
)
from tests.work.exchange.stations import group_of, three


def test_a_desk_goes_on_with_new_keys_once_the_lead_has_listed_them(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    group = group_of(first)
    old = two.shelf.keys(group, 2)
    two.rename("Signed by the old keys")
    early = two.send(name="early.bcusync")
    first.receive(early)
    card = ask_for_new_keys(two.desk, two.shelf, tmp_path / "new.bcucard")
    two.rename("Still the old keys", "413KD")
    still = two.send(name="still.bcusync")
    assert list_new_keys(first.desk, read_card(tmp_path / "new.bcucard")).label.endswith("new keys")
    told = first.send(name="list.bcusync")
    two.receive(told)
    two.rename("Signed by the new keys")
    late = two.send(name="late.bcusync")
    assert two.shelf.keys(group, 2).public == card.public != old.public
    assert first.receive(late).state == "new"
    third.receive(told, late)
    assert third.surname() == "Signed by the new keys"
    assert third.receive(early, still).state == "nothing_new"
    assert (first.surname("413KD"), third.digest()) == ("Still the old keys", first.digest())
    for_old = first.send(2, name="after.bcusync")
    assert two.receive(for_old).state in ("receipt", "nothing_new", "new")


def test_the_lead_changes_its_keys_and_its_old_ones_sign_the_list(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    assert (leads(first.desk), leads(two.desk)) == (True, False)
    before = first.shelf.keys(group_of(first), 1)
    change_lead_keys(first.desk, first.shelf)
    assert first.shelf.keys(group_of(first), 1).public != before.public
    first.rename("By the new keys")
    sent = first.send(name="a.bcusync")
    assert two.receive(sent).state == "new"
    third.receive(two.send(3, name="b.bcusync"))
    assert third.surname() == "By the new keys"
    first.receive(two.send(1, name="c.bcusync"))
    assert first.digest() == two.digest()


def test_new_keys_that_the_old_ones_have_not_signed_for_are_refused(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    card = ask_for_new_keys(two.desk, two.shelf, tmp_path / "new.bcucard")
    with pytest.raises(Refused, match="not_signed_by_old_keys"):
        list_new_keys(first.desk, replace(card, public=DeskKeys.make().public))
    with pytest.raises(Refused, match="not_signed_by_old_keys"):
        list_new_keys(first.desk, replace(card, renews=None))
    with pytest.raises(Refused, match="only_the_lead"):
        list_new_keys(two.desk, card)
