"""The call that answers a question of a period: a workbook, and a note of a page beside it."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of
from bcu_desk.features.briefing.rules.answering import with_reply
from bcu_desk.features.briefing.rules.composing import Pack, Sources
from bcu_desk.features.briefing.rules.making import read_pack, record
from bcu_desk.features.briefing.rules.own import template_in
from bcu_desk.features.briefing.rules.templates import TEMPLATES
from bcu_desk.features.briefing.rules.wanted import Reply, wanted_of
from bcu_desk.features.briefing.widgets.paper.output import format_of, lay_out, write_pack
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.shell import offers
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.drawn.day import application, day_asked_for
from bcu_desk.store.faults import fault_of_system
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.tiles.today import minute_for

WORKBOOK = ".xlsx"


def reply(program: Program, given: argparse.Namespace) -> Answer:
    """Answer a question: OUT is the workbook, the note stands beside it under the same name."""
    out, asked = _out(given.out), _asked(given)
    note = out.with_suffix(f".{given.note}")
    kind = format_of(note)
    desk = program.open(Path(given.file))
    application()
    pack = _pack(desk, given, asked)
    laid = lay_out(pack, desk.path.name, desk.clock.minute())
    try:
        write_pack(laid, note)
    except OSError as error:
        raise fault_of_system(error, out) from None
    to = given.recipient or ""
    number = record(desk, pack, file=out.name, pages=laid.count(), recipient=to).id
    files = {"file": given.out if pack.tables() else None, "note": str(note)}
    told = {**files, "pack": number, "format": kind, **_document(laid, asked)}
    return Answer(told, _words(laid, given.out, note, number))


def _out(told: str) -> Path:
    """Where the workbook goes. Raises Refused `reply_is_a_workbook`."""
    out = Path(told)
    if out.suffix.lower() != WORKBOOK:
        raise Refused("reply_is_a_workbook", value=out.suffix[:20], field="out")
    return out


def _asked(given: argparse.Namespace) -> Reply:
    return Reply(
        question=given.question,
        from_day=_day(given.from_day, "from"),
        to_day=_day(given.to_day, "to"),
        borough=given.borough or "",
    )


def _document(laid: Laid, asked: Reply) -> dict[str, object]:
    """What was answered, as JSON tells it."""
    pack = laid.pack
    return {
        "question": asked.question,
        "from": asked.from_day.isoformat(),
        "to": asked.to_day.isoformat(),
        "borough": asked.borough or None,
        "pages": laid.count(),
        "sheets": {table.title: len(table.rows) for table in pack.tables()},
        "marking": pack.wanted.marking,
        "definitions": [
            {"word": word, "means": told} for part in pack.parts for word, told in part.part.defined
        ],
        "digest": pack.digest,
    }


def _words(laid: Laid, out: str, note: Path, number: int) -> str:
    """The same in words."""
    pack = laid.pack
    pages = "1 page" if laid.count() == 1 else f"{laid.count()} pages"
    told = [f"Wrote {note}, {pages}, marked {pack.wanted.marking}: pack {number} of the book."]
    told += [f"{table.title}: {len(table.rows)} rows" for table in pack.tables()]
    if pack.tables():
        told.insert(0, f"Wrote {out}.")
    return "\n".join(told)


def _day(told: str, field: str) -> date:
    day = day_of(told, field)
    wire.refuse_far_day(day, field)
    return day


def _pack(desk: Desk, given: argparse.Namespace, asked: Reply) -> Pack:
    """The answer as a pack, of what the file says now or said at an instant."""
    sources = Sources(offers.sections(), offers.tiles(), offers.questions())
    with day_asked_for(desk, given) as (reader, view):
        at = minute_for(view.on, desk.clock.minute())
        wanted = wanted_of(template_in(TEMPLATES, "reply"), view.on, at, given.marking)
        here = msgspec.structs.replace(wanted, bcus=tuple(view.scope))
        return read_pack(reader, with_reply(here, asked, sources.questions), sources)
