"""What a rule says of somebody who is away: the post is held, and nobody is there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.people import Person
from bcu_desk.work.breach_text import days_text

MESSAGES: Mapping[str, str] = MappingProxyType(
    {
        "R1": "{subject} has no BCU commander there {when}.",
        "R2": "{subject} has {count} superintendents there, not {need}, {when}.",
        "R3": "{subject} in {bcu} has no lead there {when}.",
        "R5": "{subject} has no dedicated superintendent there {when}.",
        "R7.dwo": "{subject} has {count} of {need} dedicated ward officers there {when}.",
        "R7.pcso": "{subject} has {count} of {need} PCSOs there {when}.",
        "R11": "{subject} has {count} of {need} youth officers there {when}.",
    }
)
COVERS: Mapping[str, str] = MappingProxyType(
    {
        "R1": "Set acting cover with an end date before {person} leaves.",
        "R2": "Set acting cover with an end date before {person} leaves.",
        "R3": "Set acting cover, or let another superintendent lead it on these days.",
        "R5": "Set acting cover, or dedicate another superintendent on these days.",
        "R7": "Lend the ward somebody from a ward with more to hand.",
        "R11": "Lend the borough a youth officer on these days.",
    }
)


def away_message(breach: Breach, person: Person) -> str:
    """What would not be met, in one sentence that names who is away."""
    text = MESSAGES.get(breach.rule) or MESSAGES[f"{breach.rule}.{breach.variant}"]
    facts = {
        "subject": breach.subject_name,
        "bcu": breach.bcu,
        "when": days_text(breach.days),
        **dict(breach.facts),
    }
    return f"{text.format_map(facts)[:-1]}: {person.name} is away."


def away_step(breach: Breach, person: Person) -> str:
    """What to do about it before they go."""
    return COVERS[breach.rule].format(person=person.name)
