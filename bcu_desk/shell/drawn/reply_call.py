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
    out = Path(given.out)
    if out.suffix.lower() != WORKBOOK:
        raise Refused("reply_is_a_workbook", value=out.suffix[:20], field="out")
    note = out.with_suffix(f".{given.note}")
    kind = format_of(note)
    asked = Reply(
        question=given.question,
        from_day=_day(given.from_day, "from"),
        to_day=_day(given.to_day, "to"),
        borough=given.borough or "",
    )
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
    tables = {table.title: len(table.rows) for table in pack.tables()}
    document = {
        "file": given.out if tables else None,
        "note": str(note),
        "pack": number,
        "format": kind,
        "question": asked.question,
        "from": asked.from_day.isoformat(),
        "to": asked.to_day.isoformat(),
        "borough": asked.borough or None,
        "pages": laid.count(),
        "sheets": tables,
        "marking": pack.wanted.marking,
        "definitions": [
            {"word": word, "means": told} for part in pack.parts for word, told in part.part.defined
        ],
        "digest": pack.digest,
    }
    pages = "1 page" if laid.count() == 1 else f"{laid.count()} pages"
    words = [f"Wrote {note}, {pages}, marked {pack.wanted.marking}: pack {number} of the book."]
    words += [f"{title}: {count} rows" for title, count in tables.items()]
    if tables:
        words.insert(0, f"Wrote {given.out}.")
    return Answer(document, "\n".join(words))


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
