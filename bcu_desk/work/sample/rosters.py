"""Which line of the ward teams' roster each ward officer has; a few have none yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bcu_desk.domain.assignments import WARD_OFFICER, WARD_PCSO, Post, Posting
from bcu_desk.domain.rota.shifts import ShiftLine, ShiftPattern

LINES = 5
WITHOUT = 37  # one ward in so many is not on the roster yet


def shift_lines(
    pattern: ShiftPattern, posts: Sequence[Post], postings: Sequence[Posting], ids: Iterator[int]
) -> Iterator[ShiftLine]:
    """A line for each ward officer in post, the two of a ward two lines apart.

    Each line is a week behind the one before, so three of five are on duty on any day.
    """
    apart = len(pattern.day_codes) // LINES
    for number, team in enumerate(_ward_teams(posts, postings), start=1):
        for place, posting in enumerate(team if number % WITHOUT else ()):
            yield ShiftLine(
                id=next(ids),
                person_id=posting.person_id,
                pattern_id=pattern.id,
                position=(number + 2 * place) % LINES * apart,
                from_day=posting.from_day,
            )


def _ward_teams(posts: Sequence[Post], postings: Sequence[Posting]) -> Iterable[list[Posting]]:
    """The officers in post of each ward."""
    teams: dict[int, list[Posting]] = {}
    by_post = {row.post_id: row for row in postings}
    for post in posts:
        if post.kind in (WARD_OFFICER, WARD_PCSO) and post.id in by_post:
            teams.setdefault(post.ward_id or 0, []).append(by_post[post.id])
    return teams.values()
