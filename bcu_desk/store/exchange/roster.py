"""The desks of the group, as the lead desk has signed for them.

The table `desk` is synced like any other, and so anybody's change of it would travel. Whose keys
are trusted follows from the lead's own feed alone: what another desk writes there counts for
nothing. The lead may hand on to another desk, whose word counts from then on; and the second desk
that it named may take over from a lead that is lost, unless the lead itself has withdrawn it, named
another, or handed on: whatever the lead says of the second counts, however late it comes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import ColumnElement, Connection, literal_column, select

from bcu_desk.domain.desks import LEAD as LEADS
from bcu_desk.domain.desks import SECOND, GroupDesk
from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.domain.merge.registers import Value
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.sealed.keys import PublicKeys

GROUP, LEAD = "group_key", "lead_desk"
NOUN = "desk"
_OF_DESKS: ColumnElement[bool] = literal_column(
    f"noun = '{NOUN}'"
)  # as the index of these items says it


@dataclass(frozen=True, slots=True)
class Over:
    """A desk takes the lead from one that is lost, which is heard up to `cut` only.

    It says so under an `incarnation` of its own.
    """

    desk: int
    lead: int
    cut: tuple[int, int]
    incarnation: int = 1


class Roster(dict[int, GroupDesk]):
    """The desks by their numbers; `earlier` are those that had other keys before.

    `founder` led first, `lead` leads now; `told` is all that desks said of the list. Of the leads
    that were taken over from, the `lost`, each is told with the change up to which it is heard;
    `claims` are take-overs that do not count.
    """

    def __init__(
        self,
        desks: Mapping[int, GroupDesk] | None = None,
        earlier: Mapping[int, tuple[GroupDesk, ...]] | None = None,
        founder: int = 0,
        told: Mapping[Dot, FeedItem] | None = None,
    ) -> None:
        super().__init__(desks or {})
        self.earlier = dict(earlier or {})
        self.founder = self.lead = founder
        self.told = dict(told or {})
        self.lost: tuple[Over, ...] = ()
        self.claims: tuple[Over, ...] = ()

    def signer(self, number: int, incarnation: int) -> PublicKeys:
        """The keys that a desk signs with under an incarnation."""
        now = self[number]
        for one in reversed(self.earlier.get(number, ())):
            if incarnation >= (now.keys_from or 0):
                break
            now = one
        return keys_of(now)


def group_of(connection: Connection) -> str | None:
    """The key of the group that the file belongs to; None where it stands alone."""
    return facts.facts(connection).get(GROUP)


def founder_of(connection: Connection) -> int:
    """The number of the desk that led first."""
    return int(facts.facts(connection).get(LEAD, "1"))


def lead_of(connection: Connection) -> int:
    """The number of the lead desk."""
    return roster(connection).lead


def roster(connection: Connection) -> Roster:
    """The desks by their numbers, as far as what was said of them is numbered and held."""
    found = connection.execute(select(feed_item).where(_OF_DESKS)).mappings()
    items = [
        FeedItem(
            dot=Dot(row["desk"], row["incarnation"], row["number"]),
            tx=row["tx"],
            clock=row["clock"],
            kind=row["kind"],
            noun=NOUN,
            row=row["row"],
            cells=_read(row["cells"]),
        )
        for row in found
    ]
    return extended(Roster(founder=founder_of(connection)), items)


def extended(known: Roster, items: Iterable[FeedItem]) -> Roster:
    """The desks once further words on the list count: the lead's, from one lead to the next."""
    told = {**known.told, **{one.dot: one for one in items if one.noun == NOUN}}
    left: dict[int, tuple[FeedItem, ...]] = {}
    for dot in sorted(told):
        left[dot.desk] = (*left.get(dot.desk, ()), told[dot])
    founder = known.founder or next(iter(left), 0)
    heard = _Heard(Roster(founder=founder, told=told), {}, left)
    return _followed(heard, tuple(_overs(told.values())))


@dataclass(slots=True)
class _Heard:
    """What was heard so far: the rows as told, and what each desk says beyond."""

    found: Roster
    rows: dict[int, dict[str, Value]]
    left: dict[int, tuple[FeedItem, ...]]

    def copy(self) -> _Heard:
        """The same, to be gone on with apart."""
        found = Roster(self.found, self.found.earlier, self.found.founder, self.found.told)
        found.lead, found.lost = self.found.lead, self.found.lost
        rows = {number: dict(cells) for number, cells in self.rows.items()}
        return _Heard(found, rows, dict(self.left))

    def hear(self, cut: tuple[int, int] | None = None) -> int | None:
        """Hear the lead out, or up to a change; who leads after it by its own word, or None."""
        lead, heir, handed = self.found.lead, None, 0
        left = self.left.get(lead, ())
        for at, one in enumerate(left):
            if (heir is not None and one.tx != handed) or (cut and one.dot[1:] > cut):
                self.left[lead] = left[at:]
                return heir
            self._take(one)
            if one.row != lead and one.cells.get("role") == LEADS and one.kind == "update":
                heir, handed = one.row, one.tx
        self.left[lead] = ()
        return heir if heir in self.found else None

    def _take(self, one: FeedItem) -> None:
        if one.kind == "delete":
            self.rows.pop(one.row, None)
            self.found.pop(one.row, None)
            return
        cells = self.rows.setdefault(one.row, {})
        cells.update({n: v for n, v in one.cells.items() if n in GroupDesk.__slots__})
        if _whole(cells):
            _enter(self.found, GroupDesk(**cells))  # type: ignore[arg-type]  # checked by _whole

    def hear_of_joiners(self) -> None:
        """Let in the desks that a lost lead let in and nobody had heard of when it was lost.

        They are heard once the lead after it takes so much of what the lost one said.
        """
        for over in self.found.lost:
            lost = self.found[over.lead]
            upto = lost.last_incarnation or 0, lost.last_number or 0
            for one in self.left.get(over.lead, ()):
                fresh = one.kind == "insert" and one.row not in self.found
                if fresh and one.dot[1:] <= upto:
                    later = self.rows.pop(one.row, {})
                    self._take(one)
                    self._take(msgspec.structs.replace(one, kind="update", cells=later))


def _followed(heard: _Heard, overs: Sequence[Over]) -> Roster:
    """Follow the word of each lead to the next, and of a second that took over."""
    lead, whole = heard.found.lead, heard.copy()
    heir = whole.hear()
    over = next((one for one in overs if one.lead == lead and _may(whole, one)), None)
    if heir is None and over is not None:
        heard.hear(over.cut)
        heard.found.lead, heard.found.lost = over.desk, (*heard.found.lost, over)
        return _followed(heard, [one for one in overs if one is not over])
    if heir is not None:
        whole.found.lead = heir
        return _followed(whole, overs)
    whole.hear_of_joiners()
    whole.found.claims = tuple(overs)
    return whole.found


def _may(heard: _Heard, over: Over) -> bool:
    """Whether a desk is the second by all that the lead says."""
    second = heard.found.get(over.desk)
    if second is None or second.role != SECOND or not second.active:
        return False
    # The lead had withdrawn it since and let it in again: what it said before that is over.
    returned = second.last_number is not None and second.keys_from is not None
    return not returned or over.incarnation >= (second.keys_from or 0)


def _overs(items: Iterable[FeedItem]) -> Iterator[Over]:
    """Steps by which a desk says that it leads and that the lead before it is withdrawn."""
    steps: dict[tuple[int, int, int], list[FeedItem]] = {}
    for one in items:
        steps.setdefault((one.dot.desk, one.dot.incarnation, one.tx), []).append(one)
    for (desk, incarnation, _), told in sorted(steps.items()):
        takes = any(one.row == desk and one.cells.get("role") == LEADS for one in told)
        for one in told:
            cut = one.cells.get("last_incarnation"), one.cells.get("last_number")
            if takes and one.row != desk and isinstance(cut[0], int) and isinstance(cut[1], int):
                yield Over(desk, one.row, (cut[0], cut[1]), incarnation)


def _enter(found: Roster, one: GroupDesk) -> None:
    """Put a desk as it is now into the list; one with other keys than before is kept as well."""
    before = found.get(one.id)
    if before is not None and before.signs != one.signs:
        found.earlier[one.id] = (*found.earlier.get(one.id, ()), before)
    found[one.id] = one


def keys_of(desk: GroupDesk) -> PublicKeys:
    """A desk's public keys."""
    return PublicKeys(bytes.fromhex(desk.signs), desk.opens)


def _whole(cells: Mapping[str, Value]) -> bool:
    texts = ("name", "role", "signs", "opens", "status")
    numbers = ("last_incarnation", "last_number", "keys_from")
    return (
        isinstance(cells.get("id"), int)
        and all(isinstance(cells.get(name), str) for name in texts)
        and all(isinstance(cells.get(name), int | None) for name in numbers)
        and _is_hex(str(cells["signs"]))
    )


def _is_hex(told: str) -> bool:
    try:
        return len(bytes.fromhex(told)) == 32
    except ValueError:
        return False


def _read(cells: str) -> Mapping[str, Value]:
    told: Mapping[str, Value] = json.loads(cells)
    return told
