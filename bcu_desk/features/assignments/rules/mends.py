"""What mends a breach: the page, the verb that it knows, and the word on the button."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.spans import last_day
from bcu_desk.features.assignments.rules.items import Asked, breach_key
from bcu_desk.work.next_command import next_command


@dataclass(frozen=True, slots=True)
class Mend:
    """A button that leads to the form that mends a breach, filled in.

    `page` is '' for a form of the assignments page; `key` is what another page goes to.
    """

    page: str
    verb: str
    title: str
    key: str


# The page, the verb that it knows and the word on the button, by rule and variant.
MENDS: Mapping[str, tuple[str, str, str]] = {
    "R1.none": ("assignments", "appoint", "Appoint"),
    "R1.many": ("assignments", "end", "End one"),
    "R2.few": ("assignments", "appoint", "Appoint"),
    "R2.many": ("assignments", "end", "End one"),
    "R3.none": ("assignments", "lead", "Set lead"),
    "R3.vacant": ("assignments", "appoint", "Appoint"),
    "R3.many": ("assignments", "end_lead", "End one"),
    "R4.none": ("assignments", "lead", "Set lead"),
    "R4.many": ("assignments", "lead", "Give one"),
    "R5.none": ("assignments", "dedicate", "Dedicate"),
    "R5.vacant": ("assignments", "appoint", "Appoint"),
    "R5.many": ("assignments", "end_dedication", "End one"),
    "R6.many": ("assignments", "dedicate", "Dedicate"),
    "R7.dwo": ("coverage", "put", "Cover"),
    "R7.pcso": ("coverage", "put", "Cover"),
    "R8.many": ("org_chart", "end", "End one"),
    "R9.substantive": ("org_chart", "correct", "Correct"),
    "R9.no_end": ("org_chart", "correct", "Set end"),
    "R9.acting": ("org_chart", "appoint", "Plan next"),
    "R9.higher": ("org_chart", "appoint", "Plan next"),
    "R10.gap": ("org_chart", "appoint", "Cover"),
    "R11.few": ("org_chart", "appoint", "Appoint"),
    "R12.twice": ("bookings", "move", "Settle"),
    "R12.off_road": ("bookings", "move", "Settle"),
    "R13.over": ("coverage", "", "See ward"),
    "R14.few": ("bookings", "move", "Move it"),
    "R14.off_road": ("bookings", "back", "Return"),
    "R14.fleet": ("bookings", "keep", "Keep fewer"),
}
NEW_YOUTH_POST = Mend("org_chart", "create", "Make a post", ":create")


def mend_of(breach: Breach, posts: Collection[str] = (), world: World | None = None) -> Mend | None:
    """The mend of a breach, or None where no form does it; `posts` are those of the board.

    A world that is given tells which of several posts it is.
    """
    found = MENDS.get(f"{breach.rule}.{breach.variant}")
    if found is None:
        return None
    page, verb, title = found
    if page == "assignments" or (verb == "appoint" and breach.subject in posts):
        return Mend("", verb, title, "")
    return _mend_elsewhere(breach, found, world)


def _mend_elsewhere(breach: Breach, found: tuple[str, str, str], world: World | None) -> Mend:
    """The mend on another page, at its place there."""
    page, verb, title = found
    key = _key_of(breach, page, world)
    if breach.rule == "R11" and world is not None and not key:
        return NEW_YOUTH_POST
    return Mend(page, verb, title, f"{key}:{verb}" if verb else key)


def way_to(breach: Breach, world: World | None = None) -> tuple[str, str]:
    """The page on which a breach is seen and mended, and the key that it goes to there."""
    found = mend_of(breach, (), world)
    if found is None:
        return "assignments", breach.subject
    if found.page:
        return found.page, found.key
    return "assignments", f"{breach.subject}:{found.verb}"


def _key_of(breach: Breach, page: str, world: World | None) -> str:
    """What the other page goes to: a booking, a vacant post of a borough, or the subject."""
    if breach.variant == "fleet":
        kind = breach.subject.partition("/")[2]
        return f"{breach.fact('base')}/{kind}/{breach.fact('count')}"
    if page == "bookings":
        return str(breach.fact("reference") or breach.fact("vehicle") or breach.subject)
    if breach.rule == "R11":
        return _post_told(breach, world, "")
    return _post_told(breach, world, breach.subject) if breach.rule == "R8" else breach.subject


def _post_told(breach: Breach, world: World | None, otherwise: str) -> str:
    """The post that a world tells for a breach."""
    return otherwise if world is None else _fields(breach, world).get("post", otherwise)


def asked_of_breach(breach: Breach, world: World | None = None) -> Asked:
    """What the form of a mend starts with: post, borough or function, and the days.

    A world that is given tells which of several is too many.
    """
    asked = Asked(
        post=_post_named(breach),
        borough=breach.subject if breach.rule == "R5" else "",
        function=breach.subject.partition("/")[2] if breach.rule == "R3" else "",
        first=breach.days.start,
        last=last_day(breach.days),
        breach=breach_key(breach),
    )
    if breach.variant == "many" and world is not None:
        return _too_many(asked, breach, _fields(breach, world))
    if breach.rule == "R9" and breach.fact("until"):
        return replace(asked, first=date.fromisoformat(str(breach.fact("until"))), last=None)
    return asked if asked.post else replace(asked, post=_post_told(breach, world, ""))


def _post_named(breach: Breach) -> str:
    """The post that a breach is about, the first of several; '' where it names none."""
    if breach.rule in ("R9", "R10"):
        return breach.subject
    return str(breach.fact("post") or "").split(", ", maxsplit=1)[0]


def _too_many(asked: Asked, breach: Breach, fields: Mapping[str, str]) -> Asked:
    """What ends what came last; where another is to take it on, who is left to choose."""
    to_other = breach.rule in ("R4", "R6")
    return replace(
        asked,
        post="" if to_other else fields.get("post", asked.post),
        borough=fields.get("borough", ""),
        function=fields.get("function", ""),
        last=asked.last if to_other else breach.days.start - timedelta(days=1),
    )


def _fields(breach: Breach, world: World) -> Mapping[str, str]:
    found = next_command(breach, world)
    return {} if found is None else found.fields
