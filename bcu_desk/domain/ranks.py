"""Ranks compared, and rank and name as people write them (`T/DSupt A. Varsani`)."""

from __future__ import annotations

from enum import Enum

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.people import Person, Rank

_PREFIX = {Standing.ACTING: "A/", Standing.TEMPORARY: "T/", Standing.SUBSTANTIVE: ""}


class RankFit(Enum):
    """How a holder's own rank meets the rank of a post (rule R9)."""

    MATCHES = "matches"
    LOWER = "lower"
    HIGHER = "higher"


def rank_fit(own: Rank, wanted: Rank) -> RankFit:
    """How a person's rank meets a post's: by grade, so a detective rank equals its uniform one."""
    if own.grade == wanted.grade:
        return RankFit.MATCHES
    return RankFit.LOWER if own.grade < wanted.grade else RankFit.HIGHER


def shown_rank(own: Rank, wanted: Rank, standing: Standing) -> str:
    """The rank that a holder goes by in a post: `A/` or `T/` before it while they act up."""
    if rank_fit(own, wanted) is not RankFit.LOWER:
        return own.code
    return f"{_PREFIX[standing]}{wanted.code}" if _PREFIX[standing] else own.code


def short_name(person: Person) -> str:
    """Initial and surname: `A. Varsani`; the surname alone where there is no forename."""
    return f"{person.forename[:1]}. {person.surname}" if person.forename else person.surname
