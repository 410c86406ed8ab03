"""From forms to commands."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.commands.charges import (
    Dedicate,
    EndDedication,
    EndLead,
    Lead,
)
from bcu_desk.features.assignments.commands.hand_over import WriteHandOver
from bcu_desk.features.assignments.commands.swap import Swap
from bcu_desk.features.assignments.commands.waive import Waive
from bcu_desk.features.assignments.model.gestures import command_of
from bcu_desk.work.postings import Appoint, EndPosting, ExtendPosting
from tests.domain.model_check.worlds import day
from tests.features.assignments.boards import REDBRIDGE, shown, with_gap

DAYS: dict[str, object] = {"post": "EA-S1", "from": day(2, 2), "to": day(2, 12)}


def test_the_last_day_of_a_form_becomes_the_day_after() -> None:
    values = {**DAYS, "person": "113KD", "standing": "acting", "replace": False, "move": True}
    assert command_of("appoint", values, ()) == Appoint(
        post="EA-S1",
        person="113KD",
        from_day=day(2, 2),
        to_day=day(2, 13),
        standing=Standing.ACTING,
        move=True,
    )


def test_an_open_end_stays_open() -> None:
    values = {**DAYS, "to": None, "borough": REDBRIDGE, "replace": True}
    assert command_of("dedicate", values, ()) == Dedicate(
        post="EA-S1", borough=REDBRIDGE, from_day=day(2, 2), replace=True
    )


def test_one_day_may_be_first_and_last() -> None:
    values = {**DAYS, "to": day(2, 2), "function": "response", "replace": False}
    assert command_of("lead", values, ()) == Lead(
        post="EA-S1", function="response", from_day=day(2, 2), to_day=day(2, 3)
    )


def test_a_last_day_before_the_first_is_refused_at_its_field() -> None:
    values = {**DAYS, "to": day(2, 1), "function": "response", "replace": False}
    with pytest.raises(Refused) as refused:
        command_of("lead", values, ())
    assert (refused.value.code, refused.value.facts["field"]) == ("last_before_first", "to")


def test_a_swap_names_both_posts() -> None:
    values = {"post": "EA-S1", "with": "EA-S2", "from": day(2, 2)}
    assert command_of("swap", values, ()) == Swap(post="EA-S1", other="EA-S2", from_day=day(2, 2))


def test_a_waiver_is_of_the_breach_chosen_from_its_first_day() -> None:
    values = {"breach": f"R5|{REDBRIDGE}|2017-02-02", "until": day(2, 12), "reason": "Agreed"}
    assert command_of("waive", values, shown(with_gap()).breaches) == Waive(
        rule="R5",
        subject=REDBRIDGE,
        until=day(2, 13),
        reason="Agreed",
        from_day=day(2, 2),
    )


def test_forms_that_end_extend_and_hand_over_become_their_commands() -> None:
    end = command_of("end", {"post": "EA-S1", "last": date(2017, 2, 5)}, ())
    assert end == EndPosting(post="EA-S1", on=date(2017, 2, 6))
    extend = command_of(
        "extend",
        {"post": "EA-S1", "to": date(2017, 2, 5), "push": True},
        (),
        date(2017, 1, 23),
    )
    assert extend == ExtendPosting(
        post="EA-S1", to_day=date(2017, 2, 6), on=date(2017, 1, 23), push=True
    )
    written = command_of(
        "hand_over",
        {"post": "EA-S1", "person": "105KD", "note": None, "items": " One \n\nTwo"},
        (),
    )
    assert written == WriteHandOver(post="EA-S1", person="105KD", items=("One", "Two"))


def test_cover_needs_its_last_day() -> None:
    values = {"post": "EA-S1", "person": "105KD", "from": date(2017, 2, 5), "to": None}
    values |= {"standing": "acting", "replace": False, "move": False}
    with pytest.raises(Refused) as found:
        command_of("cover", values, ())
    assert (found.value.code, found.value.facts["field"]) == ("cover_without_end", "to")


def test_cover_lets_the_holder_come_back() -> None:
    values = {**DAYS, "person": "113KD", "standing": "acting", "replace": True, "move": False}
    found = command_of("cover", {**values, "back": True}, ())
    assert isinstance(found, Appoint)
    assert (found.back, found.replace, found.to_day) == (True, True, day(2, 13))


def test_a_lead_and_a_dedication_end_the_day_after_their_last() -> None:
    last = {"post": "EA-S1", "last": day(2, 5)}
    assert command_of("end_lead", {**last, "function": "response"}, ()) == EndLead(
        post="EA-S1", function="response", on=day(2, 6)
    )
    assert command_of("end_dedication", {**last, "borough": REDBRIDGE}, ()) == EndDedication(
        post="EA-S1", borough=REDBRIDGE, on=day(2, 6)
    )
