"""What a key from elsewhere asks for: a post, a person's post, or the form of a gesture."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.queries import PersonRow


@dataclass(frozen=True, slots=True)
class Goal:
    """A post to choose, a verb whose form opens, a person the form is for; or what is told.

    `unposted` says that the person holds no post and may be offered one.
    """

    code: str = ""
    verb: str = ""
    person: str = ""
    told: str = ""
    unposted: bool = False


def goal_of(loaded: Loaded, key: str) -> Goal:
    """What `CODE`, `COLLAR`, `KEY:verb` or `:verb` asks for on the day in view."""
    code, _, verb = key.partition(":")
    if not code:
        return Goal(verb=verb)
    person = next((row for row in loaded.people if row.collar == code), None)
    if person is not None and verb == "appoint":
        return Goal(verb=verb, person=code)
    if code in loaded.tree.branches:
        return Goal(code, verb)
    if person is not None:
        return _post_of(loaded, person, verb)
    return Goal(told=f"{code} is not among the posts in view on {long_day(loaded.on)}.")


def _post_of(loaded: Loaded, person: PersonRow, verb: str) -> Goal:
    held = [post for post in person.posts if post in loaded.tree.branches]
    if not held:
        told = f"{person.rank} {person.name} holds no post on {long_day(loaded.on)}."
        return Goal(person=person.collar, told=told, unposted=True)
    return Goal(held[0], verb)
