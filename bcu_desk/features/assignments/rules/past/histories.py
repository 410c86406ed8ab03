"""Where a person was over time, and who held a post, from what the file says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.model_check.charges import dedications, leads
from bcu_desk.domain.model_check.world import Holder, World
from bcu_desk.domain.spans import DaySpan
from bcu_desk.features.assignments.rules.words import STANDINGS


@dataclass(frozen=True, slots=True)
class Stay:
    """A person in a post for some days; `charges` are its functions and boroughs then."""

    person: str
    name: str
    post: str
    title: str
    standing: Standing
    days: DaySpan
    charges: tuple[str, ...]

    def words(self) -> str:
        """Standing, charges and days in a line."""
        parts = [STANDINGS[self.standing]] if self.standing is not Standing.SUBSTANTIVE else []
        parts += self.charges
        last = self.days.end
        first = f"{self.days.start.day} {self.days.start:%b %Y}"
        until = "on" if last is None else f"to {_last(last)}"
        return ", ".join((*parts, f"from {first} {until}"))


def _last(end: date) -> str:
    day = date.fromordinal(end.toordinal() - 1)
    return f"{day.day} {day:%b %Y}"


def of_person(world: World, collar: str) -> tuple[Stay, ...]:
    """A person's posts in order of their first days."""
    return _stays(world, [held for held in _held(world) if held.person.collar == collar])


def of_post(world: World, code: str) -> tuple[Stay, ...]:
    """A post's holders in order of their first days."""
    return _stays(world, [held for held in _held(world) if held.post.code == code])


def _held(world: World) -> list[Holder]:
    return [held for holders in world.holders.values() for held in holders]


def _stays(world: World, held: list[Holder]) -> tuple[Stay, ...]:
    ordered = sorted(held, key=lambda item: (item.days.start, item.post.code, item.person.collar))
    every = (*leads(world), *dedications(world))
    return tuple(
        Stay(
            person=item.person.collar,
            name=world.name_of(item),
            post=item.post.code,
            title=item.post.title,
            standing=item.posting.standing,
            days=item.days,
            charges=tuple(
                dict.fromkeys(
                    charge.name
                    for _, charge in every
                    if charge.holder is not None and charge.holder.posting.id == item.posting.id
                )
            ),
        )
        for item in ordered
    )


def told(stay: Stay, *, of_post: bool) -> str:
    """A stay in a sentence, for a list and for screen readers."""
    head = f"{stay.name}" if of_post else f"{stay.title} ({stay.post})"
    return f"{head}: {stay.words()}"
