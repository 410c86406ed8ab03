"""Commands on the list of desks; only the lead desk's word counts there."""

from __future__ import annotations

from bcu_desk.domain.desks import ACTIVE, LEAD, MEMBER, RETIRED, REVOKED, GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import session
from bcu_desk.store.exchange import feed
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.unit import Unit


class FoundGroup(Command, frozen=True, kw_only=True):
    """Make this desk the lead of a group of desks."""

    name: str
    signs: str
    opens: str

    def run(self, unit: Unit) -> str:
        """The lead enters itself."""
        number = unit.desk_number
        if unit.every(GroupDesk):
            raise Refused("group_founded_already")
        unit.add(
            GroupDesk(id=number, name=self.name, role=LEAD, signs=self.signs, opens=self.opens)
        )
        return f"{self.name} leads a group of desks"


class AddDesk(Command, frozen=True, kw_only=True):
    """Take a desk into the group; its number is the next one."""

    name: str
    signs: str
    opens: str

    def run(self, unit: Unit) -> str:
        """Give it the next number."""
        _refuse_unless_lead(unit)
        desks = unit.every(GroupDesk)
        if any(one.signs == self.signs for one in desks):
            raise Refused("desk_known_already", desk=self.name)
        if any(one.name.casefold() == self.name.casefold() for one in desks):
            raise Refused("desk_name_taken", desk=self.name)
        number = 1 + max(one.id for one in desks)
        unit.add(
            GroupDesk(id=number, name=self.name, role=MEMBER, signs=self.signs, opens=self.opens)
        )
        return f"{self.name} joins the group as desk {number:02d}"


class WithdrawDesk(Command, frozen=True, kw_only=True):
    """Retire a desk (it is used no more) or revoke it (it is lost, or no longer trusted).

    What it has done up to `last_number` of its changes still counts, in its last incarnation.
    """

    number: int
    last_number: int
    last_incarnation: int = 1
    revoke: bool = False

    def run(self, unit: Unit) -> str:
        """End it."""
        _refuse_unless_lead(unit)
        found = [one for one in unit.every(GroupDesk) if one.id == self.number]
        if not found:
            raise Refused("unknown_desk", desk=self.number)
        if found[0].role == LEAD:
            raise Refused("lead_stays", desk=self.number)
        if found[0].status != ACTIVE:
            raise Refused("desk_withdrawn_already", desk=self.number)
        status = REVOKED if self.revoke else RETIRED
        cut = {"last_incarnation": self.last_incarnation, "last_number": self.last_number}
        unit.change(found[0], status=status, **cut)
        return f"{found[0].name} is {status}"


class ReadmitDesk(Command, frozen=True, kw_only=True):
    """Let a withdrawn desk in again, under its number, with new keys."""

    number: int
    signs: str
    opens: str
    keys_from: int

    def run(self, unit: Unit) -> str:
        """It is active again; of its old changes what was taken still counts."""
        _refuse_unless_lead(unit)
        found = [one for one in unit.every(GroupDesk) if one.id == self.number]
        if not found:
            raise Refused("unknown_desk", desk=self.number)
        if found[0].status == ACTIVE:
            raise Refused("desk_is_active", desk=found[0].name)
        keys = {"signs": self.signs, "opens": self.opens, "keys_from": self.keys_from}
        unit.change(found[0], status=ACTIVE, **keys)
        return f"{found[0].name} is back in the group as desk {self.number:02d}"


class ChangeKeys(Command, frozen=True, kw_only=True):
    """List a desk's new keys, which sign from an incarnation on."""

    number: int
    signs: str
    opens: str
    keys_from: int

    def run(self, unit: Unit) -> str:
        """Put them in place of the old ones."""
        _refuse_unless_lead(unit)
        found = unit.get(GroupDesk, self.number)
        keys = {"signs": self.signs, "opens": self.opens, "keys_from": self.keys_from}
        unit.change(found, **keys)
        return f"{found.name} has new keys"


def withdraw(desk: Desk, number: int, *, revoke: bool = False) -> Done:
    """Withdraw a desk; what is held of its changes counts, later ones will be refused."""
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        known = feed.held(connection)
    feeds = [(feed_id, last) for feed_id, last in known if feed_id.desk == number]
    feed_id, last = feeds[-1] if feeds else (FeedId(number, 1), 0)
    return desk.do(
        WithdrawDesk(
            number=number,
            last_number=last,
            last_incarnation=feed_id.incarnation,
            revoke=revoke,
        )
    )


def _refuse_unless_lead(unit: Unit) -> None:
    lead = [one for one in unit.every(GroupDesk) if one.role == LEAD]
    if not lead or lead[0].id != unit.desk_number:
        raise Refused("only_the_lead", lead=lead[0].name if lead else "")
