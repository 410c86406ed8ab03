"""What happens to the group in a history: desks come, go, return; the lead and keys change."""

from __future__ import annotations

from contextlib import suppress

from bcu_desk.domain.desks import SECOND
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.roster import roster
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import cards, group, joining, rotating
from bcu_desk.work.exchange.membership.beyond import let_count, waiting_beyond
from tests.work.exchange.histories.oracle import told_since
from tests.work.exchange.histories.world import ALL, YEAR, Member, World
from tests.work.exchange.stations import Station

MOST_DESKS = 5


def _active_others(world: World, lead: Member) -> list[Member]:
    known = lead.listed()
    return [m for m in world.others(lead) if m.number in known and known[m.number].active]


def join(world: World, _member: Member) -> None:
    """The lead lets another desk in."""
    lead = world.lead()
    if lead is None or len(world.members) >= MOST_DESKS:
        return
    name = f"Desk-{world.named('x').stem}"
    shelf = KeyShelf(world.folder / f"profile-{name}")
    card = cards.write_card(world.named("bcucard"), name, shelf.pending())
    out = world.named("bcujoin")
    if not world.edit(lead, lambda one: joining.invite(one.desk, one.shelf, card, out)):
        return
    fresh = Member(0, name, world.folder / f"{name}.bcu", shelf, world.draw.randint(-YEAR, YEAR))
    joined = joining.accept(out, fresh.path, shelf, world.station(fresh).desk.clock)
    fresh.number = joined.number
    world.members.append(fresh)


def withdraw(world: World, _member: Member) -> None:
    """The lead retires a desk, or revokes it; that desk goes on until it hears of it, or longer."""
    lead = world.lead()
    others = _active_others(world, lead) if lead is not None else []
    if lead is not None and others:
        gone, revoke = world.draw.choice(others), world.draw.random() < 0.4
        world.edit(lead, lambda one: group.withdraw(one.desk, gone.number, revoke=revoke))


def come_back(world: World, _member: Member) -> None:
    """A desk that was withdrawn returns with a new card; now and then its file is lost."""
    lead = world.lead()
    if lead is None:
        return
    known = lead.listed()
    gone = [m for m in world.others(lead) if m.number in known and not known[m.number].active]
    if gone:
        readmit(world, lead, world.draw.choice(gone), lost=world.draw.random() < 0.15)


def readmit(world: World, lead: Member, gone: Member, *, lost: bool) -> None:
    """One that was withdrawn gets a copy of what the lead holds, and tells what it never told."""
    card = cards.write_card(world.named("bcucard"), gone.name, gone.shelf.pending())
    out = world.named("bcujoin")

    def let_in(one: Station) -> None:
        joining.readmit(one.desk, one.shelf, gone.number, card, out)

    if not world.edit(lead, let_in):
        return
    new = gone.path.with_name(f"again-{world.named('x').stem}.bcu")
    clock = world.station(gone).desk.clock
    gone_before = set(world.oracle.may_be_gone)
    with world.losing(gone):
        joining.accept(out, new, gone.shelf, clock, None if lost else gone.path)
        gone.path, gone.copy = new, None
    if not lost:  # what it did itself and never told is told now; what it heard of others may go
        edits = world.oracle.edits
        fresh = world.oracle.may_be_gone - gone_before
        own = {name for name in fresh if name in edits and edits[name].desk == gone.number}
        world.oracle.may_be_gone -= own
    since = lead.listed()[gone.number].keys_from or 1
    world.oracle.told_again |= told_since(gone.look, gone.number, since)


def allow(world: World, _member: Member) -> None:
    """The lead lets count what waits of desks that were withdrawn."""
    lead = world.lead()
    if lead is not None:
        allow_all(world, lead)


def allow_all(world: World, lead: Member) -> None:
    """All that waits at the lead for its word."""
    with lead.look.reader() as reader:
        waits = waiting_beyond(reader.connection, roster(reader.connection))
    for number in waits:
        world.edit(lead, lambda one, number=number: let_count(one.desk, number))
    if waits:
        world.receive(lead, [], ALL)


def hand_on(world: World, _member: Member) -> None:
    """The lead hands on."""
    lead = world.lead()
    others = _active_others(world, lead) if lead is not None else []
    if lead is not None and others:
        heir = world.draw.choice(others).number
        world.edit(lead, lambda one: one.desk.do(group.HandOn(number=heir)))


def name_second(world: World, _member: Member) -> None:
    """The lead names the desk that may take over, and tells all."""
    lead = world.lead()
    others = _active_others(world, lead) if lead is not None else []
    if lead is not None and others:
        number = world.draw.choice(others).number
        world.edit(lead, lambda one: one.desk.do(group.NameSecond(number=number)))
        told = world.send(lead)
        for one in world.others(lead):
            if told and world.draw.random() < 0.7:
                world.receive(one, told)


def take_over(world: World, member: Member) -> None:
    """The second takes the lead from one that is lost, or that it only thinks is lost."""
    for second in world.others(member):
        known = second.listed()
        mine = known.get(second.number)
        if mine is None or mine.role != SECOND or not mine.active:
            continue
        lead = next((one for one in world.present() if one.leads()), None)
        known_all = all(one.number in known for one in world.present())
        if lead is not None and lead is not second and known_all and world.draw.random() < 0.5:
            lead.present = False
            with world.losing(lead):
                pass
        world.edit(second, lambda one: group.take_lead(one.desk))
        return


def rotate(world: World, member: Member) -> None:
    """A desk asks for new keys and the lead lists them, at once or never."""
    station = world.station(member)
    if member.leads():
        world.edit(member, lambda one: rotating.change_lead_keys(one.desk, one.shelf))
        return
    lead = world.lead()
    with suppress(Refused):
        card = rotating.ask_for_new_keys(station.desk, station.shelf, world.named("bcucard"))
        if lead is not None and world.draw.random() < 0.8:
            world.edit(lead, lambda one: rotating.list_new_keys(one.desk, card))
