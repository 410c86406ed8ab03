"""Invented people: forenames and surnames of a London workforce, combined at random."""

from __future__ import annotations

from functools import cache
from random import Random

from bcu_desk.store.folders import resources


def a_name(chance: Random) -> tuple[str, str]:
    """A forename and a surname."""
    return chance.choice(names("forenames")), chance.choice(names("surnames"))


@cache
def names(kind: str) -> tuple[str, ...]:
    """All `forenames` or `surnames` of the sample."""
    return tuple((resources() / "sample" / f"{kind}.txt").read_text("utf-8").split())
