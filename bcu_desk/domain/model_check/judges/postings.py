"""Rules R9 and R10: ranks that match posts, and no uncovered day between two holders."""

from __future__ import annotations

from collections.abc import Iterator

from bcu_desk.domain.assignments import ModelRule, Post, Standing
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breach, breaches
from bcu_desk.domain.model_check.world import Holder, World
from bcu_desk.domain.ranks import RankFit, rank_fit, short_name
from bcu_desk.domain.spans import DaySpan, Span, gaps


def ranks_match(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R9: rank matches post; acting or temporary with an end is lawful and told as a notice.

    A higher rank in a lower post is told as a notice too: the announcement does not bar it.
    """
    for post_id, held in world.holders.items():
        for holder in held:
            finding = _fit(world, holder)
            days = None if finding is None else holder.days.within(period)
            if days is not None and finding is not None:
                yield breach(rule, _subject(world, world.posts[post_id]), days, finding)


def _fit(world: World, holder: Holder) -> Finding | None:
    own, wanted = world.rank_of(holder.person), world.ranks[holder.post.rank_id]
    fit = rank_fit(own, wanted)
    if fit is RankFit.MATCHES:
        return None
    told: tuple[tuple[str, str | int], ...] = (
        ("person", f"{own.code} {short_name(holder.person)}"),
        ("collar", holder.person.collar),
        ("rank", wanted.code),
    )
    standing, end = holder.posting.standing, holder.posting.to_day
    if fit is RankFit.HIGHER:
        return Finding("higher", told, lawful=True)
    if standing is Standing.SUBSTANTIVE:
        return Finding("substantive", told)
    told = (*told, ("standing", str(standing)))
    if end is None:
        return Finding("no_end", told)
    return Finding("acting", (*told, ("until", end.isoformat())), lawful=True)


def no_uncovered_day(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R10: no uncovered day between two holders of a post."""
    for post_id, held in world.holders.items():
        if len(held) > 1:
            subject = _subject(world, world.posts[post_id])
            found = ((gap.within(period), _uncovered(world, held, gap)) for gap in _between(held))
            inside = ((days, finding) for days, finding in found if days is not None)
            yield from breaches(rule, subject, inside)


def _between(held: tuple[Holder, ...]) -> tuple[DaySpan, ...]:
    """The uncovered days after the first holder starts and before the last one does."""
    spans = [holder.days for holder in held]
    first, last = spans[0].start, spans[-1].start
    return gaps(spans, Span(first, last)) if first < last else ()


def _uncovered(world: World, held: tuple[Holder, ...], gap: DaySpan) -> Finding:
    before = next(holder for holder in held if holder.days.end == gap.start)
    after = next(holder for holder in held if holder.days.start == gap.end)
    told = (("before", world.name_of(before)), ("after", world.name_of(after)))
    return Finding("gap", told)


def _subject(world: World, post: Post) -> Subject:
    return Subject(world.bcu_codes[post.bcu_id], post.code, post.title)
