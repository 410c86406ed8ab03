"""Commands on the list of desks; only the lead desk's word counts there."""

from __future__ import annotations

from collections.abc import Iterable

from bcu_desk.domain.desks import ACTIVE, LEAD, MEMBER, RETIRED, REVOKED, SECOND, GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.refusals import Refused
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
    """Take a desk into the group; its number is the next one, or the first of a later hundred.

    A lead that was lost may have let in desks that nobody has heard of: `hundred` keeps clear of
    their numbers.
    """

    name: str
    signs: str
    opens: str
    hundred: int = 0

    def run(self, unit: Unit) -> str:
        """Give it the next number."""
        _refuse_unless_lead(unit)
        desks = unit.every(GroupDesk)
        if any(one.signs == self.signs for one in desks):
            raise Refused("desk_known_already", desk=self.name)
        if any(one.name.casefold() == self.name.casefold() for one in desks):
            raise Refused("desk_name_taken", desk=self.name)
        number = 1 + max(self.hundred * 100, *(one.id for one in desks))
        unit.add(
            GroupDesk(id=number, name=self.name, role=MEMBER, signs=self.signs, opens=self.opens)
        )
        return f"{self.name} joins the group as desk {number:02d}"


class AddSpokenDesk(AddDesk, frozen=True, kw_only=True):
    """The same by keys made here, which a spoken passphrase opens: for once, see `asking`."""


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


class RaiseCut(Command, frozen=True, kw_only=True):
    """Let the changes of a withdrawn desk count up to a later one, which another desk has taken in.

    They are in whatever that desk did since, and can be changed back like any others.
    """

    number: int
    last_number: int
    last_incarnation: int = 1

    def run(self, unit: Unit) -> str:
        """Move the last change that counts."""
        _refuse_unless_lead(unit)
        found = [one for one in unit.every(GroupDesk) if one.id == self.number]
        if not found:
            raise Refused("unknown_desk", desk=self.number)
        one, upto = found[0], (self.last_incarnation, self.last_number)
        if one.last_number is None or upto <= (one.last_incarnation or 0, one.last_number):
            raise Refused("nothing_beyond", desk=one.name)
        unit.change(one, last_incarnation=upto[0], last_number=upto[1])
        return f"Changes of {one.name} up to {self.last_number} count"


class NameSecond(Command, frozen=True, kw_only=True):
    """Name the desk that may take the lead if the lead desk is lost; there is one at a time."""

    number: int

    def run(self, unit: Unit) -> str:
        """The one before is a member again."""
        _refuse_unless_lead(unit)
        named = _member(unit, self.number)
        for one in unit.every(GroupDesk):
            if one.role == SECOND and one.id != named.id:
                unit.change(one, role=MEMBER)
        unit.change(named, role=SECOND)
        return f"{named.name} may take the lead if the lead desk is lost"


class HandOn(Command, frozen=True, kw_only=True):
    """Hand the lead on to another desk; this desk is a member from then on."""

    number: int

    def run(self, unit: Unit) -> str:
        """Both at once: there is one lead."""
        _refuse_unless_lead(unit)
        heir = _member(unit, self.number)
        unit.change(unit.get(GroupDesk, unit.desk_number), role=MEMBER)
        unit.change(heir, role=LEAD)
        return f"{heir.name} leads the group"


class TakeLead(Command, frozen=True, kw_only=True):
    """Take the lead from a desk that is lost; only the second desk may.

    What the lost desk has said up to `last_number` still counts, in its last incarnation.
    """

    last_number: int
    last_incarnation: int = 1

    def run(self, unit: Unit) -> str:
        """The lost desk is withdrawn in the same step."""
        desks = {one.id: one for one in unit.every(GroupDesk)}
        mine, lost = desks.get(unit.desk_number), _lead(desks.values())
        if mine is None or lost is None:
            raise Refused("no_group")
        if mine.role != SECOND or not mine.active:
            second = next((one.name for one in desks.values() if one.role == SECOND), "")
            raise Refused("not_the_second", second=second or "none was named")
        cut = {"last_incarnation": self.last_incarnation, "last_number": self.last_number}
        unit.change(mine, role=LEAD)
        unit.change(lost, role=MEMBER, status=RETIRED, **cut)
        return f"{mine.name} leads the group, {lost.name} is retired"


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
    told = _held_of(desk, number)
    return desk.do(
        WithdrawDesk(
            number=number,
            last_number=told[1],
            last_incarnation=told[0].incarnation,
            revoke=revoke,
        )
    )


def take_lead(desk: Desk) -> Done:
    """Take the lead as the second desk; what is held of the lost one's changes counts."""
    with desk.reader() as reader:
        found = _lead(reader.every(GroupDesk))
    feed_id, last = _held_of(desk, found.id if found is not None else 0)
    return desk.do(TakeLead(last_number=last, last_incarnation=feed_id.incarnation))


def _held_of(desk: Desk, number: int) -> tuple[FeedId, int]:
    """How far this desk holds another's changes, in its latest incarnation."""
    with desk.reader() as reader:
        known = feed.held(reader.connection)
    feeds = [(feed_id, last) for feed_id, last in known if feed_id.desk == number]
    return feeds[-1] if feeds else (FeedId(number, 1), 0)


def _member(unit: Unit, number: int) -> GroupDesk:
    """An active desk other than the lead. Raises Refused."""
    found = [one for one in unit.every(GroupDesk) if one.id == number]
    if not found:
        raise Refused("unknown_desk", desk=number)
    if found[0].role == LEAD:
        raise Refused("leads_already", desk=found[0].name)
    if not found[0].active:
        raise Refused("desk_withdrawn", desk=found[0].name)
    return found[0]


def _lead(desks: Iterable[GroupDesk]) -> GroupDesk | None:
    return next((one for one in desks if one.role == LEAD), None)


def _refuse_unless_lead(unit: Unit) -> None:
    lead = _lead(unit.every(GroupDesk))
    if lead is None or lead.id != unit.desk_number:
        raise Refused("only_the_lead", lead=lead.name if lead else "")
