"""The figures of a branch: posts, headcount, vacancies, span, layers and what it costs a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counted:
    """A post as far as figures go: its code, the post above it, its rank and its holder."""

    code: str
    above: str | None
    rank: str
    holder: str | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What a branch amounts to.

    `headcount` are different people, `span` those who report to its top post, `mean_span` how
    many report to each post that leads any. Costs are of posts by rank, in pence, None where the
    cost of no rank is known; `unknown` are ranks whose cost is not known, with their posts.
    """

    posts: int
    headcount: int
    vacant: int
    span: int
    mean_span: float
    layers: int
    cost: int | None
    cost_filled: int | None
    unknown: tuple[tuple[str, int], ...]


def figures_of(branch: Iterable[Counted], costs: Mapping[str, int]) -> Figures:
    """The figures of a branch given from its top down; `costs` is pence a year by rank."""
    posts = tuple(branch)
    depths, reports = _shape(posts)
    held = [post for post in posts if post.holder is not None]
    return Figures(
        posts=len(posts),
        headcount=len({post.holder for post in held}),
        vacant=len(posts) - len(held),
        span=reports[posts[0].code] if posts else 0,
        mean_span=reports.total() / len(reports) if reports else 0.0,
        layers=max(depths.values(), default=0),
        cost=_cost(posts, posts, costs),
        cost_filled=_cost(held, posts, costs),
        unknown=tuple(sorted(Counter(p.rank for p in posts if p.rank not in costs).items())),
    )


def _shape(posts: Sequence[Counted]) -> tuple[dict[str, int], Counter[str]]:
    """How deep each post stands, and how many report to each that has any."""
    depths: dict[str, int] = {}
    reports: Counter[str] = Counter()
    for post in posts:
        above = post.above if post.above in depths else None
        depths[post.code] = 1 if above is None else depths[above] + 1
        if above is not None:
            reports[above] += 1
    return depths, reports


def _cost(
    some: Iterable[Counted], every: Iterable[Counted], costs: Mapping[str, int]
) -> int | None:
    """Pence a year of some posts; None where no rank of the branch has a cost."""
    known = any(post.rank in costs for post in every)
    return sum(costs.get(post.rank, 0) for post in some) if known else None


def pounds_told(pence: int) -> str:
    """An amount as figures show it: `£14.4 m`, `£860,000`, or to the pound below £10,000."""
    pounds = pence / 100
    if pounds >= 1_000_000:
        return f"£{pounds / 1_000_000:.1f} m"
    return f"£{round(pounds, -3):,.0f}" if pounds >= 10_000 else f"£{pounds:,.0f}"


def unknown_told(unknown: Iterable[tuple[str, int]]) -> str:
    """Which ranks are left out of a sum: `Without 2 DCS posts, whose cost is …`."""
    parts = [f"{count} {rank} {'post' if count == 1 else 'posts'}" for rank, count in unknown]
    return f"Without {' and '.join(parts)}, whose cost is not known." if parts else ""
