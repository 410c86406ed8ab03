"""The figures of the post chosen, as words beside the chart."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.queries import counted
from bcu_desk.features.org_chart.rules.figures import (
    Figures,
    figures_of,
    pounds_told,
    unknown_told,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A value and what it is of; `told` says both in a sentence, for tips and screen readers."""

    value: str
    about: str
    told: str
    tone: str = ""


def branch_figures(loaded: Loaded, code: str) -> Figures:
    """The figures of a post's branch as of the day."""
    rows = (loaded.tree.branches[below].row for below in loaded.tree.below(code))
    return figures_of((counted(row) for row in rows), loaded.costs)


def figures_shown(found: Figures) -> tuple[Figure, ...]:
    """Six figures: posts, headcount, vacancies, span, layers and yearly cost."""
    return (
        Figure(f"{found.posts:,}", "posts", f"{found.posts:,} posts in the branch"),
        Figure(f"{found.headcount:,}", "people", f"{found.headcount:,} people hold them"),
        Figure(
            f"{found.vacant:,}",
            "vacant",
            f"{found.vacant:,} posts are vacant",
            "warn" if found.vacant else "",
        ),
        Figure(
            str(found.span),
            "report to it",
            f"{found.span} posts report to it; in the branch {found.mean_span:.1f} report to each "
            "post that leads any",
        ),
        Figure(str(found.layers), "layers", f"{found.layers} layers from the top to the last post"),
        _cost(found),
    )


def _cost(found: Figures) -> Figure:
    without = unknown_told(found.unknown)
    if found.cost is None or found.cost_filled is None:
        return Figure("–", "a year", "No cost is known for the ranks of this branch on this day.")
    told = (
        f"{pounds_told(found.cost)} a year for all posts, {pounds_told(found.cost_filled)} for "
        f"those that are held. {without}"
    )
    return Figure(pounds_told(found.cost), "a year", told.strip())
