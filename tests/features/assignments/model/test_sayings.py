"""What a form will do, told while it is filled in."""

from __future__ import annotations

import pytest

from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.model.sayings import said
from tests.domain.model_check.worlds import day, lawful, with_posting
from tests.features.assignments.boards import ON, with_gap

EMPTY = ("", "accent")


def _said(verb: str, **values: object) -> tuple[str, str]:
    filled = {name.removesuffix("_"): value for name, value in values.items()}
    return said(verb, filled, World(with_gap()), ON)


def test_who_is_ended_is_told_with_the_last_day_and_what_is_left() -> None:
    told, tone = _said("appoint", post="EA-S1", from_=day(1, 30), replace=True, to=day(2, 5))
    assert tone == "accent"
    assert "Tembo111 is ended: last day Sun 29 Jan 2017." in told
    assert "Vacant after, until" in told
    assert told.endswith("Mon 6 Feb 2017 to Sun 12 Feb 2017, 7 days.")


def test_a_holder_in_the_way_is_named_with_the_days() -> None:
    told, tone = _said("cover", post="EA-S1", from_=day(1, 30), to=day(2, 20))
    assert tone == "warn"
    assert "Mon 9 Jan 2017 to Wed 1 Feb 2017, 24 days" in told
    assert "from Mon 13 Feb 2017" in told


def test_a_planned_holder_who_would_not_start_is_told() -> None:
    told, _ = _said("appoint", post="EA-S1", from_=day(2, 6), replace=True)
    assert "does not start: the posting from Mon 13 Feb 2017 goes." in told
    assert "Vacant before: Thu 2 Feb 2017 to Sun 5 Feb 2017, 4 days." in told


def test_nobody_ended_is_told_too_and_a_form_half_filled_in_says_nothing() -> None:
    told, _ = _said("appoint", post="EA-S1", from_=day(2, 2), to=day(2, 12))
    assert told == "Nobody is ended."
    assert _said("appoint", post=None, from_=ON) == EMPTY
    assert _said("appoint", post="EA-S1", from_=day(2, 5), to=day(2, 2)) == EMPTY
    assert _said("lead", post="EA-S1") == EMPTY


def test_an_end_tells_what_follows() -> None:
    told, _ = _said("end", post="EA-S1", last=day(1, 27))
    assert "is ended: last day Fri 27 Jan 2017." in told
    assert told.endswith("Sat 28 Jan 2017 to Sun 12 Feb 2017, 16 days.")
    assert _said("end", post="EA-S1", last=day(2, 6))[1] == "warn"
    assert _said("end", post="EA-S1", last=None) == EMPTY
    assert _said("end", post="EA-S2", last=day(2, 6))[0].endswith("from Tue 7 Feb 2017.")


def test_an_extension_tells_who_starts_later() -> None:
    assert _said("extend", post="EA-S1", to=day(2, 5))[0].endswith("stays to Sun 5 Feb 2017.")
    told, tone = _said("extend", post="EA-S1", to=day(2, 19))
    assert (tone, "is there from Mon 13 Feb 2017" in told) == ("warn", True)
    told, tone = _said("extend", post="EA-S1", to=day(2, 19), push=True)
    assert (tone, told.endswith("starts Mon 20 Feb 2017, not Mon 13 Feb 2017.")) == ("accent", True)
    assert _said("extend", post="EA-S2", to=day(2, 19))[0].endswith("has no end already.")
    assert _said("extend", post=None) == EMPTY
    gone = World(with_posting(with_gap(), 11, to_day=day(1, 12)))
    assert said("extend", {"post": "EA-S1", "to": None}, gone, ON)[1] == "warn"


def test_a_swap_tells_who_goes_where() -> None:
    told, _ = _said("swap", post="EA-S1", with_="EA-S2", from_=ON)
    assert told.count(" to EA-S") == 2
    assert _said("swap", post="EA-S1", with_="EA-S2", from_=day(2, 6))[1] == "warn"
    assert _said("swap", post="EA-S1", with_=None, from_=ON) == EMPTY


def test_cover_tells_when_the_holder_is_back() -> None:
    world = World(lawful())
    values = {"post": "EA-S1", "from": day(2, 6), "to": day(2, 19), "replace": True}
    told, _ = said("cover", {**values, "back": True}, world, day(2, 6))
    assert "is ended: last day Sun 5 Feb 2017." in told
    assert told.endswith("Supt A. Tembo111 is back on Mon 20 Feb 2017.")
    told, _ = said("cover", {**values, "back": False}, world, day(2, 6))
    assert told.endswith("Nobody follows from Mon 20 Feb 2017.")


@pytest.mark.parametrize("verb", ["if_away", "if_ended"])
def test_a_question_says_that_it_changes_nothing(verb: str) -> None:
    told, _ = said(verb, {}, World(lawful()), day(2, 6))
    assert told.startswith("Nothing is changed.")
