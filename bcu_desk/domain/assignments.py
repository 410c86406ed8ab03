"""Posts, their holders, reporting lines, function leads and borough dedications."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bcu_desk.domain.dated import Dated, Every

SUPERINTENDENT = "superintendent"
COMMANDER = "commander"
WARD_OFFICER = "dwo"
WARD_PCSO = "pcso"
UPLIFT = "dwo_uplift"  # a kind of target: DWOs that a test site promises beyond the base
YOUTH_OFFICER = "youth"
YEAR = re.compile(r"/[0-9]{2}(-[0-9]+)?$")  # of wards that a post was carried to: `EA-D1/18`


class Standing(StrEnum):
    """How a person holds a post."""

    SUBSTANTIVE = "substantive"
    ACTING = "acting"
    TEMPORARY = "temporary"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoreFunction(Dated):
    """One of the BCU's core functions (`neighbourhoods`, `response`, ...)."""

    code: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Dated):
    """A place in the establishment; it exists without a holder."""

    code: str
    title: str
    kind: str
    rank_id: int
    bcu_id: int
    borough_id: int | None = None
    ward_id: int | None = None
    function_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingLine(Dated):
    """A post under another for some days; `position` orders the posts under one."""

    post_id: int
    under_id: int
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting(Dated):
    """A person in a post."""

    post_id: int
    person_id: int
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """What a person who leaves a post tells the next one, in words."""

    id: int
    post_id: int
    person_id: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverItem:
    """A line of the checklist of a hand-over; `done_on` is the day on which it was ticked."""

    id: int
    post_id: int
    person_id: int
    position: int
    words: str
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionLead(Dated):
    """A superintendent's post leading a core function across its BCU."""

    post_id: int
    function_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dedication(Dated):
    """A superintendent's post dedicated to a borough."""

    post_id: int
    borough_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Dated):
    """How many a ward is promised (`dwo`, `pcso`) or a borough should have (`youth`).

    `dwo_uplift` of a ward is added to its DWOs.

    The most specific target in force on a day is the one that counts: the ward's, else the
    borough's, else the one for everywhere.
    """

    kind: str
    amount: int
    ward_id: int | None = None
    borough_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRule(Dated):
    """A rule of the model (`R1` to `R14`) as in force for some days.

    `sentence` is what the announcement said, `reading` how it is read here, `bound` its number.
    """

    code: str
    title: str
    severity: str
    sentence: str
    reading: str
    bound: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Dated):
    """A breach of a rule by a subject, tolerated for a reason until a day."""

    rule: str
    subject: str
    reason: str


def number_of(code: str) -> str:
    """A post's number without the year of the wards that it was carried to."""
    return YEAR.sub("", code)


def earlier_posts(every: Every) -> dict[int, Post]:
    """The post that another goes on from, by the later one's id, of all that there are."""
    return earlier_of(every(Post))


def earlier_of(posts: Sequence[Post]) -> dict[int, Post]:
    """The post that another goes on from, by the later one's id.

    They have the same number and kind, and one ends on the day that the other begins.
    """
    ended = {(number_of(row.code), row.kind, row.to_day): row for row in posts if row.to_day}
    found = {}
    for row in posts:
        number = number_of(row.code)
        before = ended.get((number, row.kind, row.from_day)) if number != row.code else None
        if before is not None and before.id != row.id:
            found[row.id] = before
    return found
