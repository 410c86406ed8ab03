"""Desks as a call names them: by number, or by the name that `desk list` shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.desk import Desk


def numbers_of(desk: Desk, given: Sequence[str]) -> tuple[int, ...]:
    """The numbers of desks; a name may be in capitals or not.

    Raises Refused `unknown_desk_name` or `several_desks`, with the names there are.
    """
    if all(_is_number(told) for told in given):
        return tuple(map(int, given))
    with desk.reader() as reader:
        known = tuple(reader.every(GroupDesk))
    return tuple(_number(told, known) for told in given)


def number_of(desk: Desk, given: str) -> int:
    """The number of one desk. Raises Refused as `numbers_of` does."""
    (found,) = numbers_of(desk, (given,))
    return found


def names_of(desk: Desk) -> Mapping[int, str]:
    """The names of the group's desks by their numbers."""
    with desk.reader() as reader:
        return {one.id: one.name for one in reader.every(GroupDesk)}


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdecimal()


def _number(told: str, known: Sequence[GroupDesk]) -> int:
    named = [one for one in known if one.name.casefold() == told.strip().casefold()]
    if len(named) > 1:
        raise Refused("several_desks", desk=told, known=_names(named))
    if named:
        return named[0].id
    if _is_number(told):
        return int(told)
    raise Refused("unknown_desk_name", desk=told, known=_names(known))


def _names(desks: Iterable[GroupDesk]) -> tuple[str, ...]:
    return tuple(f"{one.id:02d} {one.name}" for one in sorted(desks, key=lambda one: one.id))
