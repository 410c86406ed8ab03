"""Who held, holds and will hold each post: the same on every day."""

from __future__ import annotations

from collections.abc import Mapping

from bcu_desk.domain.assignments import Post, Posting, Standing
from bcu_desk.domain.dated import Every
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.ranks import shown_rank
from bcu_desk.features.org_chart.rules.rows import HolderRow


class HolderRows:
    """The holders of all posts, `rows` by post and day; `by_post` by the post's code."""

    def __init__(self, every: Every) -> None:
        ranks = {row.id: row for row in every(Rank)}
        people = {row.id: row for row in every(Person)}
        posts = {row.id: row for row in every(Post)}
        found = [
            _holder(posts[row.post_id], people[row.person_id], row, ranks) for row in every(Posting)
        ]
        found.sort(key=lambda row: (row.post, row.from_day))
        self.rows = tuple(found)
        grouped: dict[str, list[HolderRow]] = {}
        for item in found:
            grouped.setdefault(item.post, []).append(item)
        self.by_post: Mapping[str, tuple[HolderRow, ...]] = {
            code: tuple(held) for code, held in grouped.items()
        }


def _holder(post: Post, person: Person, held: Posting, ranks: Mapping[int, Rank]) -> HolderRow:
    return HolderRow(
        post.code,
        person.collar,
        person.name,
        rank_in_post(person, post, held, ranks),
        held.standing.value,
        held.from_day,
        held.to_day,
    )


def rank_in_post(person: Person, post: Post, held: Posting, ranks: Mapping[int, Rank]) -> str:
    """The rank that a holder goes by."""
    return shown_rank(ranks[person.rank_id], ranks[post.rank_id], Standing(held.standing))
