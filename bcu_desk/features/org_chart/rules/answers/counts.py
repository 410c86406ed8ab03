"""What is counted of some posts in a period, under columns with their definitions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bcu_desk.domain.times import long_day
from bcu_desk.features.org_chart.rules.answers.held import Held, length
from bcu_desk.work.packs.blocks import DataColumn, Value
from bcu_desk.work.packs.questions import Asking

Count = Callable[[Sequence[Held], Asking], Value]


@dataclass(frozen=True, slots=True)
class Counted:
    """A column of figures: its head for a period, and how it is counted."""

    title: str
    kind: str
    note: str
    count: Count

    def column(self, asking: Asking) -> DataColumn:
        """The column with the days in its definition."""
        first, last = long_day(asking.from_day), long_day(asking.last)
        return DataColumn(self.title, self.kind, 13, self.note.format(first=first, last=last))


def _posts_first(held: Sequence[Held], asking: Asking) -> int:
    return sum(post.stands_on(asking.from_day) for post in held)


def _posts_last(held: Sequence[Held], asking: Asking) -> int:
    return sum(post.stands_on(asking.last) for post in held)


def _filled_first(held: Sequence[Held], asking: Asking) -> int:
    return sum(post.filled_on(asking.from_day) for post in held)


def _filled_last(held: Sequence[Held], asking: Asking) -> int:
    return sum(post.filled_on(asking.last) for post in held)


def _average(days: int, asking: Asking) -> float:
    return round(days / length(asking.days), 4)


def _days(held: Sequence[Held]) -> int:
    return sum(post.days() for post in held)


def _days_filled(held: Sequence[Held]) -> int:
    return sum(post.days_filled() for post in held)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _longest(held: Sequence[Held], asking: Asking) -> int | None:
    found = [
        (inside.end - since).days
        for post in held
        for since, inside in post.vacant
        if inside.end == asking.to_day
    ]
    return max(found, default=None)


FIRST_POSTS = Counted("Posts, first day", "whole", "posts on {first}", _posts_first)
LAST_POSTS = Counted("Posts, last day", "whole", "posts on {last}", _posts_last)

POSTS = (
    FIRST_POSTS,
    LAST_POSTS,
    Counted(
        "Change",
        "whole",
        "posts on the last day less posts on the first",
        lambda held, asked: _posts_last(held, asked) - _posts_first(held, asked),
    ),
    Counted(
        "Average",
        "one",
        "posts summed over every day, divided by the days",
        lambda held, asked: _average(_days(held), asked),
    ),
)
STRENGTH = (
    LAST_POSTS,
    Counted("In post, first day", "whole", "posts with a holder on {first}", _filled_first),
    Counted("In post, last day", "whole", "posts with a holder on {last}", _filled_last),
    Counted(
        "Change",
        "whole",
        "in post on the last day less in post on the first",
        lambda held, asked: _filled_last(held, asked) - _filled_first(held, asked),
    ),
    Counted(
        "Average in post",
        "one",
        "posts with a holder summed over every day, divided by the days",
        lambda held, asked: _average(_days_filled(held), asked),
    ),
    Counted(
        "Share of posts",
        "share",
        "days with a holder out of all days of the posts",
        lambda held, _: _share(_days_filled(held), _days(held)),
    ),
)
VACANCIES = (
    LAST_POSTS,
    Counted(
        "Vacant, first day",
        "whole",
        "posts without a holder on {first}",
        lambda held, asked: _posts_first(held, asked) - _filled_first(held, asked),
    ),
    Counted(
        "Vacant, last day",
        "whole",
        "posts without a holder on {last}",
        lambda held, asked: _posts_last(held, asked) - _filled_last(held, asked),
    ),
    Counted(
        "Days vacant",
        "whole",
        "days without a holder, summed over the posts",
        lambda held, _: _days(held) - _days_filled(held),
    ),
    Counted(
        "Share of days",
        "share",
        "days without a holder out of all days of the posts",
        lambda held, _: _share(_days(held) - _days_filled(held), _days(held)),
    ),
    Counted(
        "Longest, days",
        "whole",
        "the longest vacancy that was open at the end of {last}, counted from its first day",
        _longest,
    ),
)
