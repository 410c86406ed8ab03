"""A second desk that says it leads, against the lead's word: shown to all, noted by the lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.commands.settle import Settle
from bcu_desk.features.sync.queries.clashes import Clashes
from bcu_desk.features.sync.queries.desks import Desks
from bcu_desk.work.exchange.membership.beyond import let_count
from tests.features.sync.asking import Answers, asked
from tests.work.exchange.stations import Station
from tests.work.exchange.test_beyond import a_second_takes_over


@pytest.fixture
def known(tmp_path: Path) -> tuple[Station, Station]:
    """The lead, and a desk that had heard of the take-over first; both know of it."""
    first, _, third, fourth = a_second_takes_over(tmp_path)
    fourth.receive(third.send(4, name="word.bcusync"))
    first.receive(fourth.send(1, name="from four.bcusync"))
    return first, fourth


def test_the_lead_lets_the_changes_count_and_notes_who_leads(shown, known) -> None:
    first, fourth = known
    (waits,) = [one.beyond for one in asked(first, Desks()) if one.number == 2]
    ask = Answers()
    page = shown(first, ask)
    page.open_part("desks")
    page.desks.table.choose_line(1)
    page.desks.one.allow_asked.emit(2)
    assert f"Changes {waits[0]} to {waits[1]} of Ilford, which is revoked" in ask.confirmed[0]
    assert [one.beyond for one in asked(first, Desks())] == [None] * 4
    page.open_part("review")
    card = page.review.clash
    assert card.isVisible()
    assert card.allow.text() == "Note it"
    card.allow.click()
    assert asked(first, Clashes()) == ()
    fourth.receive(first.send(4, name="noted.bcusync"))
    assert asked(fourth, Clashes()) == ()
    assert first.digest() == fourth.digest()


def test_only_the_lead_notes_it_and_the_other_is_never_upheld(known) -> None:
    first, fourth = known
    let_count(first.desk, 2)
    first.receive()
    (row,) = asked(first, Clashes())
    assert row.subject == "the group of desks"
    assert [one.words for one in row.told] == ["Desk 01 leads", "Ilford took the lead"]
    for station, choice, code in (
        (fourth, "allow", "only_the_lead"),
        (first, "uphold:2", "odd_choice"),
    ):
        (row,) = asked(station, Clashes())
        with pytest.raises(Refused, match=code):
            station.desk.do(Settle(clash=row.id, choice=choice))
    done = first.desk.do(Settle(clash=row.id, choice="keep"))
    assert done.label == "Note that Desk 01 leads, not Ilford"
