"""What assignments put into a pack: rules that are broken, and who leads and holds what."""

from __future__ import annotations

from bcu_desk.domain.assignments import COMMANDER, SUPERINTENDENT
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.queries import Superintendents
from bcu_desk.features.assignments.tile import CARES, breaches_tile
from bcu_desk.store.model_facts import people_world
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Column, Table, Words
from bcu_desk.work.packs.sections import Asked, Part, Section
from bcu_desk.work.packs.shortened import Short
from bcu_desk.work.tiles.blocks import blocks_of
from bcu_desk.work.view import View

COLUMNS = (
    Column("Post", 0.7),
    Column("Holder", 1.6),
    Column("Leads", 1.4),
    Column("Borough", 1.6),
    Column("Until", 1.1),
)
FEW = Short(most=10, columns=2)
Names = dict[str | None, str]


def exceptions_part(reader: Reader, view: View, asked: Asked) -> Part:
    """Rules broken on the day: the command's first, then the longest broken."""
    tile = breaches_tile(reader, view, asked.at)
    return Part(blocks=blocks_of(tile, FEW if asked.brief else None), count=tile.count)


def superintendents_part(reader: Reader, view: View, _asked: Asked) -> Part:
    """Each superintendent's post: who holds it, the function it leads, its borough, until when."""
    world = people_world(reader)
    functions: Names = {row.code: row.title for row in world.facts.functions}
    boroughs: Names = {row.code: row.name for row in world.facts.boroughs}
    holders = _holders(world)
    rows = tuple(
        (
            row.post,
            holders.get(row.holder, "vacant"),
            functions.get(row.function, "no function"),
            boroughs.get(row.borough, "no borough"),
            "open" if row.to_day is None else long_day(row.to_day),
        )
        for row in Superintendents().rows(reader, view)
    )
    if not rows:
        return Part(blocks=(Words("There is no superintendent's post yet."),), count=0)
    return Part(blocks=(Table(COLUMNS, rows),), count=len({row[0] for row in rows}))


def _holders(world: World) -> Names:
    """Rank and name of who holds a post of the command, by collar."""
    ranks = {row.id: row.code for row in world.facts.ranks}
    return {
        item.person.collar: f"{ranks[item.person.rank_id]} {item.person.name}"
        for post in world.facts.posts
        if post.kind in (SUPERINTENDENT, COMMANDER)
        for item in world.holders.get(post.id, ())
    }


SECTIONS = (
    Section(
        name="exceptions",
        title="Exceptions",
        order=30,
        read=exceptions_part,
        told="Rules of the model broken on the day, since when and until when",
        cares=CARES,
    ),
    Section(
        name="assignments",
        title="Superintendents",
        order=50,
        read=superintendents_part,
        told="Who leads which function and holds which borough, and until when",
        cares=CARES,
    ),
)
