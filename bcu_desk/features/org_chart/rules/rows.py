"""Rows that the queries give back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post in force on the day with its holder; codes name what it belongs to.

    `vacant_since` is the day from which nobody holds it, None where somebody does.
    """

    code: str
    title: str
    kind: str
    rank: str
    grade: int
    bcu: str
    borough: str | None
    ward: str | None
    function: str | None
    reports_to: str | None
    position: int
    holder: str | None
    holder_name: str | None
    holder_rank: str | None
    standing: str | None
    held_from: date | None
    held_to: date | None
    vacant_since: date | None
    from_day: date


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in service on the day, the codes of the posts held and authorities in force.

    `boroughs` are those whose posts the person has held by that day: the boroughs they know.
    """

    collar: str
    name: str
    rank: str
    grade: int
    bcu: str | None
    posts: tuple[str, ...]
    post_titles: tuple[str, ...]
    authorities: tuple[str, ...]
    boroughs: tuple[str, ...] = ()
    forename: str = ""
    surname: str = ""


@dataclass(frozen=True, slots=True)
class PostingRow:
    """A posting of the day or to come, with what names it: the number that the file knows it by."""

    posting: str
    post: str
    title: str
    collar: str
    name: str
    standing: str
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A posting of a post, past, present or to come."""

    post: str
    collar: str
    name: str
    rank: str
    standing: str
    from_day: date
    to_day: date | None


@dataclass(frozen=True, slots=True)
class ChargeRow:
    """What a superintendent's post has on the day: function led, boroughs dedicated to."""

    post: str
    function: str | None
    function_title: str | None
    boroughs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BranchRow:
    """The figures of a branch; costs in pence a year, None where no rank's cost is known.

    `span` counts those who report to its top post, `mean_span` is the mean over every post that
    leads any; `pence_a_year_filled` leaves vacant posts out, `cost_unknown` are ranks left out.
    """

    code: str
    title: str
    posts: int
    headcount: int
    vacant: int
    span: int
    mean_span: float
    layers: int
    pence_a_year: int | None
    pence_a_year_filled: int | None
    cost_unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """How a post differs between two days: joined, left, moved or changed, and in words."""

    post: str
    kind: str
    words: str
