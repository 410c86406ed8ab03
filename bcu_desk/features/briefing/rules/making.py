"""Making a pack: from the live file, or again from the book as the file stood then."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from bcu_desk.domain.places import Bcu, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.composing import Going, Pack, Sources, composed
from bcu_desk.features.briefing.rules.wanted import Wanted, read_wanted, told_of
from bcu_desk.store.packs import book
from bcu_desk.store.packs.book import MadePack
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk
from bcu_desk.work.places import borough_among


def covers_of(reader: Reader, wanted: Wanted) -> str:
    """The BCUs that a pack is of, by name; the borough where a question is of one."""
    if wanted.reply is not None and wanted.reply.borough:
        return borough_among(reader.every(Borough), wanted.reply.borough).name
    names = {row.code: row.name for row in reader.every(Bcu)}
    return ", ".join(names.get(code, code) for code in wanted.bcus or sorted(names)) or "no BCU"


def before_of(reader: Reader, wanted: Wanted) -> MadePack | None:
    """The pack of the same template and BCUs that tells of the newest step, or None."""
    like = (
        made
        for made in book.made_packs(reader.connection)
        for before in (read_wanted(made.wanted),)
        if (before.template, before.bcus) == (wanted.template, wanted.bcus)
    )
    return max(like, key=lambda made: (made.tx, made.id), default=None)


def read_pack(reader: Reader, wanted: Wanted, sources: Sources, going: Going = int) -> Pack:
    """The pack that is wanted, of what the file says now, since the last like it."""
    before = before_of(reader, wanted)
    told = wanted if before is None else replace_since(wanted, before.made, before.tx)
    return composed(reader, told, sources, covers_of(reader, told), going)


def replace_since(wanted: Wanted, since: int, after: int) -> Wanted:
    """The same with another beginning of what changed."""
    return msgspec.structs.replace(wanted, since=since, after=after)


def record(desk: Desk, pack: Pack, *, file: str, pages: int, recipient: str = "") -> MadePack:
    """Write into the book that a pack was made, and for whom. Raises Refused where read only."""
    made = MadePack(
        id=0,
        tx=pack.step,
        made=desk.clock.minute(),
        wanted=told_of(pack.wanted),
        digest=pack.digest,
        pages=pages,
        file=file,
        recipient=recipient,
        actor=desk.actor,
    )
    number = desk.write_books(lambda held: book.record_pack(held, made))
    return replace(made, id=number)


def record_again(desk: Desk, kept: MadePack, *, file: str, recipient: str) -> MadePack:
    """Write into the book that a pack of it went to somebody once more."""
    given = replace(
        kept, file=file, recipient=recipient, actor=desk.actor, made=desk.clock.minute()
    )
    number = desk.write_books(lambda held: book.record_pack(held, given))
    return replace(given, id=number)


def rebuilt(desk: Desk, number: int, sources: Sources, going: Going = int) -> tuple[MadePack, Pack]:
    """A pack of the book, made again from the file as it stood after the step of then.

    Raises Refused `unknown_pack`, or `pack_differs` where its content is another now.
    """
    with desk.reader() as reader:
        packs = {made.id: made for made in book.made_packs(reader.connection)}
    if number not in packs:
        raise Refused("unknown_pack", value=number, field="pack")
    made = packs[number]
    wanted = read_wanted(made.wanted)
    with desk.reader_after(made.tx) as reader:
        pack = composed(reader, wanted, sources, covers_of(reader, wanted), going)
    if pack.digest != made.digest:
        raise Refused("pack_differs", pack=number, then=made.digest[:8], now=pack.digest[:8])
    return made, pack
