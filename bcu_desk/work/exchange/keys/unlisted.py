"""Keys that a lead had listed in vain: it had been taken over from, and its word counts no more.

The desk that changed to them is honest, and its files are as it signed them; but no list that
counts names the keys, so nothing of it is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.roster import Roster
from bcu_desk.store.exchange.sealed.keys import PublicKeys

_TAMPERED = "exchange_tampered"


@contextmanager
def told_apart(desks: Roster, number: int, check: Callable[[PublicKeys], object]) -> Iterator[None]:
    """Where a signature is not by the keys that are listed, say so if it is by such keys.

    `check` raises Refused where keys have not signed.
    """
    try:
        yield
    except Refused as refused:
        for by, keys in _in_vain(desks, number) if refused.code == _TAMPERED else ():
            if _signed(check, keys):
                names = {"desk": desks[number].name, "by": desks[by].name}
                lead = desks[desks.lead].name
                raise Refused("exchange_keys_unlisted", lead=lead, **names) from refused
        raise


def _in_vain(desks: Roster, number: int) -> Iterator[tuple[int, PublicKeys]]:
    """The keys that desks named for another after they led no more, or though they never led."""
    gone = {one.lead for one in desks.lost} | {one.desk for one in desks.claims}
    for dot, item in sorted(desks.told.items()):
        signs, opens = item.cells.get("signs"), item.cells.get("opens")
        told = isinstance(signs, str) and isinstance(opens, str)
        if told and item.row == number and dot.desk in gone and dot.desk in desks:
            yield dot.desk, PublicKeys(_bytes(str(signs)), str(opens))


def _bytes(told: str) -> bytes:
    try:
        return bytes.fromhex(told)
    except ValueError:
        return b""


def _signed(check: Callable[[PublicKeys], object], keys: PublicKeys) -> bool:
    try:
        check(keys)
    except Refused as refused:
        return refused.code != _TAMPERED
    return True
