"""What the home page tells of posts: which are vacant, and which postings end in 14 days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bcu_desk.domain.assignments import COMMANDER, SUPERINTENDENT, WARD_OFFICER, WARD_PCSO
from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.queries import HolderRow, Holders, PostRow, Posts
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileLine, TileSource
from bcu_desk.work.view import View

CARES = frozenset({"post", "posting", "person", "rank", "reporting_line", "bcu"})
AHEAD = 14  # days
ONE = timedelta(days=1)
LEADS = 4  # the grade of chief inspectors: from there a post leads others
GROUPS = {WARD_OFFICER: "DWO", WARD_PCSO: "PCSO", SUPERINTENDENT: "superintendent"}
STANDINGS = {"acting": "acting", "temporary": "temporary"}


@dataclass(frozen=True, slots=True)
class Ending:
    """A posting that ends within the days, and who comes after."""

    row: PostRow
    last: date
    after: HolderRow | None


def vacancies_tile(reader: Reader, view: View, _at: int) -> Tile:
    """Vacant posts and ends to come: those nobody follows and those that lead others first."""
    posts = Posts().rows(reader, view)
    later = _later(reader, view)
    vacant = [row for row in posts if row.holder is None]
    ending = [_ending(row, row.held_to, later) for row in posts if _ends(row, view.on)]
    lines = [*(_ending_line(item, view.on) for item in ending)]
    lines += [_vacancy_line(row, later.get(row.code, ()), view.on) for row in vacant]
    sentence = _sentence(vacant, ending, view.on) if posts else "posts: there are none yet."
    return Tile(
        name="vacancies",
        title=f"Vacancies and ends in {AHEAD} days",
        count=len(vacant) + len(ending),
        sentence=sentence,
        lines=tuple(line for _, line in sorted(lines, key=lambda item: item[0]))
        if posts
        else (_first_step(),),
        more="more",
        link="Org chart",
        page="org_chart",
    )


Sorted = tuple[tuple[int, int, date, str], TileLine]


def _later(reader: Reader, view: View) -> dict[str, list[HolderRow]]:
    """Who comes to a post after the day, by its code, the first first."""
    found: dict[str, list[HolderRow]] = {}
    for row in Holders().rows(reader, view):
        if row.from_day > view.on:
            found.setdefault(row.post, []).append(row)
    return found


def _ends(row: PostRow, on: date) -> bool:
    """Whether the last day in post lies within the days."""
    return row.held_to is not None and (row.held_to - ONE - on).days <= AHEAD


def _ending(row: PostRow, end: date | None, later: dict[str, list[HolderRow]]) -> Ending:
    assert end is not None
    after = later.get(row.code, [])
    return Ending(row, end - ONE, after[0] if after else None)


def _ending_line(item: Ending, on: date) -> Sorted:
    """A posting that ends: who, when, and who follows or that nobody does."""
    row, days = item.row, (item.last - on).days
    page, verb, button = _mend(item)
    line = TileLine(
        words=f"{row.holder_rank} {_surname(row.holder_name)} ends {_day(item.last, on)}",
        detail=f"{_post_told(row)}.",
        tag="today" if days == 0 else _some(days, "day"),
        tone="bad" if days <= AHEAD // 2 else "warn",
        page=page,
        key=f"{row.code}:{verb}",
        button=button,
    )
    after = item.after
    gap = 0 if after is None else (after.from_day - item.last - ONE).days
    if after is None:
        line = replace(line, alarm="No successor")
    elif gap > 0:
        line = replace(line, alarm=f"{_some(gap, 'day')} empty before {_name(after)}")
    else:
        line = _settled(line, row, after)
    grave = 2 if line.settled else 0
    return (grave, -row.grade, item.last, row.code), line


def _post_told(row: PostRow) -> str:
    standing = STANDINGS.get(row.standing or "", "")
    return ", ".join(part for part in (row.title, standing) if part)


def _settled(line: TileLine, row: PostRow, after: HolderRow) -> TileLine:
    """The same where somebody follows at once: nothing is to be done."""
    detail = f"{_name(after)} follows in {row.title}"
    key, tone = row.code, "muted"
    return replace(line, detail=detail, tone=tone, key=key, button="", settled="Settled")


def _mend(item: Ending) -> tuple[str, str, str]:
    """The page, the verb and the word: who acts or follows too late is extended, else appoint."""
    acts = item.row.standing in STANDINGS
    if item.after is None and not acts:
        return "org_chart", "appoint", "Appoint"
    if item.row.kind in (SUPERINTENDENT, COMMANDER):
        return "assignments", "extend", "Extend"
    return "org_chart", "correct", "Extend"


def _vacancy_line(row: PostRow, after: Sequence[HolderRow], on: date) -> Sorted:
    """A vacant post: since when, and who comes."""
    since = row.vacant_since or on
    days = (on - since).days
    comes = after[0] if after else None
    detail = f"Vacant since {_day(since, on)}." if days else "Vacant from today."
    coming = "" if comes is None else f" {_name(comes)} comes {_day(comes.from_day, on)}."
    leads = row.grade >= LEADS
    line = TileLine(
        words=_title(row),
        detail=f"{detail}{coming} {row.code}",
        tag=_some(days, "day") if days else "new",
        tone=_vacancy_tone(comes, leads=leads),
        page="org_chart",
        key=f"{row.code}:appoint",
        button="Appoint",
    )
    return (1, -row.grade if leads else 0, since, row.code), line


def _vacancy_tone(comes: HolderRow | None, *, leads: bool) -> str:
    if comes is not None:
        return "muted"
    return "bad" if leads else "warn"


def _title(row: PostRow) -> str:
    """The post's title, led by its rank where the title does not say it."""
    plain = row.kind in (WARD_OFFICER, WARD_PCSO) or row.grade > LEADS
    return row.title if plain else f"{row.rank} {row.title}"


def _sentence(vacant: Sequence[PostRow], ending: Sequence[Ending], on: date) -> str:
    """How many are vacant, of which kinds most, and how many end with nobody after them."""
    if not vacant and not ending:
        return f"vacancies on {long_day(on)}, and nobody’s time in post ends within {AHEAD} days."
    told = f"{_vacant_told(vacant)}."
    told = f"{len(vacant)} {told}" if ending else told
    last = _day(on + timedelta(days=AHEAD), on)
    if not ending:
        return f"{told} No posting ends by {last}."
    lost = sum(item.after is None for item in ending)
    ends = f"{_some(len(ending), 'posting')} {'ends' if len(ending) == 1 else 'end'} by {last}"
    return f"{told} {ends}, {lost or 'none'} with no successor."


def _vacant_told(vacant: Sequence[PostRow]) -> str:
    told = "post is vacant" if len(vacant) == 1 else "posts are vacant"
    counts = Counter(row.kind for row in vacant)
    kind = max(GROUPS, key=lambda kind: counts[kind])
    return f"{told}, {counts[kind]} of them {GROUPS[kind]}" if counts[kind] else told


def _first_step() -> TileLine:
    """What comes first in a file without posts."""
    return TileLine(
        words="Make the BCU’s first post",
        detail="The commander’s, then appoint to it.",
        page="org_chart",
        key=":create",
        button="Make a post",
    )


def _name(row: HolderRow) -> str:
    return f"{row.rank} {_surname(row.name)}"


def _surname(name: str | None) -> str:
    return (name or "").split()[-1] if name else ""


def _day(day: date, on: date) -> str:
    """A day, its year only where it is another."""
    return long_day(day).removesuffix(f" {on.year}")


def _some(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


TILE = TileSource("vacancies", f"Vacancies and ends in {AHEAD} days", 2, vacancies_tile, CARES)
