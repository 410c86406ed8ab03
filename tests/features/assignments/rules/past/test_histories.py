"""The history of a person and of a post."""

from __future__ import annotations

from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.rules.past.histories import of_person, of_post, told
from tests.features.assignments.boards import with_gap


def test_a_post_tells_its_holders_in_order() -> None:
    found = of_post(World(with_gap()), "EA-S1")
    assert [stay.person for stay in found] == ["111KD", "131KD"]
    assert told(found[0], of_post=True).endswith("from 9 Jan 2017 to 1 Feb 2017")
    assert found[1].words().endswith("from 13 Feb 2017 on")
    assert "Redbridge" in found[0].charges


def test_a_person_tells_their_posts() -> None:
    found = of_person(World(with_gap()), "131KD")
    assert [stay.post for stay in found] == ["EA-S1"]
    assert told(found[0], of_post=False).startswith("EA-S1 (EA-S1): ")
    assert of_person(World(with_gap()), "999KD") == ()
