"""Letting desks in and out, joining, and what is told of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.features.sync.dialogs.errands import told_fault
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import cards
from tests.features.sync.asking import Answers, alone
from tests.work.exchange.stations import three


def test_a_lone_desk_lets_another_in_and_that_one_joins(shown, tmp_path: Path) -> None:
    first = alone(tmp_path)
    other = KeyShelf(tmp_path / "profile-other")
    card = cards.write_card(tmp_path / "Ilford.bcucard", "Ilford", other.pending())
    ask = Answers(tmp_path / "Ilford.bcucard", tmp_path / "Ilford")
    page = shown(first, ask)
    page.alone.invite.click()
    assert card.words in ask.confirmed[0]
    assert "Ilford is desk 02" in page.told()
    assert page.found is not None
    assert [one.name for one in page.found.desks] == ["Desk 01", "Ilford"]
    there = alone(tmp_path / "there")
    there.shelf = other
    page = shown(there, Answers(tmp_path / "Ilford.bcujoin", tmp_path / "mine"))
    page.alone.accept.click()
    assert "Made mine.bcu: Ilford, desk 02" in page.told()
    assert (tmp_path / "mine.bcu").exists()


def test_nobody_is_let_in_where_the_words_differ(shown, tmp_path: Path) -> None:
    first = alone(tmp_path)
    other = KeyShelf(tmp_path / "profile-other")
    cards.write_card(tmp_path / "Ilford.bcucard", "Ilford", other.pending())
    page = shown(first, Answers(tmp_path / "Ilford.bcucard", tmp_path / "Ilford", yes=False))
    page.errands.invite()
    with first.desk.reader() as reader:
        assert reader.every(GroupDesk) == ()


def test_a_card_is_written_and_its_words_told(shown, tmp_path: Path) -> None:
    page = shown(alone(tmp_path), Answers(tmp_path / "Response"))
    page.errands.make_card("Response")
    made = cards.read_card(tmp_path / "Response.bcucard")
    assert made.words in page.told()
    page.errands.make_card("Response")
    assert made.name == "Response"


def test_what_is_no_card_is_refused(shown, tmp_path: Path) -> None:
    (tmp_path / "no.bcucard").write_text("{}", "utf-8")
    page = shown(alone(tmp_path), Answers(tmp_path / "no.bcucard"))
    page.errands.invite()
    assert "is not a desk's card" in page.told()


@pytest.mark.parametrize(("name", "status"), [("retire", "retired"), ("revoke", "revoked")])
def test_the_lead_withdraws_a_desk_after_a_question(
    shown, tmp_path: Path, name: str, status: str
) -> None:
    first, _, _ = three(tmp_path)
    ask = Answers()
    page = shown(first, ask)
    page.open_part("desks")
    page.desks.table.choose_line(1)
    page.desks.findChild(type(page.desks.invite), f"exchange.{name}").click()
    assert ask.confirmed[0].startswith(f"{name.capitalize()} Ilford?")
    with first.desk.reader() as reader:
        assert reader.every(GroupDesk)[1].status == status
    assert page.send.chosen() == (3,)


def test_a_member_cannot_let_in_or_withdraw(shown, tmp_path: Path) -> None:
    _, two, _ = three(tmp_path)
    page = shown(two)
    page.open_part("desks")
    page.desks.table.choose_line(2)
    assert not page.desks.invite.isEnabled()
    assert page.desks.findChild(type(page.desks.invite), "exchange.retire") is None


def test_a_bug_goes_on_its_way(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        told_fault(KeyError("x"), tmp_path)
    assert told_fault(FileNotFoundError(2, "gone"), tmp_path).code


def test_an_older_import_is_changed_back_once_it_was_said_what_that_is(
    shown, tmp_path: Path
) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    two.send(name="told on.bcusync")
    answers = Answers()
    page = shown(two, answers)
    page.open_part("history")
    page.history.change_back.click()
    assert "1 record is set to what it was. The other desks get that" in answers.confirmed[0]
    assert two.surname() == "Tembo"
    page.history.change_back.click()
    assert "could be changed back" in page.told()
