"""Youth officers by borough: how many are in post on a day, and how many there should be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

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
    people = _people(reader, view.on)
    targets = {
        row.borough_id: row.amount
        for row in in_force(reader.every(Target), view.on)
        if row.kind == YOUTH_OFFICER and row.ward_id is None
    }
    return {
        row.code: Standing(len(people.get(row.id, ())), _target(targets, row))
        for row in boroughs.values()
    }


def _people(reader: Reader, on: date) -> dict[int, set[int]]:
    """By borough, who is in a post of a youth officer there on a day."""
    homes = {
        post.id: post.borough_id
        for post in in_force(reader.every(Post), on)
        if post.kind == YOUTH_OFFICER
    }
    found: dict[int, set[int]] = {}
    for posting in in_force(reader.every(Posting), on):
        borough = homes.get(posting.post_id)
        if borough is not None:
            found.setdefault(borough, set()).add(posting.person_id)
    return found


def _target(targets: dict[int | None, int], borough: Borough) -> int | None:
    """A borough's own target, else everywhere's."""
    return targets.get(borough.id, targets.get(None))
