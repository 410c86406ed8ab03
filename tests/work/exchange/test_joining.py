"""How a desk comes into the group."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.verify import verify
from bcu_desk.work.clock import Clock
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import cards, joining
from bcu_desk.work.state_of_file import state_of_file
from tests.builders import NOON, Rename
from tests.work.exchange.stations import Station, join, lead


@pytest.fixture
def first(tmp_path: Path) -> Station:
    """A station whose file stands alone."""
    return lead(tmp_path)


def card_of(first: Station, name: str = "Ilford") -> tuple[cards.DeskCard, KeyShelf]:
    shelf = KeyShelf(first.stick / f"profile {name}")
    return cards.write_card(first.stick / f"{name}.bcucard", name, shelf.pending()), shelf


def test_a_desk_that_joined_has_all_that_the_lead_had_under_a_number_of_its_own(
    first: Station,
) -> None:
    first.rename("Okafor")
    two = join(first, "Ilford")
    assert two.digest() == first.digest()
    assert two.surname() == "Okafor"
    state = state_of_file(two.desk)
    assert (state.desk_number, state.desk_name) == (2, "Ilford")
    assert verify(two.desk.path).whole
    assert join(first, "Dagenham").desk.undo_label() is None


def test_what_the_lead_did_cannot_be_undone_on_another_desk(first: Station) -> None:
    first.rename("Okafor")
    two = join(first, "Ilford")
    with pytest.raises(Refused, match="nothing_to_undo"):
        two.desk.undo()
    two.rename("Lindqvist")
    two.desk.undo()
    assert two.surname() == "Okafor"


def test_desks_give_numbers_that_no_other_gives(first: Station) -> None:
    two = join(first, "Ilford")
    with two.desk.reader() as reader:
        asked = "SELECT next_number FROM log_state"
        assert reader.connection.exec_driver_sql(asked).scalar() >> 40 == 2


def test_a_join_file_is_for_one_desk_and_one_use(first: Station, tmp_path: Path) -> None:
    card, shelf = card_of(first)
    out = first.stick / "Ilford.bcujoin"
    joining.invite(first.desk, first.shelf, card, out)
    with pytest.raises(Refused, match="join_not_for_us"):
        joining.accept(out, tmp_path / "a.bcu", KeyShelf(tmp_path / "other"), Clock(NOON))
    joining.accept(out, tmp_path / "b.bcu", shelf, Clock(NOON))
    with pytest.raises(Refused, match="join_not_for_us"):
        joining.accept(out, tmp_path / "c.bcu", shelf, Clock(NOON))
    with pytest.raises(Refused, match="file_exists"):
        joining.accept(out, tmp_path / "b.bcu", shelf, Clock(NOON))
    with pytest.raises(Refused, match="file_exists"):
        joining.invite(first.desk, first.shelf, card, out)
    assert not (tmp_path / "a.bcu").exists()
    assert not (tmp_path / "c.bcu").exists()


def test_no_byte_of_a_join_file_can_be_another(first: Station, tmp_path: Path) -> None:
    card, shelf = card_of(first)
    out = first.stick / "Ilford.bcujoin"
    joining.invite(first.desk, first.shelf, card, out)
    told = out.read_bytes()
    odd = tmp_path / "odd.bcujoin"
    for at in [*range(0, 400, 3), *range(400, len(told), len(told) // 60)]:
        odd.write_bytes(told[:at] + bytes([told[at] ^ 1]) + told[at + 1 :])
        with pytest.raises(Refused, match="exchange_"):
            joining.accept(odd, tmp_path / "new.bcu", shelf, Clock(NOON))
    for length in (0, 10, len(told) // 2, len(told) - 1):
        odd.write_bytes(told[:length])
        with pytest.raises(Refused, match="exchange_"):
            joining.accept(odd, tmp_path / "new.bcu", shelf, Clock(NOON))
    assert not (tmp_path / "new.bcu").exists()
    joining.accept(out, tmp_path / "new.bcu", shelf, Clock(NOON))


def test_the_lead_goes_on_as_before(first: Station) -> None:
    join(first, "Ilford")
    first.desk.do(Rename(collar="413KD", surname="Still here"))
    assert first.desk.undo_label() == "Rename 413KD to Still here"
