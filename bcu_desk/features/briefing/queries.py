"""Questions about packs that were made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.times import utc_text
from bcu_desk.features.briefing.rules.wanted import read_wanted
from bcu_desk.store.packs import book
from bcu_desk.store.packs.book import MadePack
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class PackRow:
    """A pack of the book: when it was made (UTC text), of which day, for whom, what it held."""

    pack: int
    made: str
    by: str
    template: str
    heading: str
    on: date
    bcus: tuple[str, ...]
    marking: str
    names: bool
    sections: tuple[str, ...]
    pages: int
    file: str
    recipient: str
    digest: str


class Packs(Query, frozen=True, kw_only=True):
    """Every pack that was made from this file at this desk, or those of one template."""

    template: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[PackRow, ...]:
        """The newest first."""
        del view  # the book tells of all days and BCUs
        rows = (_row(made) for made in book.made_packs(reader.connection))
        return tuple(row for row in rows if self.template in (None, row.template))


def _row(made: MadePack) -> PackRow:
    wanted = read_wanted(made.wanted)
    return PackRow(
        pack=made.id,
        made=utc_text(made.made),
        by=made.actor,
        template=wanted.template,
        heading=wanted.heading,
        on=wanted.on,
        bcus=wanted.bcus,
        marking=wanted.marking,
        names=wanted.names,
        sections=wanted.sections,
        pages=made.pages,
        file=made.file,
        recipient=made.recipient,
        digest=made.digest,
    )
