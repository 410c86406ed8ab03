"""What mends a breach: the page, the verb that it knows, and the word on the button."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.features.assignments.rules.items import Asked, breach_key

# The page, the verb that it knows and the word on the button, by rule and variant.
MENDS: Mapping[str, tuple[str, str, str]] = {
    "R1.none": ("assignments", "appoint", "Appoint"),
    "R2.few": ("assignments", "appoint", "Appoint"),
    "R3.none": ("assignments", "lead", "Set lead"),
    "R3.vacant": ("assignments", "appoint", "Appoint"),
    "R4.none": ("assignments", "lead", "Set lead"),
    "R5.none": ("assignments", "dedicate", "Dedicate"),
    "R5.vacant": ("assignments", "appoint", "Appoint"),
    "R6.many": ("assignments", "dedicate", "Dedicate"),
    "R7.dwo": ("coverage", "put", "Cover"),
    "R7.pcso": ("coverage", "put", "Cover"),
    "R8.many": ("org_chart", "end", "End one"),
    "R9.substantive": ("org_chart", "correct", "Correct"),
    "R9.no_end": ("org_chart", "correct", "Set end"),
    "R10.gap": ("org_chart", "appoint", "Cover"),
    "R12.twice": ("bookings", "move", "Settle"),
    "R12.off_road": ("bookings", "move", "Settle"),
}


@dataclass(frozen=True, slots=True)
class Mend:
    """A button that leads to the form that mends a breach, filled in.

    `page` is '' for a form of the assignments page; `key` is what another page goes to.
    """

    page: str
    verb: str
    title: str
    key: str


def mend_of(breach: Breach, posts: Collection[str] = ()) -> Mend | None:
    """The mend of a breach, or None where no form does it; `posts` are those of the board."""
    found = MENDS.get(f"{breach.rule}.{breach.variant}")
    if found is None:
        return None
    page, verb, title = found
    if page == "assignments" or (verb == "appoint" and breach.subject in posts):
        return Mend("", verb, title, "")
    booked = str(breach.fact("reference") or breach.subject)
    key = booked if page == "bookings" else breach.subject
    return Mend(page, verb, title, f"{key}:{verb}")


def way_to(breach: Breach) -> tuple[str, str]:
    """The page on which a breach is seen and mended, and the key that it goes to there."""
    page, verb, _ = MENDS.get(f"{breach.rule}.{breach.variant}", ("assignments", "", ""))
    booked = str(breach.fact("reference") or breach.subject)
    key = booked if page == "bookings" else breach.subject
    return page, f"{key}:{verb}" if verb else key


def asked_of_breach(breach: Breach) -> Asked:
    """What the form of a mend starts with: post, borough or function, and the days."""
    named = str(breach.fact("post") or "").split(", ", maxsplit=1)[0]
    post = breach.subject if breach.rule in ("R9", "R10") else named
    days = breach.days
    return Asked(
        post=post,
        borough=breach.subject if breach.rule == "R5" else "",
        function=breach.subject.partition("/")[2] if breach.rule == "R3" else "",
        first=days.start,
        last=None if days.end is None else days.end - timedelta(days=1),
        breach=breach_key(breach),
    )
