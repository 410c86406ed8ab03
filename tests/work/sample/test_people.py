"""People of a sample: holders, collar numbers, authorities."""

from __future__ import annotations

from collections import Counter
from random import Random

from bcu_desk.work.reference import GO_LIVE
from bcu_desk.work.sample.people import Numbers
from bcu_desk.work.sample.world import World


def test_collar_numbers_rise_and_carry_the_letters_of_a_station() -> None:
    numbers, chance = Numbers(("KD", "JI")), Random(1)
    given = [numbers.next(chance) for _ in range(50)]
    values = [int(number[:-2]) for number in given]
    assert values == sorted(set(values))
    assert {number[-2:] for number in given} == {"KD", "JI"}


def test_collar_numbers_are_given_once(world: World) -> None:
    assert Counter(row.collar for row in world.people).most_common(1)[0][1] == 1


def test_a_holder_has_the_rank_and_the_command_of_the_post(world: World) -> None:
    posts, people = ({row.id: row for row in rows} for rows in (world.posts, world.people))
    for posting in world.postings:
        post, person = posts[posting.post_id], people[posting.person_id]
        assert (person.rank_id, person.bcu_id) == (post.rank_id, post.bcu_id)


def test_nobody_holds_two_posts_and_no_post_has_two_holders(world: World) -> None:
    for name in ("person_id", "post_id"):
        assert set(Counter(getattr(row, name) for row in world.postings).values()) == {1}


def test_people_joined_before_go_live(world: World) -> None:
    assert max(row.from_day for row in world.people) < GO_LIVE


def test_authorities_run_from_joining_and_some_run_out(world: World) -> None:
    joined = {row.id: row.from_day for row in world.people}
    assert all(row.from_day == joined[row.person_id] for row in world.authorities)
    open_ended = sum(row.to_day is None for row in world.authorities)
    assert 0.3 < open_ended / len(world.authorities) < 0.7
    assert {row.authority_id for row in world.authorities} == {1, 2, 3, 4, 5}


def test_names_are_varied(world: World) -> None:
    most = Counter((row.forename, row.surname) for row in world.people).most_common(1)[0][1]
    assert most <= 4
    assert len({row.surname for row in world.people}) > 100
