"""What people set and enter in a history that another desk may set or enter too."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bcu_desk.domain.assignments import Target
from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.people import Person
from bcu_desk.work.unit import Unit
from tests.builders import A_PERSON, START, a_ward
from tests.work.exchange.histories.edits import Act
from tests.work.exchange.histories.world import Member, World

NEWCOMERS = ("900KD", "901KD")


def promise(world: World, member: Member) -> None:
    """Set a target from a day, in place of what there was from then on."""
    day, amount = START + timedelta(days=world.draw.randrange(3)), world.draw.randrange(4)

    def how(unit: Unit) -> None:
        for row in unit.every(Target, kind="pcso", ward_id=a_ward().id):
            if row.from_day >= day:
                unit.remove(row)
            elif row.to_day is None or row.to_day > day:
                unit.change(row, to_day=day)
        made = {"id": unit.new_id(), "kind": "pcso", "amount": amount, "from_day": day}
        unit.add(Target(**made, ward_id=a_ward().id))

    world.edit(member, lambda station: station.desk.do(Act(how=how)))


def enter(world: World, member: Member) -> None:
    """Enter an officer whom another desk may enter too."""
    collar = world.draw.choice(NEWCOMERS)

    def how(unit: Unit) -> None:
        if not unit.every(Person, collar=collar):
            made = replace(A_PERSON, collar=collar, surname=f"v{world.made}")
            unit.add(replace(made, id=unit.new_id()))

    world.edit(member, lambda station: station.desk.do(Act(how=how)))


def let_drive(world: World, member: Member) -> None:
    """Give a booking to one of these officers, or to nobody."""
    collar, at = world.draw.choice(NEWCOMERS), world.draw.randrange(1 << 20)

    def how(unit: Unit) -> None:
        every = sorted(unit.every(Booking), key=lambda one: one.id)
        people = unit.every(Person, collar=collar)
        if every and people:
            unit.change(every[at % len(every)], driver_id=people[at % len(people)].id)

    world.edit(member, lambda station: station.desk.do(Act(how=how)))
