"""What a spoken passphrase opens: age's way by scrypt, slow on purpose.

How slow stands in the file and is its maker's word, so it is looked at before any work is done.
"""

from __future__ import annotations

import re

import pyrage

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.unusable import WrongKey

MOST_WORK = 20  # as a power of two: 1 GB of memory, some seconds
_HEAD = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")
_WORD = 5  # letters, as in the words of fingerprints


def as_spoken(told: str) -> str:
    """A passphrase as it was made, however somebody wrote it down: only its letters count."""
    letters = "".join(one for one in told.casefold() if one.isalpha())
    return " ".join(letters[at : at + _WORD] for at in range(0, len(letters), _WORD))


def locked(told: bytes, passphrase: str) -> bytes:
    """Bytes that only the passphrase opens; the work is some 1 to 2.5 s on this computer."""
    return pyrage.passphrase.encrypt(told, as_spoken(passphrase))


def unlocked(sealed: bytes, passphrase: str) -> bytes:
    """What was locked. Raises WrongKey `wrong_passphrase`, or Refused.

    Refused is `exchange_damaged` for what was not locked so, `join_too_much_work` for what would
    keep this computer busy or fill its memory.
    """
    head = _HEAD.match(sealed)
    if head is None:
        raise Refused("exchange_damaged")
    if int(head[1]) > MOST_WORK:
        raise Refused("join_too_much_work")
    try:
        return pyrage.passphrase.decrypt(sealed, as_spoken(passphrase))
    except pyrage.DecryptError as error:
        if "work" in str(error).casefold():  # more than this computer can do in a sensible time
            raise Refused("join_too_much_work") from error
        raise WrongKey("wrong_passphrase") from error
