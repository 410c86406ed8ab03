"""Calls on what a desk file holds: run, show, check, commands, queries."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of, minute_of
from bcu_desk.shell import offers
from bcu_desk.shell.cli.answers import Answer, table, without_raw
from bcu_desk.shell.cli.words.desk_words import desk_lines
from bcu_desk.shell.cli.words.gesture_help import example_of
from bcu_desk.shell.cli.words.nothing import none_of
from bcu_desk.shell.cli.words.open_words import clash_words, conflict_words, whole_id
from bcu_desk.work import wire
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Query
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.sentences import sentence
from bcu_desk.work.view import View

K = TypeVar("K")
NO_PACK = "No pack was made from this file yet. Next: bcu-desk brief FILE OUT.pdf --marking …"


class Undo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Take back the newest step of this desk that is not taken back."""


class Redo(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Do again the step that was taken back last."""


TOLD: Mapping[str, Callable[[Sequence[object], str], str]] = {
    "conflicts": conflict_words,
    "clashes": clash_words,
}
STEPPING: dict[str, type[msgspec.Struct]] = {"undo": Undo, "redo": Redo}


def run(program: Program, given: argparse.Namespace) -> Answer:
    """Run one gesture, or a list of the same gesture as one step."""
    desk = program.open(Path(given.file))
    fields = wire.read_fields(_input(given.fields))
    if given.name in STEPPING:
        wire.made(STEPPING[given.name], fields)
        return _stepped(desk, given.name)
    kind = _known(offers.commands(), given.name, "unknown_command")
    listed = [_spelled_out(item) for item in (fields if isinstance(fields, list) else [fields])]
    if not listed:
        raise Refused("nothing_given", name=given.name)
    return _done(desk.do(*(wire.made(kind, item) for item in listed), reason=given.reason))


def _stepped(desk: Desk, name: str) -> Answer:
    """A step taken back or done again: said so before its label, which is that of the step."""
    made = _done(desk.undo() if name == "undo" else desk.redo())
    return replace(made, words=f"{'Undone' if name == 'undo' else 'Done again'}: {made.words}")


def _spelled_out(fields: object) -> object:
    """Fields with the id of a conflict or clash as documents have it, where it is a short one."""
    if not isinstance(fields, dict) or "clash" not in fields:
        return fields
    return {**fields, "clash": whole_id(fields["clash"])}


def _done(done: Done) -> Answer:
    notices = [
        {"code": notice.code, "message": sentence(notice.code, notice.facts)}
        for notice in done.notices
    ]
    document = {
        "step": done.label,
        "changed": sorted(done.changed),
        "keys": list(done.keys),
        "notices": notices,
    }
    words = [_named(done), *(str(notice["message"]) for notice in notices)]
    return Answer(document, "\n".join(words))


def _named(done: Done) -> str:
    """What was done, with the key of the one row that it made or changed, such as EA-01-0147."""
    if len(done.keys) != 1 or done.keys[0] in done.label or done.keys[0].isdecimal():
        return done.label
    return f"{done.label}: {done.keys[0]}"


def show(program: Program, given: argparse.Namespace) -> Answer:
    """The rows of a query on a day, as known now or at an instant."""
    kind = _known(offers.queries(), given.name, "unknown_query")
    query = wire.made(kind, wire.read_fields(_input(given.fields)))
    rows = _rows(program, given, query)
    return Answer({"rows": wire.plain(rows)}, _told(given, rows))


def _told(given: argparse.Namespace, rows: Sequence[object]) -> str:
    """Rows in words: what people decide by as text, the rest as a table."""
    told = TOLD.get(given.name)
    if told is not None:
        return told(rows, given.file)
    shown = desk_lines(rows) if given.name == "desks" else without_raw(rows)
    return table(shown, none_of(given.name))


def _rows(program: Program, given: argparse.Namespace, query: Query) -> tuple[object, ...]:
    known_at = minute_of(given.known_at, "known_at") if given.known_at else None
    desk = program.open(Path(given.file), read_only=True)
    with desk.reader() if known_at is None else desk.reader_of_past(known_at) as reader:
        return query.rows(reader, View(as_of_day(given.on, desk), tuple(given.bcu or ())))


def packs(program: Program, given: argparse.Namespace) -> Answer:
    """The book of packs that were made, the newest first."""
    desk = program.open(Path(given.file), read_only=True)
    with desk.reader() as reader:
        rows = offers.queries()["packs"]().rows(reader, View(desk.clock.today()))
    packs = wire.plain(rows)
    words = table([_short(row) for row in packs if isinstance(row, dict)]) if rows else NO_PACK
    return Answer({"packs": packs}, words)


def _short(pack: Mapping[str, object]) -> Mapping[str, object]:
    """A pack for a table of words: how many sections, the beginning of its digest."""
    sections = pack["sections"]
    count = len(sections) if isinstance(sections, (list, tuple)) else 0
    return {**pack, "sections": count, "digest": f"{str(pack['digest'])[:8]}…"}


def list_commands(_program: Program, given: argparse.Namespace) -> Answer:
    """Every gesture with its fields, or one with its JSON Schema."""
    return _listed({**offers.commands(), **STEPPING}, given.name, "command")


def list_queries(_program: Program, given: argparse.Namespace) -> Answer:
    """Every query with its fields, or one with its JSON Schema."""
    return _listed(offers.queries(), given.name, "query")


def _listed(kinds: Mapping[str, type[msgspec.Struct]], name: str | None, noun: str) -> Answer:
    chosen = {name: _known(kinds, name, f"unknown_{noun}")} if name else kinds
    plural = "queries" if noun == "query" else "commands"
    entries = [
        {"name": key, "example": example_of(plural, key), "fields": wire.schema(kind)}
        for key, kind in sorted(chosen.items())
    ]
    if name:
        return Answer(entries[0], msgspec.json.format(wire.text(entries[0]), indent=2))
    lines = [
        f"{key:20}{(kind.__doc__ or '').splitlines()[0]}" for key, kind in sorted(kinds.items())
    ]
    return Answer({plural: entries}, "\n".join(lines))


def _known(kinds: Mapping[str, K], name: str, code: str) -> K:
    if name not in kinds:
        raise Refused(code, value=name[:60], known=tuple(sorted(kinds)))
    return kinds[name]


def _input(told: str | None) -> str:
    """The fields as they were given; `-` reads them from standard input."""
    if told != "-":
        return told or "{}"
    try:
        return sys.stdin.read(wire.LONGEST_INPUT + 1).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Refused("bad_json", problem="it is not UTF-8 text") from None


def as_of_day(told: str | None, desk: Desk) -> date:
    """The day asked for, today where none is."""
    if not told:
        return desk.clock.today()
    day = day_of(told, "on")
    wire.refuse_far_day(day, "on")
    return day
