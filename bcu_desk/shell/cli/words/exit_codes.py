"""Which exit code of the contract a refusal ends with; 1 unless it is told here."""

from __future__ import annotations

from bcu_desk.shell.cli.names import FAILED, REFUSED, WRONG_USAGE

_UNUSABLE, _WRONG_KEY, _NOT_PERMITTED = 3, 6, 7
_CODES = {
    "exchange_damaged": _UNUSABLE,
    "exchange_forked": _UNUSABLE,
    "exchange_impossible_size": _UNUSABLE,
    "exchange_is_an_export": _UNUSABLE,
    "exchange_newer": _UNUSABLE,
    "exchange_tampered": _UNUSABLE,
    "join_too_much_work": _UNUSABLE,
    "not_a_card": _UNUSABLE,
    "exchange_not_read_back": FAILED,
    "exchange_other_keys": _WRONG_KEY,
    "join_not_for_us": _WRONG_KEY,
    "keys_damaged": _WRONG_KEY,
    "keys_locked": _WRONG_KEY,
    "no_keys": _WRONG_KEY,
    "not_signed_by_old_keys": _WRONG_KEY,
    "exchange_withdrawn": _NOT_PERMITTED,
    "exchange_keys_unlisted": _NOT_PERMITTED,
    "not_the_second": _NOT_PERMITTED,
    "only_the_lead": _NOT_PERMITTED,
    "wrong_usage": WRONG_USAGE,
}


def exit_code_of(refusal: str) -> int:
    """The exit code of a refusal by its code."""
    return _CODES.get(refusal, REFUSED)
