"""The call that makes a briefing pack, or makes one of the book again."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.composing import Pack, Sources
from bcu_desk.features.briefing.rules.making import read_pack, rebuilt, record, record_again
from bcu_desk.features.briefing.rules.own import template_in, templates_of
from bcu_desk.features.briefing.rules.wanted import wanted_of
from bcu_desk.features.briefing.widgets.paper.output import format_of, lay_out, write_pack
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.shell import offers
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.drawn.day import application, day_asked_for
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.packs.book import MadePack
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program


def brief(program: Program, given: argparse.Namespace) -> Answer:
    """Make a pack of a day, write it and record it; with `--again` one of the book as it was."""
    out = Path(given.out)
    kind = format_of(out)
    sources = _sources()
    desk = program.open(Path(given.file))
    application()
    kept = None
    if given.again is not None:
        kept, pack = rebuilt(desk, given.again, sources)
    else:
        pack = _live(desk, given, sources)
    laid = lay_out(pack, desk.path.name, desk.clock.minute() if kept is None else kept.made)
    try:
        write_pack(laid, out)
    except OSError as error:
        raise fault_of_system(error, out) from None
    number = _recorded(desk, laid, out.name, given.recipient or "", kept)
    told = {"file": given.out, "pack": number, "format": kind}
    return Answer({**told, **_document(laid)}, _words(laid, given.out, number))


def _recorded(desk: Desk, laid: Laid, file: str, to: str, kept: MadePack | None) -> int:
    """The number in the book; a pack that is made again gets another where it goes to somebody."""
    if kept is None:
        return record(desk, laid.pack, file=file, pages=laid.count(), recipient=to).id
    return record_again(desk, kept, file=file, recipient=to).id if to else kept.id


def _document(laid: Laid) -> dict[str, object]:
    """What was made, as JSON tells it."""
    pack = laid.pack
    return {
        "template": pack.wanted.template,
        "pages": laid.count(),
        "marking": pack.wanted.marking,
        "on": pack.wanted.on.isoformat(),
        "names": pack.wanted.names,
        "sections": [part.name for part in pack.parts],
        "left_out": [f"{title}: {told}" for title, told in pack.left_out()],
        "digest": pack.digest,
    }


def _words(laid: Laid, out: str, number: int) -> str:
    """The same in words."""
    pack = laid.pack
    pages = "1 page" if laid.count() == 1 else f"{laid.count()} pages"
    lines = [
        f"Wrote {out}: pack {number}, {pages}, marked {pack.wanted.marking},"
        f" digest {pack.digest[:8]}."
    ]
    lines += [f"Left out of {title}: {told}." for title, told in pack.left_out()]
    return "\n".join(lines)


def _sources() -> Sources:
    return Sources(offers.sections(), offers.tiles(), offers.questions())


def _live(desk: Desk, given: argparse.Namespace, sources: Sources) -> Pack:
    """The pack asked for, of what the file says now. Raises Refused `marking_needed`."""
    if not given.marking:
        raise Refused("marking_needed", field="marking")
    with day_asked_for(desk, given) as (reader, view):
        template = template_in(templates_of(reader), given.template)
        at = template.minute(view.on, desk.clock.minute())
        wanted = wanted_of(template, view.on, at, given.marking)
        changes: dict[str, object] = {"bcus": tuple(view.scope)}
        if given.no_names:
            changes["names"] = False
        if given.sections:
            changes["sections"] = tuple(given.sections.split(","))
        return read_pack(reader, msgspec.structs.replace(wanted, **changes), sources)
