"""Settling two records that cannot both be, or what desks settled in different ways."""

from __future__ import annotations

from collections.abc import Iterable

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.settlements import (
    ALLOW_BOTH,
    AS_DESK,
    AS_IT_IS,
    UPHOLD,
    Settlement,
)
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.commands.upholding import BOTH, end_with_post, renamed, uphold
from bcu_desk.features.sync.queries.naming import (
    noun_words,
)
from bcu_desk.features.sync.rules import (
    CLOSED_POST,
    DUPLICATE,
    GROUP_LEAD,
    Choice,
)
from bcu_desk.store.exchange.clashes import Pair
from bcu_desk.store.exchange.unseen.settled import Decided
from bcu_desk.work.unit import Unit


def settle_pair(unit: Unit, pair: Pair, choice: Choice) -> str:
    """Settle a clash; returns what the step is called. Raises Refused."""
    if pair.kind == GROUP_LEAD:
        return _note_lead(unit, pair, choice)
    if pair.decisions:
        return _settle_apart(unit, pair, choice)
    if choice.verb == "allow":
        label = _allow(unit, pair)
        _say_settled(unit, pair, ALLOW_BOTH)
        return label
    both = (pair.stands, pair.displaced)
    if choice.verb == "keep" and pair.kind == CLOSED_POST:
        label = end_with_post(unit, pair)
        _say_settled(unit, pair, AS_IT_IS)
        return label
    if choice.verb == "keep":
        upheld = pair.stands
    elif choice.verb == "uphold" and choice.number in both:
        upheld = choice.number
    else:
        raise Refused("odd_choice", choice=choice.verb, field="choice")
    label = uphold(unit, pair, upheld)
    _say_settled(unit, pair, f"{UPHOLD}:{upheld}")
    return label


def _allow(unit: Unit, pair: Pair) -> str:
    """Let both stay. Two under one key can't be told apart: the second gets a key of its own."""
    if pair.kind != DUPLICATE:
        return f"Allow both {BOTH[pair.kind]}"
    told, free = renamed(unit, pair.noun, pair.displaced)
    return f"Keep two records of a {noun_words(pair.noun)}, one as {told}, one as {free}"


def _say_settled(unit: Unit, pair: Pair, choice: str) -> None:
    """Say what was chosen, last of all: another desk's other choice is seen to differ from it."""
    mark = unit.open.mark(pair)
    unit.add(Settlement(id=unit.new_id(), clash=pair.id, choice=choice, rows=mark))


def _settle_apart(unit: Unit, pair: Pair, choice: Choice) -> str:
    """Settle what desks settled apart: as one of them did, or as it came to be."""
    if choice.verb == "keep":
        _say_settled(unit, pair, AS_IT_IS)
        return f"Leave as it is what {_names(unit, pair.decisions)} had settled in different ways"
    chosen = next((one for one in reversed(pair.decisions) if _is_meant(one, choice)), None)
    if chosen is None:
        raise Refused("odd_choice_apart", choice=choice.verb, field="choice")
    unit.open.take_decision(pair, chosen)
    dot = ".".join(map(str, chosen.decision.dot))
    _say_settled(unit, pair, chosen.decision.choice or f"{AS_DESK}:{dot}")
    others = [one for one in pair.decisions if one is not chosen]
    return f"{chosen.label}: as {_names(unit, [chosen])} decided, not {_names(unit, others)}"


def _is_meant(one: Decided, choice: Choice) -> bool:
    """Whether a choice names a decision: by its desk, or by what it was."""
    if choice.verb == "take":
        return one.desk == choice.number
    wanted = ALLOW_BOTH if choice.verb == "allow" else f"{UPHOLD}:{choice.number}"
    return one.decision.choice == wanted


def _names(unit: Unit, decisions: Iterable[Decided]) -> str:
    """The desks that decided, by name."""
    numbers = dict.fromkeys(one.desk for one in decisions)
    known = {one.id: one.name for one in unit.every(GroupDesk)}
    return " and ".join(known.get(number, f"desk {number:02d}") for number in numbers)


def _note_lead(unit: Unit, pair: Pair, choice: Choice) -> str:
    """What the lead says of the list counts anyhow: the lead notes that another said it leads."""
    lead, other = unit.get(GroupDesk, pair.stands), unit.get(GroupDesk, pair.displaced)
    if lead.id != unit.desk_number:
        raise Refused("only_the_lead", lead=lead.name)
    if choice.verb not in ("allow", "keep") and choice != Choice("uphold", lead.id):
        raise Refused("odd_choice", choice=choice.verb, field="choice")
    made = Settlement(id=unit.new_id(), clash=pair.id, choice=ALLOW_BOTH, rows=pair.mark)
    unit.add(made)
    return f"Note that {lead.name} leads, not {other.name}"
