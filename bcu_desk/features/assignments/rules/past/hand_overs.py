"""Hand-overs as they are shown: the note, and the checklist with its ticks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import HandOver, HandOverItem
from bcu_desk.domain.model_check.world import World, grouped


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A line of a checklist, by its place; `done_on` is None where it is still to do."""

    place: int
    words: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What a person hands over in a post."""

    post: str
    person: str
    note: str
    items: tuple[ListedItem, ...]

    def summary(self) -> str:
        """`2 of 3 done`."""
        done = sum(item.done_on is not None for item in self.items)
        return f"{done} of {len(self.items)} done" if self.items else ""


def hand_overs(
    world: World, notes: Iterable[HandOver], items: Iterable[HandOverItem]
) -> dict[tuple[str, str], HandedOver]:
    """Hand-overs by post code and collar number."""
    told = {(row.post_id, row.person_id): row.note for row in notes}
    lines = grouped(((row.post_id, row.person_id), row) for row in items)
    found = {}
    for post_id, person_id in told.keys() | lines.keys():
        post, person = world.posts[post_id].code, world.people[person_id].collar
        own = lines.get((post_id, person_id), ())
        ordered = sorted(own, key=lambda row: (row.position, row.id))
        found[post, person] = HandedOver(
            post,
            person,
            told.get((post_id, person_id), ""),
            # Places of their own: two desks may each have written a first line.
            tuple(
                ListedItem(place, row.words, row.done_on) for place, row in enumerate(ordered, 1)
            ),
        )
    return found
