"""How a history ends: everything is exchanged, then each desk is held to what is true."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bcu_desk.store.exchange.clashes import WARD_GAP, Pair, pairs
from bcu_desk.store.exchange.open_items import open_items
from bcu_desk.store.verify import verify
from bcu_desk.work.exchange.membership import group
from tests.work.exchange.histories import membership
from tests.work.exchange.histories.looking import Look
from tests.work.exchange.histories.oracle import (
    PROMISED,
    WARD_POSTS,
    Dump,
    Row,
    Said,
    dump,
    facts_of,
    feeds_of,
    items_of,
    let_go_by,
    pairs_of,
    told_by,
    ward_of,
)
from tests.work.exchange.histories.world import Member, World, listed_by

MOST_ROUNDS = 7


@dataclass(frozen=True)
class Told:
    """What a desk says at the end."""

    digest: str
    held: frozenset[str]
    open: frozenset[tuple[str, int, str, frozenset[object]]]
    clashes: tuple[tuple[object, ...], ...]
    listed: tuple[object, ...]


def told(member: Member) -> Told:
    """Look at a desk."""
    return member.look.asked(_told)


def _told(look: Look) -> Told:
    with look.reader() as reader:
        found = open_items(reader.connection)
        every = pairs(reader.connection)
    return Told(
        look.digest(),
        told_by(look),
        frozenset(
            (one.noun, one.row, one.cell, frozenset(side.value for side in one.sides))
            for one in found
        ),
        tuple((p.id, p.kind, p.owner, p.stands, p.displaced, p.mark) for p in every),
        tuple(sorted(listed_by(look).items(), key=lambda one: one[0])),
    )


def exchange_all(world: World) -> list[Member]:
    """Everybody sends everybody a file until nothing is new; the desks that are in the group."""
    for turn in range(MOST_ROUNDS):
        refused = _everybody_to_everybody(world)
        lead, left = world.true_lead(), _in_group(world)
        if lead is not None:
            membership.allow_all(world, lead)
        if _alike(left):
            back = _withdrawn(world)
            if not back or lead is None:
                return left
            for one in back:
                membership.readmit(world, lead, one, lost=False)
        elif turn > 1 and lead is not None:
            _help_those_behind(world, lead, refused)
    return _in_group(world)


def _help_those_behind(world: World, lead: Member, refused: dict[int, set[str]]) -> None:
    """Withdraw those that can go on only by a copy of what the lead holds; they return then."""
    for one in _in_group(world):
        if one is not lead and _needs_help(world, one, refused):
            world.behind += 1
            number = one.number
            world.edit(lead, lambda at, n=number: group.withdraw(at.desk, n))


def _everybody_to_everybody(world: World) -> dict[int, set[str]]:
    """One file from each to all; what was refused, by whose file it was."""
    refused: dict[int, set[str]] = {}
    for member in world.draw.sample(world.present(), len(world.present())):
        world.now += 1
        files = world.send(member)
        told = {world.receive(other, files) for other in world.others(member) if files}
        refused[member.number] = told
    return refused


def _alike(left: list[Member]) -> bool:
    """Whether all say the same."""
    if len({one.look.digest() for one in left}) > 1:
        return False
    return len({told(one) for one in left}) == 1


def _needs_help(world: World, member: Member, refused: dict[int, set[str]]) -> bool:
    """Whether a desk can go on only by a copy of what the lead holds.

    It signs with keys that only a lead had listed who leads no longer; or its file was put back,
    and others have let go of what it lacks.
    """
    if "exchange_tampered" in refused.get(member.number, ()):
        return True
    mine = feeds_of(member.look)
    gone = {
        (feed, last) for one in world.others(member) for feed, last in let_go_by(one.look).items()
    }
    return any(last > mine.get(feed, 0) for feed, last in gone)


def _withdrawn(world: World) -> list[Member]:
    lead = world.true_lead()
    listed = lead.listed() if lead is not None else {}
    return [m for m in world.present() if m.number in listed and not listed[m.number].active]


def _in_group(world: World) -> list[Member]:
    """The desks that the lead knows as active; all where there is no lead."""
    lead = world.true_lead()
    if lead is None:
        return world.present()
    listed = lead.listed()
    return [m for m in world.present() if m.number in listed and listed[m.number].active]


def judge(world: World, left: list[Member]) -> None:
    """Hold every desk to the others and to what is true."""
    for one in world.members:
        if one not in left:
            with world.losing(one):
                one.present = False
    every = [told(one) for one in left]
    for name in ("digest", "held", "open", "clashes", "listed"):
        if len({getattr(one, name) for one in every}) != 1:
            world.faults.append(f"the desks differ: {name}")
    for one in left:
        if not verify(one.path).whole:
            world.faults.append(f"{one.path.name} is not whole")
    if len([one for one in left if one.leads()]) > 1:
        world.faults.append("two desks lead")
    _judge_held(world, left)
    judged = world.draw.choice(left)
    held = frozenset(name for name in told_by(judged.look) if name in world.oracle.edits)
    rows = dump(judged.look)
    _judge_cells(world, held, rows, told(judged))
    with judged.look.reader() as reader:
        found = pairs(reader.connection)
    _judge_clashes(world, held, rows, found)
    _judge_ward(world, held, rows, found)
    _judge_settled(world, held, rows, {one.id for one in found})


def _judge_held(world: World, left: Iterable[Member]) -> None:
    """Nobody's edit is lost: it is told everywhere, and stands or was replaced knowingly."""
    oracle = world.oracle
    must = set(oracle.edits) - oracle.may_be_gone
    for one in left:
        held = told_by(one.look) & set(oracle.edits)
        if lost := must - held:
            world.faults.append(f"desk {one.number} lost {sorted(lost)}")
        kept = items_of(one.look)
        stand = {
            (name, *row)
            for row, said in oracle.writes(held).items()
            for name in _standing(world, said)
        }
        if gone := stand - kept:
            world.faults.append(f"desk {one.number} lost what stands: {sorted(gone)}")


def _standing(world: World, said: Mapping[str, Said]) -> list[str]:
    """The edits that a row stands by; one that is gone may be let go of whole."""
    top = world.oracle.top(said)
    return [] if all(said[name].kind == "delete" for name in top) else top


def _judge_cells(world: World, held: frozenset[str], rows: Dump, shown: Told) -> None:
    """Side by side stand the writes that no other desk had truly seen."""
    must: set[Open] = set()
    may: set[Open] = set()
    for row, said in world.oracle.writes(held).items():
        ends = {name: one.kind != "delete" for name, one in said.items()}
        tops = [world.oracle.top(said, strict=strict) for strict in (True, False)]
        if (row in rows) not in {any(ends[name] for name in top) for top in tops}:
            world.faults.append(f"{row} stands wrongly: {tops[0]}")
        for top, expected in zip(tops, (must, may), strict=True):
            if len({ends[name] for name in top}) > 1:
                expected.add((*row, ""))
        if row in rows:
            _judge_row(world, row, said, rows[row], (must, may))
    found = {one[:3] for one in shown.open if one[0] != "desk"}  # there the leads' word counts
    if not must <= found <= may:
        world.faults.append(f"open wrongly: {sorted(map(str, found ^ must))}")
    _judge_sides(world, held, shown)


Open = tuple[str, int, str]


def _judge_row(
    world: World,
    row: Row,
    said: dict[str, Said],
    shown: Mapping[str, object],
    expected: tuple[set[Open], set[Open]],
) -> None:
    """The cells of a row that are open; each shows the latest of what stands."""
    for cell in {cell for one in said.values() if one.kind != "delete" for cell in one.cells}:
        writes = _writes_of(said, cell)
        tops = [world.oracle.top(writes, strict=strict) for strict in (True, False)]
        if shown[cell] not in {writes[top[0]] for top in tops}:
            world.faults.append(f"{row} {cell} shows {shown[cell]}, not {writes[tops[0][0]]}")
        for top, found in zip(tops, expected, strict=True):
            if len({writes[name] for name in top}) > 1:
                found.add((*row, cell))


def _judge_sides(world: World, held: frozenset[str], shown: Told) -> None:
    """Whoever decides sees everything that stands side by side, and nothing else."""
    every = world.oracle.writes(held)
    for noun, number, cell, sides in shown.open:
        if noun == "desk" or not cell:
            continue
        writes = _writes_of(every[noun, number], cell)
        strict, loose = ({writes[name] for name in world.oracle.top(writes, strict=how)}
                         for how in (True, False))  # fmt: skip
        if not strict <= sides <= loose:
            world.faults.append(f"{noun} {number} {cell}: sides {sides}, not {strict}")


def _writes_of(said: Mapping[str, Said], cell: str) -> dict[str, object]:
    return {n: one.cells[cell] for n, one in said.items()
            if one.kind != "delete" and cell in one.cells}  # fmt: skip


def _judge_clashes(world: World, held: frozenset[str], rows: Dump, found: tuple[Pair, ...]) -> None:
    """Every two bookings or postings that can't both be, but those that people allow."""
    allowed = _allowed(world, rows)
    expected = {}
    for noun, one, two in pairs_of(rows):
        if _named(rows, one, two) not in allowed:
            expected[one, two] = min(
                (one, two), key=lambda at: _rank(world, held, rows, (noun, at))
            )
    shown = {
        tuple(sorted((p.stands, p.displaced))): p.stands
        for p in found
        if p.kind in ("double_booking", "double_holding") and not p.decisions
    }
    if shown != expected:
        world.faults.append(f"clashes: {shown}, not {expected}")


Named = tuple[frozenset[int], tuple[object, ...]]


def _named(rows: Dump, one: int, two: int) -> Named:
    """Two rows, with what they say of what they clash about."""
    return frozenset({one, two}), facts_of(rows, (one, two))


def _allowed(world: World, rows: Dump) -> list[Named]:
    """What people settled as it is."""
    every = world.oracle.allowed.items()
    return [told for number, told in every if ("settlement", number) in rows]


def _judge_settled(world: World, held: frozenset[str], rows: Dump, found: set[str]) -> None:
    """A clash that desks settled in different ways, neither knowing of the other, is open."""
    by_clash: dict[str, dict[str, str]] = {}
    for row, said in world.oracle.writes(held).items():
        for name, one in said.items():
            if row[0] == "settlement" and one.kind == "insert" and row in rows:
                by_clash.setdefault(str(one.cells["clash"]), {})[name] = str(one.cells["choice"])
    for clash, choices in by_clash.items():
        top = world.oracle.top(choices)
        if len({choices[name] for name in top}) > 1 and clash not in found:
            world.faults.append(f"{clash} was settled in different ways and is not open: {top}")


def _rank(world: World, held: frozenset[str], rows: Dump, row: Row) -> tuple[object, ...]:
    """What decides which of two stands: all that they are about came with the first desk."""
    urgent = rows[row].get("priority", 0)
    return (row[1] >> 40 or 1) != 1, -int(str(urgent)), world.oracle.asked(row, held), row[1]


def _judge_ward(world: World, held: frozenset[str], rows: Dump, found: tuple[Pair, ...]) -> None:
    """A ward that desks took below its promise unknowingly is told, and no other is."""
    ended = [
        row for row, cells in rows.items()
        if row[0] == "posting" and cells["post_id"] in WARD_POSTS and cells["to_day"] is not None
    ]  # fmt: skip
    writes = world.oracle.writes(held)
    same = [
        [
            n
            for n, said in writes.get(row, {}).items()
            if said.cells.get("to_day") == rows[row]["to_day"]
        ]
        for row in ended
    ]
    short = ward_of(rows) < PROMISED
    allowed = _allowed(world, rows)
    skewed, may_be = (
        short and any(
            _unseen(world, same[a], same[b], strict=strict)
            for a in range(len(ended)) for b in range(a)
            if not strict or _named(rows, ended[a][1], ended[b][1]) not in allowed
        )
        for strict in (True, False)
    )  # fmt: skip
    gaps = [one for one in found if one.kind == WARD_GAP and not one.decisions]
    if not skewed <= bool(gaps) <= may_be:
        world.faults.append(f"the ward's gap: {len(gaps)}, by what is true {skewed}")


def _unseen(world: World, mine: list[str], theirs: list[str], *, strict: bool) -> bool:
    """Whether two desks took somebody, neither knowing of the other, each lawfully."""
    oracle = world.oracle
    if not strict and oracle.told_again & {*mine, *theirs}:
        return True
    edits = oracle.edits
    return any(
        edits[a].desk != edits[b].desk
        and not edits[a].seen & set(theirs)
        and not edits[b].seen & set(mine)
        and min(edits[a].left, edits[b].left) >= PROMISED
        for a in mine
        for b in theirs
    )
