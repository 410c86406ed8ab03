"""The call that proposes moves for short wards, or whom to take for an event; it writes nothing."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from bcu_desk.domain.times import day_of, long_day
from bcu_desk.features.coverage.queries.proposals.cover import (
    Proposals,
    Proposed,
    proposal_rows,
    proposed,
)
from bcu_desk.features.coverage.queries.proposals.event import (
    EventFound,
    EventProposalQuery,
    event_found,
    event_rows,
)
from bcu_desk.features.coverage.rules.solver.costs import EventCosts, points
from bcu_desk.features.coverage.rules.solver.events import event_words, taken_words
from bcu_desk.features.coverage.rules.solver.telling import (
    move_words,
    plan_words,
    second_words,
    stay_words,
)
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.cli.data_calls import as_of_day
from bcu_desk.store.session import Reader
from bcu_desk.work import wire
from bcu_desk.work.opening import Program
from bcu_desk.work.view import View

Asked = Callable[[Reader, View, argparse.Namespace], Answer]


def suggest(program: Program, given: argparse.Namespace) -> Answer:
    """A plan in sentences, with the call that applies it."""
    desk = program.open(Path(given.file), read_only=True)
    view = View(as_of_day(given.on, desk), tuple(given.bcu or ()))
    with desk.reader() as reader:
        return ASKED[given.what](reader, view, given)


def _cover(reader: Reader, view: View, given: argparse.Namespace) -> Answer:
    fields: dict[str, object] = {
        "kind": given.kind,
        "pinned": given.keep or [],
        "wards": given.ward or [],
        "cross_borough": not given.same_borough,
    }
    if given.most is not None:
        fields["most"] = given.most
    if given.to is not None:
        fields["to"] = day_of(given.to, "to").isoformat()
    found = proposed(reader, view, wire.made(Proposals, fields))
    told = found.fields(found.found.best.moves)
    second = found.found.second
    document = {
        "rows": wire.plain(proposal_rows(found)),
        "command": "move_officer",
        "apply": told,
        "second": [] if second is None else found.fields(second.moves),
    }
    return Answer(document, "\n".join(_cover_lines(found, told, given.file)))


def _cover_lines(found: Proposed, told: Iterable[Mapping[str, object]], file: str) -> Iterable[str]:
    best = found.found.best
    yield f"{long_day(found.on)}: {plan_words(best, found.found.gap, found.noun)}"
    for number, move in enumerate(best.moves, 1):
        yield f"{number:3}  {move_words(move)}"
    for stay in best.stays:
        yield f"     {stay_words(stay, found.noun, found.most)}"
    if best.moves:
        yield f"Cost in all {points(best.tenths)}."
        yield _second(second_words(found.found))
        yield from _apply(f"bcu-desk run {file} move_officer", list(told))


def _second(told: str) -> str:
    return f"Second best: {told}" if told else "There is no other plan that fills as many."


def _apply(call: str, told: object) -> Iterable[str]:
    yield "Nothing is changed yet. To apply it in one step:"
    yield f"{call} '{wire.text(told)}'"


def _event(reader: Reader, view: View, given: argparse.Namespace) -> Answer:
    fields: dict[str, object] = {"take": given.take, "keep": given.keep or []}
    for name in ("to", "ordered_by"):
        if getattr(given, name) is not None:
            fields[name] = getattr(given, name)
    if given.to is not None:
        fields["to"] = day_of(given.to, "to").isoformat()
    found = event_found(reader, view, wire.made(EventProposalQuery, fields))
    told = found.fields(one.member.collar for one in found.found.best.taken)
    document = {
        "rows": wire.plain(event_rows(found)),
        "command": "record_absence",
        "apply": told,
        "missing": found.found.missing,
    }
    return Answer(document, "\n".join(_event_lines(found, told, given.file)))


def _event_lines(found: EventFound, told: Mapping[str, object], file: str) -> Iterable[str]:
    best, costs = found.found.best, EventCosts()
    yield f"{long_day(found.span.start)}: {event_words(found.found)}"
    for number, one in enumerate(best.taken, 1):
        yield f"{number:3}  {taken_words(one, costs)}"
    if best.taken:
        yield f"Cost in all {points(best.tenths)}."
        yield from _apply(f"bcu-desk run {file} record_absence", told)


ASKED: Mapping[str, Asked] = MappingProxyType({"cover": _cover, "event": _event})
