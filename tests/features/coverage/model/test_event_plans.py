"""A plan for an event as it is looked at."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.model.event_plans import EventSeen, about, ward_turn
from bcu_desk.features.coverage.queries.proposals.event import EventFound
from bcu_desk.features.coverage.rules.solver.events import Event, EventWard, Member, plan_event
from bcu_desk.features.coverage.rules.standings import Standing
from tests.features.coverage.small import DAY


def _seen(take: int, *there: int) -> EventSeen:
    """Wards A, B, C … with so many officers each."""
    wards = tuple(
        EventWard(code, f"Ward {code}", "Havering", 2, count)
        for code, count in zip("ABCDEF", there, strict=False)
    )
    members = tuple(
        Member(f"{ward.code}{n}", f"PC {ward.code}{n}", ward.code)
        for ward in wards
        for n in range(ward.there)
    )
    found = plan_event(Event(take, members, wards))
    return EventSeen(EventFound(Span(DAY, date(2017, 1, 25)), "central_aid", "Supt Oduya", found))


def test_a_plan_is_told_with_its_button_and_its_one_command() -> None:
    plan = _seen(2, 3, 3)
    assert plan.taken() == ("A0", "B0")
    assert plan.wards() == ("A", "B")
    assert plan.verb() == "Record 2 from Mon 23 Jan 2017"
    assert plan.summed().startswith("2 DWOs of 2 wards: 0 left with nobody, 0 below target")
    (command,) = plan.commands()
    assert (command.people, command.kind) == (("A0", "B0"), "central_aid")
    assert (command.start, command.end) == ("2017-01-23T00:00", "2017-01-25T00:00")
    assert command.ordered_by == "Supt Oduya"
    assert float(plan.cost()) > 0


def test_who_is_left_out_changes_what_comes_after() -> None:
    plan = _seen(2, 2)
    assert [(one.before, one.after) for one in plan.rows()] == [(2, 1), (1, 0)]
    part = plan.toggled("A0")
    assert [(one.before, one.after) for one in part.rows()] == [(2, 1), (2, 1)]
    assert part.taken() == ("A1",)
    assert part.summed() == "1 of 2 officers taken."
    assert part.cost() == "–"
    nobody = part.toggled("A1")
    assert (nobody.commands(), nobody.wards()) == ((), ())


def test_the_second_best_is_the_other_plan() -> None:
    plan = _seen(1, 3)
    assert plan.other() == (plan.cost(), "PC A1 of Ward A, not PC A0 of Ward A: the same cost.")
    assert plan.turned().taken() == ("A1",)
    assert plan.turned().turned() == plan
    assert _seen(3, 3).other() is None
    many = _seen(5, 5, 5)
    told = many.other()
    assert told is not None
    assert told[1].count(", not ") == 1


def test_both_figures_and_the_reason_are_told() -> None:
    one = _seen(1, 2).rows()[0]
    assert ward_turn(one) == (Standing(2, 2), Standing(1, 2))
    assert about(one) == ("PC A0 A0, Havering. The ward: 1 below target. Not taken of late.")
