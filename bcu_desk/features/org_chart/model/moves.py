"""Moves of posts and people: where they may go, and in words what a move will do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.wording import holder_told
from bcu_desk.features.org_chart.queries import PersonRow, PostRow

PLACES = (("under", "Under"), ("before", "Before"), ("after", "After"))
ONE = timedelta(days=1)
LAWFUL = (None, "under_already")


@dataclass(frozen=True, slots=True)
class Move:
    """A post that goes under, before or after another from a day."""

    post: str
    target: str
    where: str
    from_day: date


def why_not_there(loaded: Loaded, post: str, target: str, where: str) -> str | None:
    """The code of the reason that a post can't go there, or None where it can.

    Beside another it goes under what that reports to, be it where it is now.
    """
    if where == "under":
        return loaded.why_not(post, target)
    above = loaded.tree.over(target)
    if post == target:
        return "under_itself"
    if above is None:
        return "beside_top"
    reason = loaded.why_not(post, above)
    return None if reason in LAWFUL else reason


def lawful_targets(loaded: Loaded, post: str, where: str) -> tuple[str, ...]:
    """The posts that it may go under or beside, the lowest rank first."""
    branches = loaded.tree.branches
    found = [code for code in branches if why_not_there(loaded, post, code, where) is None]
    return tuple(sorted(found, key=lambda code: (branches[code].row.grade, code)))


def move_told(loaded: Loaded, move: Move) -> str:
    """What a move will do, what goes along, and how the step will be called."""
    tree, row = loaded.tree, loaded.tree.branches[move.post].row
    over = move.target if move.where == "under" else tree.over(move.target) or ""
    above = tree.branches[over].row
    name = holder_told(row, loaded.on) if row.holder else "The vacant post"
    lead = f"{holder_told(above, loaded.on)} ({above.title})" if above.holder else above.title
    number, count = _place(loaded, move, over)
    verb = "stay under" if tree.over(move.post) == over else "report to"
    along = tree.branches[move.post].posts - 1
    below = f" {along} {'post' if along == 1 else 'posts'} below it {_go(along)} along."
    told = f"{name} ({row.title}) will {verb} {lead} as {_ordinal(number)} of {count} from"
    step = label_of(loaded, move)
    return f"{told} {long_day(move.from_day)}.{below if along else ''} Ctrl+Z takes back “{step}”."


def label_of(loaded: Loaded, move: Move) -> str:
    """How the step will be called."""
    told = [f"{loaded.tree.branches[code].row.title} ({code})" for code in (move.post, move.target)]
    return f"Move {told[0]} {move.where} {told[1]}"


def _place(loaded: Loaded, move: Move, over: str) -> tuple[int, int]:
    """Which of how many it will be under the post above."""
    others = [kid for kid in loaded.tree.branches[over].children if kid != move.post]
    at = len(others)
    if move.where != "under":
        at = others.index(move.target) + (move.where == "after")
    return at + 1, len(others) + 1


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if 10 <= number % 100 <= 20 else ending}"


def _go(count: int) -> str:
    return "goes" if count == 1 else "go"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a post is to a person: it may be taken or not, and in words how or why not."""

    words: str
    lawful: bool


def offers_to(loaded: Loaded, collar: str) -> dict[str, Offer]:
    """Every post in view as an offer to a person: vacant ones may be taken."""
    person = next(row for row in loaded.people if row.collar == collar)
    return {
        code: _offer(loaded, person, branch.row) for code, branch in loaded.tree.branches.items()
    }


def _offer(loaded: Loaded, person: PersonRow, row: PostRow) -> Offer:
    if row.holder == person.collar:
        return Offer("Holds this post", lawful=False)
    if row.holder is not None:
        return Offer("Not vacant", lawful=False)
    below = row.grade - person.grade
    parts = []
    if below > 0:
        parts.append(f"Acting, {below} rank{'' if below == 1 else 's'} below")
    elif below < 0:
        parts.append("A higher rank than asked")
    else:
        parts.append("The rank asked for")
    until = next_start(loaded, row.code)
    if until is not None:
        parts.append(f"to {long_day(until - ONE)}")
    return Offer(", ".join(parts), lawful=True)


def next_start(loaded: Loaded, post: str) -> date | None:
    """The day on which somebody comes to a vacant post, None where nobody is to."""
    later = (row.from_day for row in loaded.holders.get(post, ()) if row.from_day > loaded.on)
    return min(later, default=None)


def knows_told(person: PersonRow) -> str:
    """Authorities and boroughs of a person: `Response driver; knows Havering`."""
    told = ", ".join(each.replace("_", " ") for each in person.authorities)
    told = f"{told[:1].upper()}{told[1:]}" or "No driving authority"
    return f"{told}; knows {' and '.join(person.boroughs)}" if person.boroughs else told


def people_found(people: Sequence[PersonRow], typed: str) -> tuple[PersonRow, ...]:
    """People of a rank typed first, whose names or numbers start with what follows.

    Those without a post come first.
    """
    text = typed.casefold().strip()
    ranks = {row.rank.casefold() for row in people}
    starts = (rank for rank in ranks if text == rank or text.startswith(f"{rank} "))
    wanted = max(starts, key=len, default="")
    words = text[len(wanted) :].split()
    found = [row for row in people if _is(row, wanted) and all(_has(row, word) for word in words)]
    return tuple(sorted(found, key=lambda row: bool(row.posts)))


def _is(row: PersonRow, rank: str) -> bool:
    return not rank or row.rank.casefold() == rank


def _has(row: PersonRow, word: str) -> bool:
    return f" {word}" in f" {row.rank} {row.name} {row.collar}".casefold()
