"""What the briefing page shows: the pack as it stands, laid out, and the book of packs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.queries import PackRow, Packs
from bcu_desk.features.briefing.rules.answering import reply_for, with_reply
from bcu_desk.features.briefing.rules.composing import Pack, Sources
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.features.briefing.rules.own import template_in, templates_of
from bcu_desk.features.briefing.rules.templates import Template
from bcu_desk.features.briefing.rules.wanted import Reply, Wanted, Written, wanted_of
from bcu_desk.store.packs import book
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.sections import Section
from bcu_desk.work.view import View

UNMARKED = "OFFICIAL"  # what an unmarked pack is read as; it can't be exported


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is chosen on the page; `sections` is None for those of the template.

    `marking` is empty until one is chosen; None of names and phones is what the template has.
    """

    template: str = "daily"
    marking: str = ""
    sections: tuple[str, ...] | None = None
    names: bool | None = None
    phones: bool | None = None
    written: Written | None = None
    reply: Reply | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The pack, or why there is none; every template and section, the book, what was typed."""

    chosen: Chosen
    wanted: Wanted
    pack: Pack | None
    refused: Refused | None
    known: tuple[Section, ...]
    packs: tuple[PackRow, ...]
    written: Written
    templates: tuple[Template, ...]
    boroughs: tuple[tuple[str, str], ...] = ()

    def template(self) -> Template:
        """The template that is chosen."""
        return template_in(self.templates, self.chosen.template)

    def ordered(self) -> tuple[tuple[Section, bool], ...]:
        """The sections in the order of the pack, each with whether it is in; then the others."""
        by_name = {section.name: section for section in self.known}
        inside = [(by_name[name], True) for name in self.wanted.sections if name in by_name]
        names = set(self.wanted.sections)
        return (*inside, *((item, False) for item in self.known if item.name not in names))

    def count(self, name: str) -> int | None:
        """What a reader would count in a section of the pack."""
        parts = () if self.pack is None else self.pack.parts
        return next((part.part.count for part in parts if part.name == name), None)

    def counted(self, name: str) -> str:
        """The same in words; nothing where nothing is counted."""
        count = self.count(name)
        return "" if count is None else str(count)

    def warnings(self, message: Callable[[Refused], str]) -> list[str]:
        """What is to be known before the pack goes out, or why there is none."""
        if self.refused is not None:
            return [message(self.refused)]
        left_out = () if self.pack is None else self.pack.left_out()
        return [f"{title}: {told} left out of this pack." for title, told in left_out]


def load(reader: Reader, view: View, chosen: Chosen, sources: Sources, now: int) -> Loaded:
    """The pack as chosen, of what the file says now; told for the hour of its template."""
    written = chosen.written or _draft(reader, chosen.template)
    templates = templates_of(reader)
    plain = _wanted(view, chosen, now, written, template_in(templates, chosen.template))
    wanted = with_reply(plain, chosen.reply or reply_for(view.on), sources.questions)
    pack, refused = None, None
    try:
        pack = read_pack(reader, wanted, sources)
    except Refused as told:
        refused = told
    return Loaded(
        chosen=chosen,
        wanted=wanted,
        pack=pack,
        refused=refused,
        known=sources.known(),
        packs=Packs().rows(reader, view),
        written=written,
        templates=templates,
        boroughs=_boroughs(reader, view),
    )


def _boroughs(reader: Reader, view: View) -> tuple[tuple[str, str], ...]:
    """Code and name of each borough of the BCUs in view, by name."""
    shown = {row.id for row in reader.every(Bcu) if view.shows(row.code)}
    inside = {row.borough_id for row in reader.every(BoroughInBcu) if row.bcu_id in shown}
    rows = (row for row in reader.every(Borough) if row.id in inside)
    return tuple(sorted(((row.code, row.name) for row in rows), key=lambda told: told[1]))


def _draft(reader: Reader, template: str) -> Written:
    """What was typed for a template before; nothing where it can't be read."""
    told = book.draft_of(reader.connection, template)
    if told is None:
        return Written()
    try:
        return msgspec.json.decode(told, type=Written)
    except msgspec.MsgspecError:
        return Written()


def _wanted(view: View, chosen: Chosen, now: int, written: Written, template: Template) -> Wanted:
    marking, at = chosen.marking or UNMARKED, template.minute(view.on, now)
    made = wanted_of(template, view.on, at, marking, names=chosen.names)
    changes: dict[str, object] = {"bcus": view.scope, "written": written}
    if chosen.sections is not None:
        changes["sections"] = chosen.sections
    if chosen.phones is not None:
        changes["phones"] = chosen.phones and made.is_sensitive()
    return msgspec.structs.replace(made, **changes)
