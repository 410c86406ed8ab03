"""A bar's edge under the hand: tried on the facts, told in words, drawn as ghosts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.features.assignments.commands.edges import CorrectEdge, MoveEdge
from bcu_desk.features.assignments.rules.items import BarItem, Item
from bcu_desk.features.assignments.rules.plans.edges import Edge, Record, Side
from bcu_desk.features.assignments.rules.plans.preview import Preview, preview
from bcu_desk.features.assignments.rules.plans.taking import edge_of
from bcu_desk.kit.timeline.rows import BarKind, Grips, Proposal, TimelineBar, Verdict
from bcu_desk.work.sentences import sentence

NOWHERE = Edge(Record.POSTING, "", "", Side.END, date.min)


class Mover:
    """Judges proposals of the timeline on a board; the last one tried is kept."""

    def __init__(self, facts: ModelFacts, items: Mapping[str, Item]) -> None:
        self._facts = facts
        self._items = items
        self._tried: dict[tuple[Proposal, bool], Preview] = {}
        self.follow = True

    def judge(self, proposal: Proposal) -> Verdict:
        """What a timeline says while the edge is dragged."""
        found = self.preview(proposal)
        if found.trouble is not None:
            words = sentence(found.trouble.code, found.trouble.facts)
            return Verdict(ok=False, words=words)
        moves = [move.words() for move in found.moves]
        effects = [
            f"{verb} {', '.join(dict.fromkeys(item.rule for item in items))}."
            for verb, items in (("Would break", found.breaks), ("Would mend", found.mends))
            if items
        ]
        detail = "\n".join((*moves[1:], found.between, *effects))
        return Verdict(words=moves[0], detail=detail, ghosts=tuple(self._ghosts(proposal, found)))

    def preview(self, proposal: Proposal) -> Preview:
        """What a proposal would do; told once for each place."""
        key = (proposal, self.follow)
        if key not in self._tried:
            self._tried = {key: self._try(proposal)}
        return self._tried[key]

    def _try(self, proposal: Proposal) -> Preview:
        item = self._items.get(proposal.bar or "")
        if not isinstance(item, BarItem):
            return Preview(NOWHERE, date.min, self.follow, trouble=Refused("nothing_to_move"))
        moved_start = proposal.start != item.days.start.toordinal()
        side = Side.START if moved_start else Side.END
        to = date.fromordinal(proposal.start if moved_start else proposal.end)
        try:
            edge = edge_of(self._facts, item, side)
        except Refused as refused:
            return Preview(NOWHERE, to, self.follow, trouble=refused)
        return preview(self._facts, edge, to, follow=self.follow)

    def _ghosts(self, proposal: Proposal, found: Preview) -> Iterator[TimelineBar]:
        """The other bars that move along, and the gap that is left."""
        rows: dict[str, None] = {}
        for item in self._items.values():
            if not isinstance(item, BarItem) or not self._moves(item, proposal, found):
                continue
            rows[item.row.key] = None
            days = _shifted(item.days, found)
            if item.key != proposal.bar and days is not None:
                yield _ghost(item, days)
        if found.gap is not None:
            yield from _gaps(rows, found.gap)

    def _moves(self, item: BarItem, proposal: Proposal, found: Preview) -> bool:
        """Whether a bar is of the rows that move: of the post, or of the charge's own row."""
        if found.edge.record is Record.POSTING:
            return item.bar.post == found.edge.post and _shifted(item.days, found) is not None
        return item.row.key == proposal.row and _shifted(item.days, found) is not None


def _shifted(days: DaySpan, found: Preview) -> DaySpan | None:
    """A bar's days with the edge moved that it shares with a row that moves; None without."""
    for old, new in found.shifts:
        if old.start != new.start and days.start == old.start:
            return Span(new.start, days.end)
        if old.end != new.end and days.end == old.end:
            return Span(days.start, new.end)
    return None


def _gaps(rows: Iterable[str], gap: DaySpan) -> Iterator[TimelineBar]:
    """A gap that ends, on each of some rows."""
    if gap.end is None:
        return
    count = (gap.end - gap.start).days
    title = f"{count} days" if count > 1 else "1 day"
    first, end, short = gap.start.toordinal(), gap.end.toordinal(), f"{count} d"
    for row in rows:
        yield TimelineBar(f"ghost.{row}", row, first, end, title, kind=BarKind.GAP, short=short)


def _ghost(item: BarItem, days: DaySpan) -> TimelineBar:
    last = days.end.toordinal() if days.end is not None else days.start.toordinal() + 4_000
    return TimelineBar(
        f"ghost.{item.key}",
        item.row.key,
        days.start.toordinal(),
        last,
        item.bar.name,
        kind=BarKind.SOFT,
        hue=item.bar.hue or "line2",
        grips=Grips.NONE,
    )


def command_for(found: Preview, *, correct: bool) -> MoveEdge:
    """The gesture that a preview shows, as a correction or a change from a day."""
    kind = CorrectEdge if correct else MoveEdge
    edge = found.edge
    return kind(
        post=edge.post,
        on=edge.on,
        to=found.to,
        side=edge.side,
        record=edge.record,
        thing=edge.thing,
        follow=found.follow,
    )
