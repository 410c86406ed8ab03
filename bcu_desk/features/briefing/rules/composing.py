"""A pack made of the sections that features contribute, of figures, and of what was typed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.answering import answered
from bcu_desk.features.briefing.rules.held import Held, held_in, phones_in
from bcu_desk.features.briefing.rules.naming import Unnaming, in_every_text
from bcu_desk.features.briefing.rules.templates import ACTIONS, ANSWER, FIGURES, NOTES
from bcu_desk.features.briefing.rules.wanted import IIMARCH, Wanted
from bcu_desk.store.packs.book import actors, last_step
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import TileSource
from bcu_desk.work.packs.blocks import Column, DataTable, Figure, Figures, Table, Words
from bcu_desk.work.packs.questions import Question
from bcu_desk.work.packs.sections import Part, Section
from bcu_desk.work.view import View

COUNTED = (ANSWER,)  # sickness in sums, of nobody by name
Going = Callable[[], object]
ACTION_COLUMNS = (Column("Action", 3.2), Column("Owner", 1.2), Column("By", 1.0))


@dataclass(frozen=True, slots=True)
class Sources:
    """All that features contribute to packs: sections, tiles for the figures, questions."""

    sections: tuple[Section, ...]
    tiles: tuple[TileSource, ...]
    questions: tuple[Question, ...] = ()

    def known(self) -> tuple[Section, ...]:
        """Every section that a pack can have, in their order: also those of the briefing itself."""
        own = (
            _own(FIGURES, "Figures", 20, "The count of each tile of the home page"),
            _own(ANSWER, "Answer", 15, "A question of a period, answered with a workbook"),
            _own(NOTES, "Notes", 95, "Notes under the headings of IIMARCH"),
            _own(ACTIONS, "Actions", 96, "What is to be done, by whom and by when"),
        )
        return tuple(sorted((*self.sections, *own), key=lambda section: section.order))


@dataclass(frozen=True, slots=True)
class PackPart:
    """A section of a pack with its title."""

    name: str
    title: str
    part: Part


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it was made: what was wanted, what it covers in words, its parts, its digest.

    `step` is the newest step of the file that it was read from.
    """

    wanted: Wanted
    covers: str
    parts: tuple[PackPart, ...]
    digest: str
    step: int

    def tables(self) -> tuple[DataTable, ...]:
        """What goes with it in a workbook."""
        return tuple(table for part in self.parts for table in part.part.tables)

    def left_out(self) -> tuple[tuple[str, str], ...]:
        """What the marking kept out: the section's title and the words for it."""
        return tuple((part.title, told) for part in self.parts for told in part.part.left_out)


def _own(name: str, title: str, order: int, told: str) -> Section:
    return Section(name=name, title=title, order=order, read=_nothing, told=told)


def _nothing(_reader: Reader, _view: View, _asked: object) -> Part:
    return Part(blocks=())


def composed(
    reader: Reader, wanted: Wanted, sources: Sources, covers: str, going: Going = int
) -> Pack:
    """The pack that is wanted, from one view of the file. `going` is asked between sections.

    Raises Refused `no_sections`, `unknown_section`, `pack_marking_too_low` or `not_for_others`, and
    what a question that is asked refuses.
    """
    if not wanted.sections:
        raise Refused("no_sections", field="sections")
    known = {section.name: section for section in sources.known()}
    parts = []
    for name in wanted.sections:
        going()
        if name not in known:
            raise Refused("unknown_section", value=name[:60], known=tuple(known), field="sections")
        parts.append(PackPart(name, known[name].title, _part(reader, wanted, sources, known[name])))
    refuse_sensitive(wanted, parts)
    told = without_names(reader, wanted, held_back(reader, wanted, parts))
    return Pack(wanted, covers, told, digest_of(wanted, covers, told), last_step(reader.connection))


def held_back(reader: Reader, wanted: Wanted, parts: Iterable[PackPart]) -> tuple[PackPart, ...]:
    """The parts without what only sensitive packs tell; counts that answer a question stay.

    A telephone number is personal, so that it goes with the names whatever the marking.
    """
    if wanted.is_sensitive() and wanted.names:
        return tuple(parts)
    held = (phones_in(reader),) if wanted.is_sensitive() else held_in(reader)
    return tuple(part if part.name in COUNTED else _without(part, held) for part in parts)


def _without(part: PackPart, held: Iterable[Held]) -> PackPart:
    told = part.part
    for what in held:
        told = what.part(told)
    return replace(part, part=told)


def without_names(
    reader: Reader, wanted: Wanted, parts: tuple[PackPart, ...]
) -> tuple[PackPart, ...]:
    """The parts with collar numbers for names, where names are not wanted."""
    if wanted.names:
        return parts
    unnaming = Unnaming(reader.every(Person), reader.every(Rank), actors(reader.connection))
    return in_every_text(parts, unnaming.text)


def _part(reader: Reader, wanted: Wanted, sources: Sources, section: Section) -> Part:
    view = View(wanted.on, wanted.bcus)
    if section.name == FIGURES:
        return _figures(reader, view, wanted, sources.tiles)
    if section.name == ANSWER:
        return answered(reader, view, wanted.reply, sources.questions)
    if section.name == NOTES:
        return _notes(wanted)
    if section.name == ACTIONS:
        return _actions(wanted)
    return section.read(reader, view, wanted.asked())


def _figures(reader: Reader, view: View, wanted: Wanted, tiles: Sequence[TileSource]) -> Part:
    """The count of each tile that is dated, with its title."""
    dated = sorted((tile for tile in tiles if tile.dated), key=lambda tile: tile.order)
    read = [tile.read(reader, view, wanted.at) for tile in dated]
    found = tuple(Figure(str(tile.count), _clause(tile.sentence), tone=tile.tone) for tile in read)
    return Part(blocks=(Figures(found),), count=len(found))


def _clause(sentence: str) -> str:
    """The beginning of a sentence, which goes on from the count: `of 56 wards as promised`."""
    return re.split(r"[.,;]|: ", sentence, maxsplit=1)[0]


def _notes(wanted: Wanted) -> Part:
    """What was typed under each heading; headings without words are left out."""
    blocks = tuple(
        Words(text, f"{title}.")
        for name, title in IIMARCH
        for text in _paragraphs(wanted.written.notes.get(name, ""))
    )
    return Part(blocks=blocks, count=len(blocks)) if blocks else _none(wanted, "No notes")


def _none(wanted: Wanted, told: str) -> Part:
    """That nothing was typed: beside the title in a brief pack."""
    if wanted.brief:
        return Part(blocks=(), count=0, note=told.lower())
    return Part(blocks=(Words(f"{told}."),), count=0)


def _paragraphs(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def _actions(wanted: Wanted) -> Part:
    rows = tuple((item.what, item.owner, item.by) for item in wanted.written.actions if item.what)
    if not rows:
        return _none(wanted, "No actions")
    return Part(blocks=(Table(ACTION_COLUMNS, rows),), count=len(rows))


def refuse_sensitive(wanted: Wanted, parts: Iterable[PackPart]) -> None:
    """Refuse a pack that holds more than its marking or its readers allow, naming what."""
    held = [(part.title, told) for part in parts for told in part.part.sensitive]
    if not held:
        return
    words = "; ".join(f"{told} ({title})" for title, told in held)
    if wanted.for_others:
        raise Refused("not_for_others", held=words, field="sections")
    if not wanted.is_sensitive():
        raise Refused("pack_marking_too_low", held=words, field="marking")


def digest_of(wanted: Wanted, covers: str, parts: Sequence[PackPart]) -> str:
    """SHA-256 in hex of a pack's content, the same wherever and whenever it is made."""
    held = {"wanted": wanted, "covers": covers, "parts": [_plain(part) for part in parts]}
    return hashlib.sha256(msgspec.json.encode(held, order="deterministic")).hexdigest()


def _plain(part: PackPart) -> object:
    return msgspec.to_builtins(replace(part), str_keys=True)
