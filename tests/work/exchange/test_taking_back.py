"""The newest import is taken back as if it had never come."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.verify import verify
from bcu_desk.work.exchange.taking_back import take_back
from tests.work.exchange.stations import Station, join, lead, three


def refused(station: Station, code: str) -> None:
    with pytest.raises(Refused, match=code):
        take_back(station.desk)


def test_an_import_is_taken_back_exactly_and_can_come_again(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.rename("Lindqvist", "413KD")
    before = two.digest()
    sent = first.send(2, name="a.bcusync")
    two.receive(sent)
    after = two.digest()
    assert take_back(two.desk) == "a.bcusync"
    assert two.digest() == before
    assert verify(two.desk.path).whole
    assert two.receive(sent).state == "new"
    assert two.digest() == after
    first.receive(two.send(1, name="b.bcusync"))
    assert first.digest() == two.digest()


def test_a_conflict_that_came_with_it_goes_with_it(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("From Romford")
    two.rename("From Ilford")
    sent = first.send(2, name="a.bcusync")
    assert two.receive(sent).conflicts == 1
    take_back(two.desk)
    assert two.surname() == "From Ilford"
    assert two.receive(sent, apply=False).conflicts == 1


def test_what_somebody_has_built_on_stays(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    two.rename("Built on it")
    refused(two, "import_built_on")
    assert two.surname() == "Built on it"


def test_what_was_done_since_an_import_that_changed_no_row_stays(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(name="a.bcusync")
    two.receive(sent)
    third.receive(sent)
    third.receive(two.send(3, name="seen.bcusync"))  # tells only what two has seen
    third.rename("Made since")
    refused(third, "import_built_on")
    first.receive(third.send(1, name="b.bcusync"))
    assert first.surname() == "Made since"


def test_what_was_told_on_stays(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    two.send(name="b.bcusync")
    refused(two, "import_told_on")


def test_without_an_import_there_is_nothing_to_take_back(tmp_path: Path) -> None:
    refused(lead(tmp_path), "nothing_received")


def test_undo_ends_at_an_import_and_says_so(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.rename("Bello", "413KD")
    first.receive(two.send())
    first.rename("Mensah")
    first.desk.undo()
    with pytest.raises(Refused, match="undo_stops_here"):
        first.desk.undo()
    assert first.surname() == "Okafor"


def test_undo_ends_at_the_list_of_desks_and_says_so(tmp_path: Path) -> None:
    first = lead(tmp_path)
    first.rename("Okafor")
    join(first, "Ilford")
    assert first.desk.undo_label() is None
    with pytest.raises(Refused, match="undo_stops_at_desks"):
        first.desk.undo()
    first.rename("Mensah")
    first.desk.undo()
    assert first.surname() == "Okafor"
    with pytest.raises(Refused, match="undo_stops_at_desks"):
        first.desk.undo()
