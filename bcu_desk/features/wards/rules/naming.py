"""What posts are called that go on in the wards of a newer set: their numbers and titles."""

from __future__ import annotations

import re
from collections.abc import Collection

from bcu_desk.domain.assignments import number_of

NUMBERED = re.compile(r"(?P<words>.*?) ?(?P<number>[0-9]*)$")


def code_after(code: str, ward_set: str, taken: Collection[str]) -> str:
    """The number of a post that goes on: its own, with the year of its wards: `EA-D1/18`."""
    stem = f"{number_of(code)}/{ward_set[-2:]}"
    made, number = stem, 1
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


def next_code(code: str, taken: Collection[str]) -> str:
    """The number of a post that is opened beside another: the next that is free."""
    stem = re.sub(r"[0-9]*$", "", number_of(code))
    used = {number_of(one) for one in taken}
    number = 1
    while f"{stem}{number}" in used:
        number += 1
    return f"{stem}{number}"


def title_in(role: str, ward: str, taken: Collection[str]) -> str:
    """A title in a ward, `DWO 1, Heathway`, with the next figure where it is taken."""
    found = NUMBERED.match(role)
    words, told = (found["words"], found["number"]) if found else (role, "")
    made = f"{role}, {ward}"
    number = int(told or 1)
    while made in taken:
        number += 1
        made = f"{words} {number}, {ward}"
    return made


def role_of(title: str, ward: str) -> str | None:
    """A title without its ward; None where it does not end in it."""
    end = f", {ward}"
    return title.removesuffix(end) if title.endswith(end) else None
