"""Youth officers by borough: how many are in post on a day, and how many there should be."""

from __future__ import annotations

from collections.abc import Iterable

from bcu_desk.domain.assignments import YOUTH_OFFICER, Post, Posting, Target
from bcu_desk.domain.places import Borough
from bcu_desk.features.coverage.queries.where.places import Place
from bcu_desk.features.coverage.rules.promises import in_force
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


def youth_standings(reader: Reader, found: Iterable[Place], view: View) -> dict[str, Standing]:
    """By the borough's code, its youth officers against its target; people count, not posts."""
    boroughs = {place.borough.id: place.borough for place in found}
    people: dict[int, set[int]] = {number: set() for number in boroughs}
    homes = {
        post.id: post.borough_id
        for post in in_force(reader.every(Post), view.on)
        if post.kind == YOUTH_OFFICER and post.borough_id in boroughs
    }
    for posting in in_force(reader.every(Posting), view.on):
        borough = homes.get(posting.post_id)
        if borough is not None:
            people[borough].add(posting.person_id)
    targets = {
        row.borough_id: row.amount
        for row in in_force(reader.every(Target), view.on)
        if row.kind == YOUTH_OFFICER and row.ward_id is None
    }
    return {
        row.code: Standing(len(people[row.id]), _target(targets, row)) for row in boroughs.values()
    }


def _target(targets: dict[int | None, int], borough: Borough) -> int | None:
    """A borough's own target, else everywhere's."""
    return targets.get(borough.id, targets.get(None))
