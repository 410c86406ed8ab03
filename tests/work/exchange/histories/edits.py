"""What people do at a desk in a history: write, book, post, settle, undo, change back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bcu_desk.domain.assignments import Posting
from bcu_desk.domain.fleet import Booking, BookingState
from bcu_desk.domain.people import Person
from bcu_desk.features.sync.commands.settle import ChangeBack, Settle
from bcu_desk.features.sync.rules import conflict_id
from bcu_desk.store.exchange.clashes import pairs
from bcu_desk.store.exchange.open_items import OpenItem, open_items
from bcu_desk.store.exchange.receipts import receipts
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit
from tests.builders import A_PERSON, NOON, START, a_booking, a_posting
from tests.work.exchange.histories.oracle import TOGETHER, WARD_POSTS, Row
from tests.work.exchange.histories.world import Member, World

COLLARS, CELLS = ("412KD", "413KD"), ("surname", "forename")
MAY_GO = "413KD"  # nothing refers to this person
DAY = date(2017, 3, 1)


class Act(Command, frozen=True, kw_only=True):
    """Something done to the rows by a function."""

    how: Callable[[Unit], object]

    def run(self, unit: Unit) -> str:
        """Do it."""
        self.how(unit)
        return "An edit"


def _do(world: World, member: Member, how: Callable[[Unit], object]) -> None:
    world.edit(member, lambda station: station.desk.do(Act(how=how)))


def write(world: World, member: Member) -> None:
    """Give one cell of a person a value that no other edit gives, or now and then the same."""
    collar, cell = world.draw.choice(COLLARS), world.draw.choice(CELLS)
    value = f"v{world.made}" if world.draw.random() < 0.85 else "Alike"
    _do(world, member, lambda u: u.change(u.named(Person, collar=collar), **{cell: value}))


def drop(world: World, member: Member) -> None:
    """Delete a person."""
    _do(world, member, lambda unit: unit.remove(unit.named(Person, collar=MAY_GO)))


def bring_back(world: World, member: Member) -> None:
    """Enter a person anew who was deleted."""

    def how(unit: Unit) -> None:
        if not unit.every(Person, collar=MAY_GO):
            unit.add(replace(A_PERSON, id=101, collar=MAY_GO, surname=f"v{world.made}"))

    _do(world, member, how)


def book(world: World, member: Member) -> None:
    """Book a vehicle, which may be taken on another desk."""
    start = NOON + 60 * world.draw.randrange(24)
    told = {"vehicle_id": world.draw.choice((300, 301)), "priority": world.draw.choice((0, 0, 1))}
    ends = start + world.draw.choice((30, 90, 240))
    reference = f"R{world.made}"

    def how(unit: Unit) -> None:
        made = a_booking(unit.new_id(), reference=reference, start_minute=start, end_minute=ends)
        unit.add(replace(made, **told))

    _do(world, member, how)


def rebook(world: World, member: Member) -> None:
    """Move, cancel or explain a booking."""
    at = world.draw.randrange(1 << 20)
    kind = world.draw.choice(("start", "end", "cancel", "purpose", "remove"))
    by, words = world.draw.randint(1, 20), f"v{world.made}"

    def how(unit: Unit) -> None:
        every = sorted(unit.every(Booking), key=lambda one: one.id)
        if not every:
            return
        one = every[at % len(every)]
        if kind == "remove":
            unit.remove(one)
            return
        told: dict[str, dict[str, object]] = {
            "start": {"start_minute": one.end_minute - by},
            "end": {"end_minute": one.start_minute + by},
            "cancel": {"state": BookingState.CANCELLED},
            "purpose": {"purpose": words},
        }
        unit.change(one, **told[kind])

    _do(world, member, how)


def take_off(world: World, member: Member) -> None:
    """End the posting of a ward officer."""
    post = world.draw.choice(WARD_POSTS)

    def how(unit: Unit) -> None:
        (one,) = unit.every(Posting, post_id=post)
        unit.change(one, to_day=DAY)

    _do(world, member, how)


def put_on(world: World, member: Member) -> None:
    """Put somebody into a post that another desk may fill too."""
    post, who = world.draw.choice((200, 201)), world.draw.choice((100, 110, 111))
    from_day = START + timedelta(days=world.draw.randrange(40))
    days = world.draw.choice((None, 10, 200))
    to_day = None if days is None else from_day + timedelta(days=days)
    told = {"post_id": post, "person_id": who, "from_day": from_day, "to_day": to_day}
    _do(world, member, lambda unit: unit.add(a_posting(unit.new_id(), **told)))


def settle(world: World, member: Member) -> None:
    """Decide something that is open, one way or another."""
    with member.look.reader() as reader:
        cells = open_items(reader.connection)
        clashes = pairs(reader.connection)
    chosen = world.draw.choice([*cells, *clashes]) if cells or clashes else None
    if isinstance(chosen, OpenItem):
        _settle_cell(world, member, chosen)
    elif chosen is not None:
        rows = (chosen.stands, chosen.displaced)
        choice = world.draw.choice(("allow", "keep", *(f"uphold:{one}" for one in rows)))
        act = Settle(clash=chosen.id, choice=choice)
        world.edit(member, lambda station: station.desk.do(act))


def _settle_cell(world: World, member: Member, item: OpenItem) -> None:
    row: Row = (item.noun, item.row)
    name = conflict_id(item)
    if not item.cell:
        act = Settle(clash=name, choice=world.draw.choice(("keep", "delete")))
        again = [(row, frozenset({"id"}))] * (act.choice == "keep")
    else:
        others = [f"take:{side.desk}" for side in item.sides]
        own = ["value"] if item.cell in (*CELLS, "purpose") else []
        choice = world.draw.choice(["keep", *others, *own])
        act = Settle(
            clash=name, choice=choice, value=f"v{world.made}" if choice == "value" else None
        )
        group = TOGETHER.get(item.noun, frozenset())
        again = [(row, group if item.cell in group else frozenset({item.cell}))]
    world.edit(member, lambda station: station.desk.do(act), again)


def undo(world: World, member: Member) -> None:
    """Undo the last step; one that nobody was told of is gone with its undoing."""
    _reverse(world, member, "undo")


def redo(world: World, member: Member) -> None:
    """Do again what was undone."""
    _reverse(world, member, "redo")


def _reverse(world: World, member: Member, what: str) -> None:
    if not _of_the_group(member) and world.edit(
        member, lambda station: getattr(station.desk, what)()
    ):
        world.oracle.may_be_gone |= _not_told(member)


def _of_the_group(member: Member) -> bool:
    """Whether the list of desks is among what could be undone."""
    asked = (
        "SELECT 1 FROM op WHERE noun = 'desk' AND tx >"
        " (SELECT max(tx) FROM step WHERE kind IN ('start', 'merge'))"
    )
    return bool(member.look.rows(asked))


def _not_told(member: Member) -> set[str]:
    """The last step and the one that it took back, where neither has a number yet."""
    asked = (
        "SELECT one.actor, two.actor FROM step AS one JOIN step AS two ON two.tx = one.of_tx"
        " WHERE one.tx = (SELECT max(tx) FROM step) AND (SELECT min(seq) FROM op WHERE tx = two.tx)"
        " > (SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'numbered_upto')"
    )
    return {name for row in member.look.rows(asked) for name in row}


def change_back(world: World, member: Member) -> None:
    """Change back what an import brought, by changes that travel."""
    asked = "SELECT DISTINCT tx FROM op WHERE noun = 'desk'"  # the leads say who is in the group
    with member.look.reader() as reader:
        of_desks = set(reader.connection.exec_driver_sql(asked).scalars())
        found = [one for one in receipts(reader.connection) if one.tx not in of_desks]
    if found:
        number = world.draw.choice(found).number
        world.edit(member, lambda station: station.desk.do(ChangeBack(number=number)))
