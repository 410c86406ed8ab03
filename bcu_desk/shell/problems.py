"""The problems of the as-of day, each with the page and the record where it can be mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bcu_desk.shell.counts import Queries, breaches
from bcu_desk.shell.search_box.index import Entry, entries
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Find
from bcu_desk.work.view import View

CHECK_PAGE = "assignments"


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule broken: the words for it, and the page and key that show its subject."""

    page: str
    key: str
    words: str
    severe: bool


def problems(
    reader: Reader, view: View, queries: Queries, finds: Sequence[Find]
) -> tuple[Problem, ...]:
    """Every rule broken on the day, in the order of the check."""
    known: dict[str, Entry] = {}
    for entry in entries(finds, reader, view):
        known.setdefault(entry.key, entry)
    return tuple(_problem(row, known) for row in breaches(reader, view, queries))


def _problem(row: object, known: dict[str, Entry]) -> Problem:
    told = {name: str(getattr(row, name, "")) for name in ("rule", "subject", "message")}
    step = str(getattr(row, "next_step", ""))
    entry = known.get(told["subject"])
    return Problem(
        page=entry.page if entry else CHECK_PAGE,
        key=told["subject"],
        words=f"{told['rule']}: {told['message']} {step}".strip(),
        severe=str(getattr(row, "severity", "")) != "notice",
    )
