"""New keys that were listed by a lead that had been taken over from."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.roster import Roster
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.work.exchange.keys.unlisted import told_apart
from bcu_desk.work.exchange.membership import rotating
from bcu_desk.work.exchange.membership.group import NameSecond, take_lead, withdraw
from tests.work.exchange.stations import Station, three
from tests.work.exchange.test_returning import back


def keys_listed_in_vain(folder: Path) -> tuple[Station, Station, Station]:
    """The lead listed new keys of the third, which uses them; the second leads and never heard."""
    first, two, third = three(folder)
    first.desk.do(NameSecond(number=2))
    named = first.send(name="second.bcusync")
    two.receive(named)
    third.receive(named)
    card = rotating.ask_for_new_keys(third.desk, third.shelf, folder / "new.bcucard")
    rotating.list_new_keys(first.desk, card)
    third.receive(first.send(3, name="listed.bcusync"))
    third.rename("By the new keys")
    take_lead(two.desk)
    return first, two, third


def test_it_is_told_as_what_it_is_and_the_way_back_loses_nothing(tmp_path: Path) -> None:
    _, two, third = keys_listed_in_vain(tmp_path)
    before = two.digest()
    with pytest.raises(Refused, match="exchange_keys_unlisted") as found:
        two.receive(third.send(2, name="a.bcusync"))
    assert found.value.facts == {"desk": "Dagenham", "by": "Desk 01", "lead": "Ilford"}
    assert two.digest() == before
    withdraw(two.desk, 3)
    again, unsent = back(two, third, third.desk.path, 3)
    assert unsent == 1
    assert two.receive(again.send(2, name="b.bcusync")).state == "new"
    assert (two.surname(), again.surname()) == ("By the new keys", "By the new keys")
    again.rename("And on")
    two.receive(again.send(2, name="c.bcusync"))
    assert two.surname() == "And on"


def test_what_was_changed_on_its_way_is_still_told_as_that(tmp_path: Path) -> None:
    keys = DeskKeys.make().public

    def refuse(_: object) -> None:
        raise Refused("exchange_tampered", desk=3, first=1)

    with pytest.raises(Refused, match="exchange_tampered"), told_apart(Roster(), 3, refuse):
        refuse(keys)
