"""What is wanted of a pack: all that it takes to make it again, in one piece of JSON."""

from __future__ import annotations

from datetime import date

import msgspec

from bcu_desk.domain.markings import marking_of
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.templates import SENSITIVE, Template
from bcu_desk.work.packs.sections import Asked

# The form in which British police brief an operation; what each letter stands for.
IIMARCH = (
    ("information", "Information"),
    ("intention", "Intention"),
    ("method", "Method"),
    ("administration", "Administration"),
    ("risk", "Risk assessment"),
    ("communications", "Communications"),
    ("human_rights", "Human rights and legal"),
)


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be done, by whom and by when, as it was typed."""

    what: str
    owner: str = ""
    by: str = ""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What is typed into a pack: notes under the headings of IIMARCH, and actions."""

    notes: dict[str, str] = {}
    actions: tuple[Action, ...] = ()


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A question that a pack answers: of which days, `to_day` left out, and which borough's code.

    No borough is all in view.
    """

    question: str
    from_day: date
    to_day: date
    borough: str = ""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A pack as it is wanted: `at` is the minute it speaks of.

    `since` is when the one before was made, `after` the step that it was made after.
    """

    template: str
    heading: str
    on: date
    at: int
    marking: str
    sections: tuple[str, ...]
    bcus: tuple[str, ...] = ()
    since: int | None = None
    after: int | None = None
    names: bool = True
    phones: bool = False
    for_others: bool = False
    brief: bool = False
    written: Written = Written()
    reply: Reply | None = None

    def is_sensitive(self) -> bool:
        """Whether its marking lets sensitive rows in."""
        return self.marking.startswith(SENSITIVE) and not self.for_others

    def asked(self) -> Asked:
        """How sections are to tell it."""
        return Asked(
            at=self.at,
            since=self.since,
            after=self.after,
            phones=self.phones,
            sensitive=self.is_sensitive(),
            brief=self.brief,
        )


def wanted_of(
    template: Template, on: date, at: int, marking: str, *, names: bool | None = None
) -> Wanted:
    """A pack of a template as it comes, marked. Raises Refused `unknown_marking`."""
    told = marking_of(marking)
    sensitive = told.startswith(SENSITIVE)
    return Wanted(
        template=template.name,
        heading=template.heading,
        on=on,
        at=at,
        marking=told,
        sections=template.sections,
        names=not template.for_others if names is None else names and not template.for_others,
        phones=template.phones and sensitive and not template.for_others,
        for_others=template.for_others,
        brief=template.brief,
    )


def told_of(wanted: Wanted) -> str:
    """What is wanted, as it is kept."""
    return msgspec.json.encode(wanted).decode()


def read_wanted(told: str) -> Wanted:
    """What was kept. Raises Refused `bad_pack_record`."""
    try:
        return msgspec.json.decode(told, type=Wanted)
    except (msgspec.MsgspecError, ValueError):
        raise Refused("bad_pack_record") from None
