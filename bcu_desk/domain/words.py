"""Text as people type it: trimmed, not empty, not endless, without control characters."""

from __future__ import annotations

import re
import unicodedata

from bcu_desk.domain.refusals import Refused

LONGEST = 200
KEY = re.compile(r"[A-Z0-9]+([ /-][A-Z0-9]+)*")
JOINERS = "\u200c\u200d"  # join letters and emoji; other format characters turn text about


def clean_text(text: str, field: str, longest: int = LONGEST) -> str:
    """The text trimmed.

    Raises Refused `empty_text`, `too_long` or `odd_characters` (control characters, such as
    those that turn the direction of writing, and half surrogates), naming the field.
    """
    trimmed = text.strip()
    if not trimmed:
        raise Refused("empty_text", field=field)
    if len(trimmed) > longest:
        raise Refused("too_long", field=field, length=len(trimmed), longest=longest)
    if any(_odd(letter) for letter in trimmed):
        raise Refused("odd_characters", field=field)
    return trimmed


def clean_key(text: str, field: str, longest: int = 40) -> str:
    """A key that people use, such as a collar number or a post code, in capitals.

    Raises Refused as `clean_text` does, or `odd_key` where it holds more than the letters A to
    Z and digits, with single hyphens, slashes or blanks between them.
    """
    key = clean_text(text, field, longest).upper()
    if not KEY.fullmatch(key):
        raise Refused("odd_key", field=field, value=key)
    return key


def _odd(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cc", "Cs", "Cf") and letter not in JOINERS
