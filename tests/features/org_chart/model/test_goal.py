"""What a key from elsewhere asks for."""

from __future__ import annotations

from bcu_desk.features.org_chart.model.goal import Goal, goal_of
from bcu_desk.features.org_chart.model.loaded import Loaded


def test_a_post_is_chosen_by_its_code_and_its_verb_kept(east: Loaded) -> None:
    assert goal_of(east, "EA-S2") == Goal("EA-S2")
    assert goal_of(east, "EA-S2:move") == Goal("EA-S2", "move")


def test_a_persons_number_leads_to_the_post_held(east: Loaded) -> None:
    holder = east.tree.branches["EA-S4"].row.holder
    assert holder is not None
    assert goal_of(east, holder) == Goal("EA-S4")
    assert goal_of(east, f"{holder}:appoint") == Goal(verb="appoint", person=holder)


def test_somebody_without_a_post_is_told_and_may_be_offered_one(east: Loaded) -> None:
    spare = next(row for row in east.people if not row.posts)
    goal = goal_of(east, spare.collar)
    assert goal.unposted
    assert goal.told == f"{spare.rank} {spare.name} holds no post on Mon 23 Jan 2017."


def test_a_verb_alone_and_what_is_not_in_view(east: Loaded) -> None:
    assert goal_of(east, ":create") == Goal(verb="create")
    told = goal_of(east, "CN-S1").told
    assert told == "CN-S1 is not among the posts in view on Mon 23 Jan 2017."
